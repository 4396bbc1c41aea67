using System.Numerics;
using System.Runtime.InteropServices;
using CallInsight.Contracts.Insights;

namespace CallInsight.Grains.Insights.Answering;

/// <summary>Counts, sums, extremes and deviations by group.</summary>
internal static class GroupMoments
{
    /// <param name="values">One for each place of the set; NaN is unknown.</param>
    public static Moments[] Of<T>(ReadOnlySpan<T> values, RowGroups grouped, bool extremes)
        where T : struct, IFloatingPointIeee754<T>
    {
        var sums = new Sum[grouped.Count + 1];
        if (grouped.InRuns && values is { Length: > 0 })
        {
            OfRuns(values, grouped.Groups, sums);
        }
        else
        {
            OfEach(values, grouped.Groups, sums);
        }

        var moments = new Moments[grouped.Count];
        for (var group = 0; group < moments.Length; group++)
        {
            moments[group] = new Moments { Count = sums[group].Count, Sum = sums[group].Value };
        }

        if (extremes)
        {
            Extremes(values, grouped, moments);
        }

        return moments;
    }

    /// <summary>How many values of each group are known.</summary>
    public static int[] CountsOf<T>(ReadOnlySpan<T> values, RowGroups grouped)
        where T : struct, IFloatingPointIeee754<T>
    {
        if (SumValues.Of(values).Known == values.Length)
        {
            return grouped.Sizes;
        }

        var counts = new int[grouped.Count + 1];
        var groups = grouped.Groups;
        for (var place = 0; place < values.Length; place++)
        {
            counts[groups[place]] += T.IsNaN(values[place]) ? 0 : 1;
        }

        return counts[..^1];
    }

    /// <summary>Around the mean, in a pass of its own: sums of squares alone would lose what is small beside it.</summary>
    public static double[] SquaredDeviations<T>(ReadOnlySpan<T> values, RowGroups grouped, Moments[] moments)
        where T : struct, IFloatingPointIeee754<T>
    {
        var squares = new double[moments.Length + 1];
        var groups = grouped.Groups;
        double[] means = [.. moments.Select(m => m.Sum / m.Count), 0];
        for (var place = 0; place < values.Length; place++)
        {
            var difference = double.CreateTruncating(values[place]) - means[groups[place]];
            squares[groups[place]] += double.IsNaN(difference) ? 0 : difference * difference;
        }

        return squares[..^1];
    }

    private static void OfEach<T>(ReadOnlySpan<T> values, ReadOnlySpan<int> groups, Sum[] sums)
        where T : struct, IFloatingPointIeee754<T>
    {
        groups = groups[..values.Length];
        for (var place = 0; place < values.Length; place++)
        {
            var value = values[place];
            if (!T.IsNaN(value))
            {
                ref var sum = ref sums[groups[place]];
                sum.Value += double.CreateTruncating(value);
                sum.Count++;
            }
        }
    }

    private static void OfRuns<T>(ReadOnlySpan<T> values, ReadOnlySpan<int> groups, Sum[] sums)
        where T : struct, IFloatingPointIeee754<T>
    {
        for (var from = 0; from < values.Length;)
        {
            var length = groups[from..values.Length].IndexOfAnyExcept(groups[from]);
            var run = values.Slice(from, length < 0 ? values.Length - from : length);
            var (sum, known) = SumValues.Of(run);
            sums[groups[from]].Value += sum;
            sums[groups[from]].Count += known;
            from += run.Length;
        }
    }

    private static void Extremes<T>(ReadOnlySpan<T> values, RowGroups grouped, Moments[] moments)
        where T : struct, IFloatingPointIeee754<T>
    {
        var (lows, highs) = (new T[moments.Length + 1], new T[moments.Length + 1]);
        var groups = grouped.Groups;
        lows.AsSpan().Fill(T.PositiveInfinity);
        highs.AsSpan().Fill(T.NegativeInfinity);
        for (var place = 0; place < values.Length; place++)
        {
            var (value, group) = (values[place], groups[place]);
            lows[group] = value < lows[group] ? value : lows[group];
            highs[group] = value > highs[group] ? value : highs[group];
        }

        for (var group = 0; group < moments.Length; group++)
        {
            moments[group].Min = double.CreateTruncating(lows[group]);
            moments[group].Max = double.CreateTruncating(highs[group]);
        }
    }

    [StructLayout(LayoutKind.Auto)]
    private struct Sum
    {
        public double Value;
        public int Count;
    }
}
