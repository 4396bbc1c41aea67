using System.Buffers;
using System.Numerics;
using CallInsight.Contracts.Insights;

namespace CallInsight.Grains.Insights.Answering;

/// <summary>The known values of each group, rising.</summary>
internal sealed class SortedGroups<T> : IDisposable
    where T : struct, IFloatingPointIeee754<T>
{
    private readonly T[] _values;

    // Group g has the values from _starts[g] to _starts[g + 1].
    private readonly int[] _starts;

    private SortedGroups(T[] values, int[] starts) => (_values, _starts) = (values, starts);

    private int Groups => _starts.Length - 1;

    /// <summary>Takes rows into their groups by rising value: no group needs sorting.</summary>
    /// <param name="order">All rows of the columns whose value is known, by rising value.</param>
    public static SortedGroups<T> ByOrder(int[] order, ReadOnlySpan<T> values, RowGroups grouped, int[] counts)
    {
        var (starts, into, from) = (Starts(counts), ArrayPool<T>.Shared.Rent(values.Length), grouped.Set.From);
        var groups = grouped.Groups;

        // What does not count comes last, behind the groups.
        int[] next = [.. starts];
        foreach (var row in order)
        {
            var place = row - from;
            if ((uint)place < (uint)values.Length)
            {
                into[next[groups[place]]++] = values[place];
            }
        }

        return new SortedGroups<T>(into, starts);
    }

    /// <summary>Gathers each group's values and sorts them.</summary>
    public static SortedGroups<T> BySorting(ReadOnlySpan<T> values, RowGroups grouped, int[] counts)
    {
        var (starts, into) = (Starts(counts), ArrayPool<T>.Shared.Rent(values.Length));
        var groups = grouped.Groups;
        int[] next = [.. starts];
        for (var place = 0; place < values.Length; place++)
        {
            if (!T.IsNaN(values[place]))
            {
                into[next[groups[place]]++] = values[place];
            }
        }

        for (var group = 0; group < counts.Length; group++)
        {
            into.AsSpan(starts[group]..starts[group + 1]).Sort();
        }

        return new SortedGroups<T>(into, starts);
    }

    /// <summary>Counts, sums and extremes.</summary>
    public Moments[] Moments()
    {
        var moments = new Moments[Groups];
        for (var group = 0; group < moments.Length; group++)
        {
            var values = _values.AsSpan(_starts[group].._starts[group + 1]);
            moments[group] = values.IsEmpty
                ? new Moments { Min = double.PositiveInfinity, Max = double.NegativeInfinity }
                : new Moments { Count = values.Length, Sum = SumValues.OfKnown((ReadOnlySpan<T>)values), Min = double.CreateTruncating(values[0]), Max = double.CreateTruncating(values[^1]) };
        }

        return moments;
    }

    /// <summary>Percentiles of the groups that are whole, for each fraction; NaN in others.</summary>
    public double[][] Percentiles(double[] fractions, bool[] whole)
    {
        var columns = Array.ConvertAll(fractions, _ => new double[Groups]);
        for (var group = 0; group < Groups; group++)
        {
            var values = _values.AsSpan(_starts[group].._starts[group + 1]);
            for (var i = 0; i < fractions.Length; i++)
            {
                columns[i][group] = whole[group] && values.Length > 0 ? Percentile.Of((ReadOnlySpan<T>)values, fractions[i]) : double.NaN;
            }
        }

        return columns;
    }

    /// <summary>The values of the groups that are not whole.</summary>
    public T[] Told(bool[] whole)
    {
        var count = 0;
        for (var group = 0; group < Groups; group++)
        {
            count += whole[group] ? 0 : _starts[group + 1] - _starts[group];
        }

        var (told, next) = (new T[count], 0);
        for (var group = 0; group < Groups; group++)
        {
            if (!whole[group])
            {
                var values = _values.AsSpan(_starts[group].._starts[group + 1]);
                values.CopyTo(told.AsSpan(next));
                next += values.Length;
            }
        }

        return told;
    }

    /// <summary>Histograms of the groups that are not whole.</summary>
    public SketchCells Sketch(bool[] whole)
    {
        var (starts, keys, counts) = (new int[Groups + 1], new List<ushort>(), new List<int>());
        for (var group = 0; group < Groups; group++)
        {
            var first = keys.Count;
            foreach (var value in whole[group] ? [] : _values.AsSpan(_starts[group].._starts[group + 1]))
            {
                var key = Answering.Sketch.KeyOf(float.CreateTruncating(value));
                if (keys.Count == first || keys[^1] != key)
                {
                    keys.Add(key);
                    counts.Add(0);
                }

                counts[^1]++;
            }

            starts[group + 1] = keys.Count;
        }

        return new SketchCells(starts, [.. keys], [.. counts]);
    }

    public void Dispose() => ArrayPool<T>.Shared.Return(_values);

    private static int[] Starts(int[] counts)
    {
        var starts = new int[counts.Length + 1];
        for (var group = 0; group < counts.Length; group++)
        {
            starts[group + 1] = starts[group] + counts[group];
        }

        return starts;
    }
}
