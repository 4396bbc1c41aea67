using System.Runtime.InteropServices;
using CallInsight.Contracts.Insights;

namespace CallInsight.Web.Insights;

/// <summary>A figure and how many calls it comes from.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Figure(double? Value, long Calls)
{
    public static Figure None { get; } = new(null, 0);

    /// <summary>A metric's figure in a row of an answer.</summary>
    public static Figure Of(InsightsAnswer answer, int row, MetricWords metric)
    {
        if (row >= answer.Rows)
        {
            return None;
        }

        if (answer.Columns.All(c => c.Name != metric.Column))
        {
            return None;
        }

        var calls = metric.Key == InsightsFields.Calls ? "calls.count" : $"{metric.Key}.count";
        return new Figure(answer[metric.Column].Number(row), (long)(answer[calls].Number(row) ?? 0));
    }
}
