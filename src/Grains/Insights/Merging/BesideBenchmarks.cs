using CallInsight.Contracts.Insights;
using CallInsight.Grains.Insights.Planning;

namespace CallInsight.Grains.Insights.Merging;

/// <summary>Sets measures beside the benchmarks of their metrics: the end that is nearer, or, within both ends, the figure itself. Only of the
/// middle of a metric, its mean or median, a benchmark says something.</summary>
internal sealed class BesideBenchmarks(QueryPlan plan, InsightsAnswer answer)
{
    public InsightsAnswer Run()
    {
        var dimensions = plan.Dimensions.Count;
        List<InsightsColumn> columns = [.. answer.Columns.Take(dimensions), .. plan.Columns.SelectMany((c, i) => Measured(c, answer.Columns[dimensions + i]))];
        var rows = OrderCompared.Of(plan, columns, answer.Rows);
        return new InsightsAnswer([.. columns.Select(c => OrderCompared.Pick(c, rows))], rows.Length, answer.Approximate);
    }

    private IEnumerable<InsightsColumn> Measured(PlannedColumn planned, InsightsColumn column)
    {
        if (!ComparedColumns.Has(planned))
        {
            return [column];
        }

        var ends = planned.Aggregate is "mean" or "median" ? plan.Benchmarks!.FirstOrDefault(b => b.Metric == MetricOf(planned)) : null;
        double[] beside = [.. column.Numbers!.Select(n => ends is null ? double.NaN : Math.Max(ends.Low ?? double.NegativeInfinity, Math.Min(ends.High ?? double.PositiveInfinity, n)))];
        return
        [
            column,
            column with { Name = InsightsComparison.Beside(planned.Name), Type = "number", Numbers = beside },
            column with { Name = InsightsComparison.Change(planned.Name), Type = "number", Numbers = [.. column.Numbers!.Zip(beside, (a, b) => a - b)] },
        ];
    }

    private static string MetricOf(PlannedColumn planned) => planned.Name[..planned.Name.LastIndexOf('.')];
}
