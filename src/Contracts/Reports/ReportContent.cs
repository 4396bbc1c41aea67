using CallInsight.Contracts.Insights;

namespace CallInsight.Contracts.Reports;

/// <summary>What a report is: its words and figures, for which days, on which paper, when it is made and who gets it. Kept encrypted.</summary>
/// <param name="Period">One of <see cref="ReportPeriods.All"/>.</param>
/// <param name="TimeZone">An IANA zone: its days are cut in it, and its schedule is by its clock.</param>
/// <param name="Paper"><c>a4</c> or <c>letter</c>.</param>
/// <param name="Schedule">Null: made when somebody asks.</param>
/// <param name="Recipients">Members that each run is mailed to.</param>
/// <param name="Sharing">Who finds the report; each sees the figures of their own reach in it.</param>
[GenerateSerializer, Alias("ReportContent"), Immutable]
public sealed record ReportContent(
    [property: Id(0)] string Title,
    [property: Id(1)] string Period,
    [property: Id(2)] string TimeZone,
    [property: Id(3)] string Paper,
    [property: Id(4)] IReadOnlyList<ReportBlock> Blocks,
    [property: Id(5)] ReportSchedule? Schedule,
    [property: Id(6)] IReadOnlyList<Guid> Recipients,
    [property: Id(7)] Sharing Sharing);

/// <summary>A part of a report, in its order.</summary>
/// <param name="Kind"><c>heading</c>, <c>text</c> or <c>tile</c>.</param>
/// <param name="Text">For a heading or a text.</param>
/// <param name="Tile">For a tile.</param>
[GenerateSerializer, Alias("ReportBlock"), Immutable]
public sealed record ReportBlock([property: Id(0)] string Kind, [property: Id(1)] string? Text, [property: Id(2)] ReportTile? Tile)
{
    public const string Heading = "heading";
    public const string Paragraph = "text";
    public const string Figures = "tile";
}

/// <summary>A question that a report asks over its days, and how its answer is shown. A saved view becomes one as it is then: what the view
/// becomes later changes no report.</summary>
/// <param name="Shape">One of <see cref="ReportShapes.All"/>.</param>
/// <param name="GroupBy">As in a question; of a course, what has a line each: none or one.</param>
/// <param name="Grain">How a course cuts time: day, week, month or quarter; null: as the period asks for.</param>
/// <param name="OrderBy">A column's name; null: by the groups.</param>
/// <param name="Names">What values of the groups are called, where a question answers with keys: topics, outcomes.</param>
/// <param name="Source">Where it was taken from, for those who edit the report: <c>view/…</c>, <c>chart/…</c>, <c>query</c>.</param>
[GenerateSerializer, Alias("ReportTile"), Immutable]
public sealed record ReportTile(
    [property: Id(0)] string Title,
    [property: Id(1)] string Shape,
    [property: Id(2)] IReadOnlyList<ReportMeasure> Measures,
    [property: Id(3)] IReadOnlyList<string> GroupBy,
    [property: Id(4)] IReadOnlyList<InsightsCondition> Where,
    [property: Id(5)] string? Grain,
    [property: Id(6)] string? OrderBy,
    [property: Id(7)] bool Descending,
    [property: Id(8)] int Limit,
    [property: Id(9)] IReadOnlyDictionary<string, string> Names,
    [property: Id(10)] string Source);

/// <param name="Label">In words, as charts and heads of tables have it.</param>
/// <param name="Figure">How its values are written.</param>
[GenerateSerializer, Alias("ReportMeasure"), Immutable]
public sealed record ReportMeasure([property: Id(0)] string Metric, [property: Id(1)] string Aggregate, [property: Id(2)] double? Argument, [property: Id(3)] string Label, [property: Id(4)] ReportFigure Figure)
{
    /// <summary>The column of the answer.</summary>
    public string Column => Argument is { } argument ? FormattableString.Invariant($"{Metric}.{Aggregate}({argument})") : $"{Metric}.{Aggregate}";
}

/// <summary>How a figure is written.</summary>
[GenerateSerializer, Alias("ReportFigure")]
public enum ReportFigure
{
    /// <summary>With one decimal.</summary>
    Number,

    /// <summary>With two decimals.</summary>
    Score,

    /// <summary>Whole.</summary>
    Count,

    /// <summary>A ratio from 0 to 1 as a percentage.</summary>
    Percent,

    /// <summary>Seconds as m:ss.</summary>
    Duration,

    /// <summary>Seconds with one decimal.</summary>
    Seconds,
}

/// <summary>How the answer to a tile is shown.</summary>
public static class ReportShapes
{
    /// <summary>Key figures side by side, with their change against the days before.</summary>
    public const string Figures = "figures";

    /// <summary>The first measure over time, with its table.</summary>
    public const string Course = "course";

    /// <summary>The first measure as bars, all as a table.</summary>
    public const string Bars = "bars";

    /// <summary>A table alone.</summary>
    public const string Table = "table";

    /// <summary>Groups beside each other, a row for each measure.</summary>
    public const string Sides = "sides";

    public static IReadOnlyList<string> All { get; } = [Figures, Course, Bars, Table, Sides];
}
