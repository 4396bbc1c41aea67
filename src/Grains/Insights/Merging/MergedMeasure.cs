using CallInsight.Contracts.Insights;
using CallInsight.Grains.Insights.Answering;
using CallInsight.Grains.Insights.Planning;

namespace CallInsight.Grains.Insights.Merging;

/// <summary>One measure over all shares, by merged group.</summary>
internal sealed class MergedMeasure
{
    private readonly MergedGroups _groups;
    private readonly IReadOnlyList<FactsPartial> _shares;
    private readonly Moments[] _moments;

    public MergedMeasure(MergedGroups groups, IReadOnlyList<FactsPartial> shares)
    {
        (_groups, _shares, _moments) = (groups, shares, new Moments[groups.Count]);
        _moments.AsSpan().Fill(new Moments { Min = double.PositiveInfinity, Max = double.NegativeInfinity });
        Each((share, from, to) =>
        {
            ref var of = ref _moments[to];
            var part = share.Moments[from];
            of.Count += part.Count;
            of.Sum += part.Sum;
            of.Min = Math.Min(of.Min, part.Min);
            of.Max = Math.Max(of.Max, part.Max);
        });
    }

    /// <summary>Whether some share has histograms instead of values.</summary>
    public bool HasSketch => _shares.Any(s => s.Sketch is { Keys.Length: > 0 });

    /// <summary>A column of numbers; NaN where nothing is known.</summary>
    public double[] Numbers(PlannedColumn column) => column.Aggregate switch
    {
        "count" => Array.ConvertAll(_moments, m => (double)m.Count),
        "sum" => Array.ConvertAll(_moments, m => m.Count == 0 ? double.NaN : m.Sum),
        "mean" => Array.ConvertAll(_moments, m => m.Count == 0 ? double.NaN : m.Sum / m.Count),
        "min" => Array.ConvertAll(_moments, m => m.Count == 0 ? double.NaN : m.Min),
        "max" => Array.ConvertAll(_moments, m => m.Count == 0 ? double.NaN : m.Max),
        "stddev" => Deviations(),
        "shareOver" => Shares(s => s.Over[column.Place]),
        "shareUnder" => Shares(s => s.Under[column.Place]),
        _ => throw new ArgumentOutOfRangeException(nameof(column), column.Aggregate, "No aggregate of numbers."),
    };

    /// <summary>Columns of percentiles, one for each fraction of the measure.</summary>
    public double[][] Percentiles(double[] fractions)
    {
        var columns = Array.ConvertAll(fractions, _ => NotKnown());
        MergedPercentiles.TakeWhole(_groups, _shares, columns);
        if (HasSketch)
        {
            new MergedSketch(new GroupPieces(_groups, _shares), _shares).Percentiles(fractions, columns, _groups.Count);
        }
        else if (_shares.Any(s => s.Wide is not null))
        {
            MergedPercentiles.OfValues(new GroupPieces(_groups, _shares), _groups.Count, _shares, fractions, columns, s => s.Wide);
        }
        else if (_shares.Any(s => s.Narrow is not null))
        {
            MergedPercentiles.OfValues(new GroupPieces(_groups, _shares), _groups.Count, _shares, fractions, columns, s => s.Narrow);
        }

        return columns;
    }

    /// <summary>A column of histograms.</summary>
    public HistogramBin[][] Histograms(PlannedColumn column, double width)
    {
        var bins = new SortedDictionary<long, long>[_groups.Count];
        Each((share, from, to) =>
        {
            var cells = share.Bins[column.Place];
            var of = bins[to] ??= [];
            for (var cell = cells.Starts[from]; cell < cells.Starts[from + 1]; cell++)
            {
                of[cells.Numbers[cell]] = of.GetValueOrDefault(cells.Numbers[cell]) + cells.Counts[cell];
            }
        });
        return Array.ConvertAll(bins, of => of is null ? [] : of.Select(b => new HistogramBin(b.Key * width, b.Value)).ToArray());
    }

    /// <summary>Of the sample, as SQL's stddev: unknown for less than two values.</summary>
    private double[] Deviations()
    {
        var squares = new double[_groups.Count];
        Each((share, from, to) =>
        {
            var part = share.Moments[from];
            if (part.Count > 0)
            {
                var apart = (part.Sum / part.Count) - (_moments[to].Sum / _moments[to].Count);
                squares[to] += share.SquaredDeviations![from] + (part.Count * apart * apart);
            }
        });
        return [.. squares.Select((square, group) => _moments[group].Count < 2 ? double.NaN : Math.Sqrt(square / (_moments[group].Count - 1)))];
    }

    private double[] Shares(Func<FactsPartial, int[]> counts)
    {
        var sums = new double[_groups.Count];
        Each((share, from, to) => sums[to] += counts(share)[from]);
        return [.. sums.Select((sum, group) => _moments[group].Count == 0 ? double.NaN : sum / _moments[group].Count)];
    }

    private double[] NotKnown()
    {
        var column = new double[_groups.Count];
        Array.Fill(column, double.NaN);
        return column;
    }

    private void Each(Action<FactsPartial, int, int> take)
    {
        for (var share = 0; share < _shares.Count; share++)
        {
            var groupOf = _groups.GroupOf[share];
            for (var group = 0; group < groupOf.Length; group++)
            {
                take(_shares[share], group, groupOf[group]);
            }
        }
    }
}
