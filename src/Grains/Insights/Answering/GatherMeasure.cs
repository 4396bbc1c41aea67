using System.Numerics;
using CallInsight.Contracts.Insights;
using CallInsight.Grains.Insights.Columns;

namespace CallInsight.Grains.Insights.Answering;

/// <summary>One measure over grouped rows: a pass for what is always told, and one for each thing more that is asked.</summary>
internal sealed class GatherMeasure(FactColumns facts, FactsMeasure measure, GroupRows grouped, int from, int to, bool sketch)
{
    public FactsPartial Run()
    {
        var values = MetricValues.Of(facts, measure.Metric, from, to);
        return values.IsWide ? Run(values.Wide) : Run(values.Narrow);
    }

    private FactsPartial Run<T>(ReadOnlySpan<T> values)
        where T : struct, IFloatingPointIeee754<T>
    {
        var moments = MomentsOf(values);
        var gathered = measure.Values ? Gather(values, moments) : [];
        return new FactsPartial(
            moments,
            measure.Deviation ? SquaredDeviations(values, moments) : null,
            sketch ? null : gathered as double[],
            measure.Values && sketch ? SketchOf(gathered, moments) : null,
            [.. CountEach(measure.Over, values, static (value, threshold) => value > threshold)],
            [.. CountEach(measure.Under, values, static (value, threshold) => value < threshold)],
            [.. Bins(values)],
            sketch ? null : gathered as float[]);
    }

    private Moments[] MomentsOf<T>(ReadOnlySpan<T> values)
        where T : struct, IFloatingPointIeee754<T>
    {
        var moments = new Moments[grouped.Count];
        moments.AsSpan().Fill(new Moments { Min = double.PositiveInfinity, Max = double.NegativeInfinity });
        var (rows, groups) = (grouped.Rows, grouped.Groups);
        for (var i = 0; i < rows.Length; i++)
        {
            var value = double.CreateTruncating(values[rows[i] - from]);
            if (double.IsNaN(value))
            {
                continue;
            }

            ref var of = ref moments[groups[i]];
            of.Count++;
            of.Sum += value;
            of.Min = value < of.Min ? value : of.Min;
            of.Max = value > of.Max ? value : of.Max;
        }

        return moments;
    }

    // A second pass around the mean: sums of squares alone would lose what is small beside it.
    private double[] SquaredDeviations<T>(ReadOnlySpan<T> values, Moments[] moments)
        where T : struct, IFloatingPointIeee754<T>
    {
        var squares = new double[moments.Length];
        for (var i = 0; i < grouped.Rows.Length; i++)
        {
            var value = double.CreateTruncating(values[grouped.Rows[i] - from]);
            if (!double.IsNaN(value))
            {
                ref var of = ref moments[grouped.Groups[i]];
                var difference = value - (of.Sum / of.Count);
                squares[grouped.Groups[i]] += difference * difference;
            }
        }

        return squares;
    }

    /// <summary>The known values, group after group.</summary>
    private T[] Gather<T>(ReadOnlySpan<T> values, Moments[] moments)
        where T : struct, IFloatingPointIeee754<T>
    {
        var next = new int[moments.Length];
        var total = 0;
        for (var group = 0; group < moments.Length; group++)
        {
            next[group] = total;
            total += moments[group].Count;
        }

        var gathered = new T[total];
        for (var i = 0; i < grouped.Rows.Length; i++)
        {
            var value = values[grouped.Rows[i] - from];
            if (!T.IsNaN(value))
            {
                gathered[next[grouped.Groups[i]]++] = value;
            }
        }

        return gathered;
    }

    private static SketchCells SketchOf<T>(T[] gathered, Moments[] moments)
        where T : struct, IFloatingPointIeee754<T>
    {
        var (starts, keys, counts) = (new int[moments.Length + 1], new List<ushort>(), new List<int>());
        var cells = new int[ushort.MaxValue + 1];
        var at = 0;
        for (var group = 0; group < moments.Length; group++)
        {
            var (low, high) = (ushort.MaxValue, ushort.MinValue);
            foreach (var value in gathered.AsSpan(at, moments[group].Count))
            {
                var key = Sketch.KeyOf(float.CreateTruncating(value));
                cells[key]++;
                low = Math.Min(low, key);
                high = Math.Max(high, key);
            }

            for (int key = low; key <= high; key++)
            {
                if (cells[key] > 0)
                {
                    keys.Add((ushort)key);
                    counts.Add(cells[key]);
                    cells[key] = 0;
                }
            }

            at += moments[group].Count;
            starts[group + 1] = keys.Count;
        }

        return new SketchCells(starts, [.. keys], [.. counts]);
    }

    private List<int[]> CountEach<T>(double[] thresholds, ReadOnlySpan<T> values, Func<T, T, bool> holds)
        where T : struct, IFloatingPointIeee754<T>
    {
        var all = new List<int[]>();
        foreach (var threshold in thresholds)
        {
            var counts = new int[grouped.Count];
            var limit = T.CreateTruncating(threshold);
            for (var i = 0; i < grouped.Rows.Length; i++)
            {
                counts[grouped.Groups[i]] += holds(values[grouped.Rows[i] - from], limit) ? 1 : 0;
            }

            all.Add(counts);
        }

        return all;
    }

    private List<BinCells> Bins<T>(ReadOnlySpan<T> values)
        where T : struct, IFloatingPointIeee754<T>
    {
        var all = new List<BinCells>();
        foreach (var width in measure.BinWidths)
        {
            var groups = new SortedDictionary<long, int>[grouped.Count];
            for (var i = 0; i < grouped.Rows.Length; i++)
            {
                var value = double.CreateTruncating(values[grouped.Rows[i] - from]);
                if (!double.IsNaN(value))
                {
                    var bins = groups[grouped.Groups[i]] ??= [];
                    var number = (long)Math.Floor(value / width);
                    bins[number] = bins.GetValueOrDefault(number) + 1;
                }
            }

            var starts = new int[grouped.Count + 1];
            for (var group = 0; group < grouped.Count; group++)
            {
                starts[group + 1] = starts[group] + (groups[group]?.Count ?? 0);
            }

            var cells = groups.OfType<SortedDictionary<long, int>>().SelectMany(g => g).ToList();
            all.Add(new BinCells(starts, [.. cells.Select(c => c.Key)], [.. cells.Select(c => c.Value)]));
        }

        return all;
    }
}
