using CallInsight.Contracts.Insights;

namespace CallInsight.Grains.Insights.Planning;

/// <summary>The columns that a measure has where it is compared.</summary>
internal static class ComparedColumns
{
    /// <summary>Histograms have no difference.</summary>
    public static bool Has(PlannedColumn column) => column.Aggregate != "histogram";

    public static IEnumerable<string> Names(PlannedColumn column) => Has(column) ? [column.Name, InsightsComparison.Beside(column.Name), InsightsComparison.Change(column.Name)] : [column.Name];
}
