using System.Globalization;
using CallInsight.Contracts.Insights;
using CallInsight.Contracts.Reports;

namespace CallInsight.Web.Reports;

/// <summary>A report over the API, taken and given alike.</summary>
/// <param name="Title">At most 120 characters.</param>
/// <param name="Period">yesterday, lastWeek, lastMonth, lastQuarter, last7Days, last30Days, last90Days or quarterToDate; none of them holds the day on which it is made.</param>
/// <param name="TimeZone">IANA: whose days and clock they are; null: the member's own, or UTC.</param>
/// <param name="Paper">a4 or letter; null: a4.</param>
/// <param name="Blocks">Headings, texts and tiles in their order.</param>
/// <param name="Schedule">Null: made when somebody asks.</param>
/// <param name="Recipients">Members by id, e-mail or user name, whom each run is mailed to. A run holds the figures of its owner's reach: it goes to who may see these.</param>
/// <param name="Sharing">Who finds the report; each sees the figures of their own reach in it.</param>
internal sealed record ReportContentBody(
    string Title, string Period, string? TimeZone, string? Paper, IReadOnlyList<ReportBlockBody> Blocks, ReportScheduleBody? Schedule, IReadOnlyList<string>? Recipients, ReportSharingBody? Sharing);

/// <param name="Kind">heading, text or tile.</param>
/// <param name="Text">For a heading or a text.</param>
/// <param name="Title">For a tile; null: as the view or chart is called.</param>
/// <param name="View">A saved view, which is taken as it is now.</param>
/// <param name="Chart">A standard chart: keyFigures, callsOverTime, talkRatioOverTime, winRateOverTime, sentimentOverTime, questionsOverTime, reps, teams, stages, sources or topics.</param>
/// <param name="Question">What a tile asks, where it is neither.</param>
internal sealed record ReportBlockBody(string Kind, string? Text, string? Title, Guid? View, string? Chart, ReportQuestionBody? Question);

/// <param name="Shape">figures, course, bars, table or sides.</param>
/// <param name="GroupBy">As in a query; of a course, what has a line each: none or one.</param>
/// <param name="Grain">How a course cuts time: day, week, month or quarter; null: as the period asks for.</param>
/// <param name="Where">As in a query.</param>
/// <param name="OrderBy">A column, - before it for descending; null: by the groups.</param>
/// <param name="Limit">1 to 1,000 rows.</param>
internal sealed record ReportQuestionBody(string Shape, IReadOnlyList<ReportMeasureBody> Measures, IReadOnlyList<string> GroupBy, IReadOnlyList<ReportConditionBody> Where, string? Grain, string? OrderBy, int? Limit);

internal sealed record ReportMeasureBody(string Metric, string Aggregate, double? Argument);

/// <param name="Op">As in a query; and, or, not over conditions.</param>
internal sealed record ReportConditionBody(string? Field, string Op, IReadOnlyList<string>? Value, IReadOnlyList<ReportConditionBody>? Conditions)
{
    public static ReportConditionBody Of(InsightsCondition condition) => condition.Op is "and" or "or" or "not"
        ? new(null, condition.Op, null, [.. condition.Conditions.Select(Of)])
        : new(condition.Field, condition.Op, condition.Values, null);
}

/// <param name="Every">day, week or month.</param>
/// <param name="Days">For a week: monday to sunday.</param>
/// <param name="DayOfMonth">For a month: 1 to 31 or last; where a month is shorter, its last day.</param>
/// <param name="At">HH:mm by the report's clock; a time that it leaves out in spring comes as much later, one that it shows twice counts the first time.</param>
internal sealed record ReportScheduleBody(string Every, IReadOnlyList<string>? Days, string? DayOfMonth, string At)
{
    public static ReportScheduleBody? Of(ReportSchedule? schedule) => schedule is null ? null : new(
        schedule.Every, schedule.Every == ReportSchedule.Weekly ? [.. schedule.Days.Order().Select(d => d.ToString().ToLowerInvariant())] : null,
        schedule.Every == ReportSchedule.Monthly ? schedule.DayOfMonth?.ToString(CultureInfo.InvariantCulture) ?? "last" : null, schedule.At.ToString("HH:mm", CultureInfo.InvariantCulture));
}

