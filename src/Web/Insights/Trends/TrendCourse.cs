using System.Globalization;
using CallInsight.Contracts.Insights;

namespace CallInsight.Web.Insights.Trends;

/// <summary>The answers that one chart is drawn from.</summary>
/// <param name="Group">The value of the split; null where it is not known, or nothing is split.</param>
/// <param name="Whole">The figures of the whole period, in row <paramref name="WholeRow"/>.</param>
/// <param name="Parts">By time and, where there is a split, by its values.</param>
/// <param name="Middle">By time, of those around the actor.</param>
internal sealed record TrendCourse(string? Group, InsightsAnswer Whole, int WholeRow, InsightsAnswer Parts, InsightsAnswer? WholeBefore, int WholeBeforeRow, InsightsAnswer? PartsBefore, InsightsAnswer? Middle)
{
    /// <summary>How many calls it counts.</summary>
    public long Calls => WholeRow < Whole.Rows ? (long)(Whole["calls.count"].Number(WholeRow) ?? 0) : 0;

    /// <summary>The values of a column by the first day of their part, for this course's group.</summary>
    public Dictionary<DateOnly, double?> Values(InsightsAnswer parts, string column)
    {
        var isSplit = parts.Columns[1].Texts is not null;
        var values = new Dictionary<DateOnly, double?>();
        for (var row = 0; row < parts.Rows; row++)
        {
            if (!isSplit || parts.Columns[1].Texts![row] == Group)
            {
                values[DateOnly.ParseExact(parts.Columns[0].Texts![row]!, "yyyy-MM-dd", CultureInfo.InvariantCulture)] = parts[column].Number(row);
            }
        }

        return values;
    }
}
