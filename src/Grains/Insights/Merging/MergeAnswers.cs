using CallInsight.Contracts;
using CallInsight.Contracts.Insights;
using CallInsight.Grains.Insights.Planning;

namespace CallInsight.Grains.Insights.Merging;

/// <summary>Makes the answer out of the buckets' shares: merge groups, finish the figures, order, cut.</summary>
internal sealed class MergeAnswers(QueryPlan plan, IReadOnlyList<FactsAnswer> shares, TenantWords words)
{
    /// <returns>Refused: <c>insights.invalid</c> where there are too many groups.</returns>
    public Result<InsightsAnswer> Run()
    {
        var groups = new MergedGroups(plan, shares);
        if (groups.Count > InsightsLimits.Rows && plan.Limit is null)
        {
            return InsightsRefusals.Invalid(new Dictionary<string, string>(StringComparer.Ordinal) { ["groupBy"] = $"This gives {groups.Count} rows. Group by less, filter, or give a limit." });
        }

        var measures = plan.Question.Measures.Select((_, i) => new MergedMeasure(groups, [.. shares.Select(s => s.Partials[i])])).ToList();
        var columns = Columns(measures);
        Suppress(groups, columns);
        var rows = Order(groups, columns);
        return new InsightsAnswer(
            [.. plan.Dimensions.Select((d, i) => groups.ColumnOf(i, d.Name, rows, words)), .. columns.Select(c => Pick(c, rows))],
            rows.Length,
            plan.Columns.Any(c => c.Fraction > 0 && measures[c.Measure].HasSketch));
    }

    private List<InsightsColumn> Columns(List<MergedMeasure> measures)
    {
        var percentiles = plan.Columns.Where(c => c.Fraction > 0).GroupBy(c => c.Measure).ToDictionary(g => g.Key, g => Percentiles(measures[g.Key], [.. g.Select(c => c.Fraction).Order()]));
        return [.. plan.Columns.Select(column => column switch
        {
            { Aggregate: "histogram" } => new InsightsColumn(column.Name, "histogram", null, null, measures[column.Measure].Histograms(column, plan.Question.Measures[column.Measure].BinWidths[column.Place])),
            { Fraction: > 0 } => new InsightsColumn(column.Name, "number", null, percentiles[column.Measure][column.Fraction], null),
            _ => new InsightsColumn(column.Name, column.Aggregate == "count" ? "integer" : "number", null, measures[column.Measure].Numbers(column), null),
        })];
    }

    private static Dictionary<double, double[]> Percentiles(MergedMeasure measure, double[] fractions)
        => measure.Percentiles(fractions).Zip(fractions).ToDictionary(p => p.Second, p => p.First);

    /// <summary>What would tell of single members is left empty.</summary>
    private void Suppress(MergedGroups groups, List<InsightsColumn> columns)
    {
        if (plan.OfMembers is null)
        {
            return;
        }

        for (var group = 0; group < groups.Count; group++)
        {
            if (groups.MembersOf(group) < InsightsLimits.MiddleMembers)
            {
                columns.ForEach(c => c.Numbers![group] = double.NaN);
            }
        }
    }

    private int[] Order(MergedGroups groups, List<InsightsColumn> columns)
    {
        var rows = Enumerable.Range(0, groups.Count).ToArray();
        Array.Sort(rows, (left, right) => Compare(groups, columns, left, right));
        return plan.Limit < rows.Length ? rows[..plan.Limit.Value] : rows;
    }

    private int Compare(MergedGroups groups, List<InsightsColumn> columns, int left, int right)
    {
        foreach (var order in plan.OrderBy)
        {
            var by = order.Column < plan.Dimensions.Count
                ? groups.Compare(order.Column, left, right) * (order.Descending ? -1 : 1)
                : CompareNumbers(columns[order.Column - plan.Dimensions.Count], left, right, order.Descending);
            if (by != 0)
            {
                return by;
            }
        }

        for (var column = 0; column < plan.Dimensions.Count; column++)
        {
            if (groups.Compare(column, left, right) is not 0 and var by)
            {
                return by;
            }
        }

        return 0;
    }

    /// <summary>What is unknown comes last, whichever way.</summary>
    private static int CompareNumbers(InsightsColumn column, int left, int right, bool descending)
    {
        if (column.Numbers is not { } numbers)
        {
            return 0;
        }

        var (a, b) = (numbers[left], numbers[right]);
        return double.IsNaN(a) || double.IsNaN(b) ? double.IsNaN(a).CompareTo(double.IsNaN(b)) : descending ? b.CompareTo(a) : a.CompareTo(b);
    }

    private static InsightsColumn Pick(InsightsColumn column, int[] rows) => column with
    {
        Numbers = column.Numbers is { } numbers ? Array.ConvertAll(rows, r => numbers[r]) : null,
        Histograms = column.Histograms is { } histograms ? Array.ConvertAll(rows, r => histograms[r]) : null,
    };
}