/// <param name="Kind">private, people or tenant.</param>
/// <param name="People">For people: members' ids.</param>
internal sealed record ReportSharingBody(string Kind, IReadOnlyList<Guid>? People);

/// <summary>A report as the API tells of it.</summary>
/// <param name="Owner">The member who made it; null for a key.</param>
/// <param name="NextAt">When its schedule makes it next.</param>
internal sealed record ReportShape(
    Guid Id, string Title, string Period, string TimeZone, string Paper, IReadOnlyList<ReportBlockBody> Blocks, ReportScheduleBody? Schedule, IReadOnlyList<Guid> Recipients, ReportSharingBody Sharing,
    int Version, Guid? Owner, DateTimeOffset? NextAt, int Runs, DateTimeOffset CreatedAt, DateTimeOffset ChangedAt)
{
    public static ReportShape Of(ReportRow row)
    {
        var content = row.Content;
        return new ReportShape(
            row.Id, content.Title, content.Period, content.TimeZone, content.Paper, [.. content.Blocks.Select(Block)], ReportScheduleBody.Of(content.Schedule), content.Recipients,
            new ReportSharingBody(content.Sharing.Kind, content.Sharing.People), row.Version, row.Owner, row.DueAt?.ToUniversalTime(), row.Runs, row.CreatedAt.ToUniversalTime(), row.ChangedAt.ToUniversalTime());
    }

    private static ReportBlockBody Block(ReportBlock block) => block.Tile is not { } tile
        ? new ReportBlockBody(block.Kind, block.Text, null, null, null, null)
        : new ReportBlockBody(block.Kind, null, tile.Title, null, null, new ReportQuestionBody(
            tile.Shape, [.. tile.Measures.Select(m => new ReportMeasureBody(m.Metric, m.Aggregate, m.Argument))], tile.GroupBy, [.. tile.Where.Select(ReportConditionBody.Of)],
            tile.Grain, tile.OrderBy is { } order ? (tile.Descending ? "-" : "") + order : null, tile.Limit));
}

/// <summary>A run over the API.</summary>
/// <param name="Status">running, ready or failed.</param>
/// <param name="From">The first of its days.</param>
/// <param name="To">The last of its days.</param>
/// <param name="DueAt">The time that it was due for; null where somebody asked for it.</param>
/// <param name="Pdf">Where the PDF is.</param>
/// <param name="Xlsx">Where its tables are.</param>
internal sealed record ReportRunBody(
    int Number, Guid Id, string Status, string? Reason, DateOnly From, DateOnly To, DateTimeOffset? DueAt, Guid? By, DateTimeOffset CreatedAt, DateTimeOffset? EndedAt, string? Pdf, string? Xlsx, IReadOnlyList<ReportDeliveryBody> Deliveries)
{
    public static ReportRunBody Of(Guid report, ReportRunRow row)
    {
        string? File(string format) => row.Status == "ready" ? FormattableString.Invariant($"/api/v1/reports/{report}/runs/{row.Number}/file?format={format}") : null;
        return new ReportRunBody(
            row.Number, row.Id, row.Status, row.Reason, row.From, row.To, row.DueAt?.ToUniversalTime(), row.By, row.CreatedAt.ToUniversalTime(), row.EndedAt?.ToUniversalTime(), File("pdf"), File("xlsx"),
            [.. row.Deliveries.Select(d => new ReportDeliveryBody(d.Member, d.Status, d.Reason, d.EndedAt?.ToUniversalTime()))]);
    }
}

/// <param name="Status">waiting, sent or refused.</param>
internal sealed record ReportDeliveryBody(Guid Member, string Status, string? Reason, DateTimeOffset? EndedAt);

/// <param name="From">The first of its days; null with to: the report's own period.</param>
/// <param name="To">The last of its days.</param>
/// <param name="Deliver">Whether it is mailed to its recipients; null: it is not.</param>
internal sealed record RunReportBody(DateOnly? From, DateOnly? To, bool? Deliver);
