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
        var percentiles = measures.Select((m, i) => m.Percentiles(plan.Question.Measures[i].Fractions)).ToArray();
        return [.. plan.Columns.Select(column => column switch
        {
            { Aggregate: "histogram" } => new InsightsColumn(column.Name, "histogram", null, null, measures[column.Measure].Histograms(column, plan.Question.Measures[column.Measure].BinWidths[column.Place])),
            { Fraction: > 0 } => new InsightsColumn(column.Name, "number", null, percentiles[column.Measure][column.Place], null),
            _ => new InsightsColumn(column.Name, column.Aggregate == "count" ? "integer" : "number", null, measures[column.Measure].Numbers(column), null),
        })];
    }

    /// <summary>What would tell of single members is left empty.</summary>
    private void Suppress(MergedGroups groups, List<InsightsColumn> columns)
    {
        if (plan.OfMembers is null)
        {
            return;
        }

        for (var measure = 0; measure < plan.Question.Measures.Count; measure++)
        {
            var members = groups.MembersIn([.. shares.Select(s => s.Partials[measure])]);
            foreach (var (column, _) in columns.Zip(plan.Columns).Where(c => c.Second.Measure == measure))
            {
                for (var group = 0; group < groups.Count; group++)
                {
                    column.Numbers![group] = members[group] < InsightsLimits.MiddleMembers ? double.NaN : column.Numbers[group];
                }
            }
        }
    }

    private int[] Order(MergedGroups groups, List<InsightsColumn> columns)
    {
        var rows = new OrderRows(groups, columns, plan).Run();
        return plan.Limit < rows.Length ? rows[..plan.Limit.Value] : rows;
    }

    private static InsightsColumn Pick(InsightsColumn column, int[] rows) => column with
    {
        Numbers = column.Numbers is { } numbers ? Array.ConvertAll(rows, r => numbers[r]) : null,
        Histograms = column.Histograms is { } histograms ? Array.ConvertAll(rows, r => histograms[r]) : null,
    };
}
