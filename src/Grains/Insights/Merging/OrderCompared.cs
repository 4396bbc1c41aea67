using CallInsight.Contracts.Insights;
using CallInsight.Grains.Insights.Planning;

namespace CallInsight.Grains.Insights.Merging;

/// <summary>Orders and cuts the rows of an answer that is seen beside another.</summary>
internal static class OrderCompared
{
    /// <summary>As asked, then by time where it comes first, then as the sides have them.</summary>
    public static int[] Of(QueryPlan plan, List<InsightsColumn> columns, int count)
    {
        var rows = Enumerable.Range(0, count).OrderBy(row => 0);
        foreach (var order in plan.OrderBy)
        {
            var column = columns[order.Column];
            rows = column switch
            {
                { Texts: { } texts } => rows.ThenBy(row => texts[row] is null).ThenBy(row => texts[row], order.Descending ? Descending<string?>.With(StringComparer.Ordinal) : StringComparer.Ordinal),
                { Numbers: { } numbers } => rows.ThenBy(row => double.IsNaN(numbers[row])).ThenBy(row => order.Descending ? -numbers[row] : numbers[row]),
                _ => rows,
            };
        }

        if (plan.Dimensions.Count > 0 && columns[0] is { Type: "date", Texts: { } dates })
        {
            rows = rows.ThenBy(row => dates[row], StringComparer.Ordinal);
        }

        var sorted = rows.ThenBy(row => row).ToArray();
        return plan.Limit < sorted.Length ? sorted[..plan.Limit.Value] : sorted;
    }

    /// <summary>A column in that order.</summary>
    public static InsightsColumn Pick(InsightsColumn column, int[] rows) => column with
    {
        Texts = column.Texts is { } texts ? Array.ConvertAll(rows, r => texts[r]) : null,
        Numbers = column.Numbers is { } numbers ? Array.ConvertAll(rows, r => numbers[r]) : null,
        Histograms = column.Histograms is { } histograms ? Array.ConvertAll(rows, r => histograms[r]) : null,
    };

    private sealed class Descending<T>(IComparer<T> comparer) : IComparer<T>
    {
        public static IComparer<T> With(IComparer<T> comparer) => new Descending<T>(comparer);

        public int Compare(T? x, T? y) => comparer.Compare(y!, x!);
    }
}
