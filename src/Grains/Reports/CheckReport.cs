using CallInsight.Contracts.Insights;
using CallInsight.Contracts.Reports;

namespace CallInsight.Grains.Reports;

/// <summary>Every fault of a report, but for those of its questions, which are asked.</summary>
internal static class CheckReport
{
    public static IEnumerable<(string Field, string Problem)> Faults(ReportContent content)
    {
        if (string.IsNullOrWhiteSpace(content.Title) || content.Title.Length > ReportRefusals.LongestTitle)
        {
            yield return ("title", $"Give a title of at most {ReportRefusals.LongestTitle} characters.");
        }

        if (!ReportPeriods.All.Contains(content.Period, StringComparer.Ordinal))
        {
            yield return ("period", $"Give one of {string.Join(", ", ReportPeriods.All)}.");
        }

        if (!TimeZoneInfo.TryFindSystemTimeZoneById(content.TimeZone, out _))
        {
            yield return ("timeZone", "Give an IANA time zone, such as Europe/Berlin.");
        }

        if (content.Paper is not ("a4" or "letter"))
        {
            yield return ("paper", "Give a4 or letter.");
        }

        if (content.Recipients.Count > ReportRefusals.MostRecipients)
        {
            yield return ("recipients", $"At most {ReportRefusals.MostRecipients} recipients.");
        }

        if (content.Sharing.Kind is not (Sharing.OwnerOnly or Sharing.Named or Sharing.Everybody))
        {
            yield return ("sharing", "Give private, people or tenant.");
        }

        foreach (var fault in BlockFaults(content.Blocks).Concat(content.Schedule is { } schedule ? ScheduleFaults(schedule) : []))
        {
            yield return fault;
        }
    }

    private static IEnumerable<(string, string)> BlockFaults(IReadOnlyList<ReportBlock> blocks)
    {
        if (blocks.Count > ReportRefusals.MostBlocks)
        {
            yield return ("blocks", $"At most {ReportRefusals.MostBlocks} parts.");
        }

        foreach (var (i, block) in blocks.Index())
        {
            var at = FormattableString.Invariant($"blocks[{i}]");
            switch (block)
            {
                case { Kind: ReportBlock.Figures, Tile: { } tile }:
                    if (!ReportShapes.All.Contains(tile.Shape, StringComparer.Ordinal) || tile.Measures.Count is 0 or > InsightsLimits.Measures || string.IsNullOrWhiteSpace(tile.Title) || tile.Title.Length > ReportRefusals.LongestTitle)
                    {
                        yield return (at, $"Give a title, a shape ({string.Join(", ", ReportShapes.All)}) and measures.");
                    }

                    break;
                case { Kind: ReportBlock.Heading or ReportBlock.Paragraph, Text: { } text } when text.Trim().Length is > 0 and <= ReportRefusals.LongestText:
                    break;
                default:
                    yield return (at, $"Give a heading or a text of at most {ReportRefusals.LongestText} characters, or a tile.");
                    break;
            }
        }
    }

    private static IEnumerable<(string, string)> ScheduleFaults(ReportSchedule schedule)
    {
        if (schedule.Every is not (ReportSchedule.Daily or ReportSchedule.Weekly or ReportSchedule.Monthly))
        {
            yield return ("schedule.every", "Give day, week or month.");
        }

        if (schedule.Every == ReportSchedule.Weekly && schedule.Days.Count == 0)
        {
            yield return ("schedule.days", "Give at least one day of the week.");
        }

        if (schedule.DayOfMonth is < 1 or > 31)
        {
            yield return ("schedule.dayOfMonth", "Give 1 to 31, or last.");
        }
    }
}
