using System.Text.Json;

namespace CallInsight.Web.Insights;

/// <summary>Body of <c>POST /api/v1/insights/query</c>, for the reference: it is read field by field, so that every fault is named.</summary>
/// <param name="From">The first moment that counts: a time, or a day, which begins in the time zone.</param>
/// <param name="To">The first moment after.</param>
/// <param name="TimeZone">IANA; days, weeks, months and hours are cut in it. Default: the member's, UTC for a key.</param>
/// <param name="GroupBy">At most 3 of day week month quarter hourOfDay weekday member team stage outcome source direction topic language currency.</param>
/// <param name="Where">All must hold.</param>
/// <param name="OrderBy">Names of columns, with - before them for descending.</param>
/// <param name="FirstDayOfWeek">monday, sunday or saturday. Default: the workspace's.</param>
/// <param name="Approximate">Percentiles may be within 1 %, for speed.</param>
/// <param name="Compare">previousPeriod, samePeriodLastYear, { team } or { from, to }: adds the columns {measure}.compare and {measure}.change (this side less the other), but for histograms. Parts of time stand beside each other by number: the nth week beside the nth.</param>
internal sealed record InsightsQueryBody(
    string From,
    string To,
    string? TimeZone,
    IReadOnlyList<InsightsMeasureBody> Measures,
    IReadOnlyList<string>? GroupBy,
    IReadOnlyList<InsightsConditionBody>? Where,
    IReadOnlyList<string>? OrderBy,
    int? Limit,
    string? FirstDayOfWeek,
    bool? Approximate,
    JsonElement? Compare);

/// <param name="Metric">A metric's key, topic.{key}.mentions, topic.{key}.firstMinute, amount, won, or calls (default).</param>
/// <param name="Aggregate">count sum mean min max median p10 p25 p75 p90 stddev shareOver shareUnder histogram. Percentiles interpolate linearly between ranks.</param>
/// <param name="Argument">The threshold of a share; the width of a histogram's bins.</param>
internal sealed record InsightsMeasureBody(string? Metric, string Aggregate, double? Argument);

/// <param name="Op">= != &lt; &lt;= &gt; &gt;= in notIn contains isNull, or and, or, not over conditions. What is unknown fulfils no comparison.</param>
internal sealed record InsightsConditionBody(string? Field, string Op, JsonElement? Value, IReadOnlyList<InsightsConditionBody>? Conditions);

internal sealed record InsightsAnswerBody(IReadOnlyList<InsightsColumnBody> Columns, IReadOnlyList<IReadOnlyList<JsonElement>> Rows, bool Approximate, DateTimeOffset DataTo);

/// <param name="Type">date text member team integer number histogram.</param>
internal sealed record InsightsColumnBody(string Name, string Type);
