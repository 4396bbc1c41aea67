namespace CallInsight.Contracts.Reports;

/// <summary>A report with its figures: what the portal shows, what becomes PDF and XLSX.</summary>
/// <param name="From">The first of its days.</param>
/// <param name="To">The last of its days.</param>
[GenerateSerializer, Alias("ReportDocument"), Immutable]
public sealed record ReportDocument(
    [property: Id(0)] string Title,
    [property: Id(1)] string Workspace,
    [property: Id(2)] DateOnly From,
    [property: Id(3)] DateOnly To,
    [property: Id(4)] string TimeZone,
    [property: Id(5)] DateTimeOffset MadeAt,
    [property: Id(6)] string Paper,
    [property: Id(7)] IReadOnlyList<ReportPart> Parts);

/// <param name="Kind">As <see cref="ReportBlock.Kind"/>.</param>
[GenerateSerializer, Alias("ReportPart"), Immutable]
public sealed record ReportPart([property: Id(0)] string Kind, [property: Id(1)] string? Text, [property: Id(2)] ReportPanel? Panel);

/// <summary>The answer to a tile.</summary>
/// <param name="Summary">What it says in a sentence, or why there is nothing.</param>
/// <param name="Figures">Key figures; empty for other shapes.</param>
/// <param name="Chart">Null where nothing is drawn.</param>
/// <param name="Table">Null where there is nothing.</param>
[GenerateSerializer, Alias("ReportPanel"), Immutable]
public sealed record ReportPanel(
    [property: Id(0)] string Title,
    [property: Id(1)] string? Summary,
    [property: Id(2)] IReadOnlyList<ReportKeyFigure> Figures,
    [property: Id(3)] ReportChart? Chart,
    [property: Id(4)] ReportTable? Table);

/// <param name="Change">Against the days before, in words; null where it is not known.</param>
[GenerateSerializer, Alias("ReportKeyFigure"), Immutable]
public sealed record ReportKeyFigure([property: Id(0)] string Label, [property: Id(1)] double? Value, [property: Id(2)] ReportFigure Figure, [property: Id(3)] string? Change);

/// <param name="IsLine">Lines over time; else bars that lie.</param>
/// <param name="Series">At most four; null is a gap.</param>
[GenerateSerializer, Alias("ReportChart"), Immutable]
public sealed record ReportChart(
    [property: Id(0)] bool IsLine,
    [property: Id(1)] string Measure,
    [property: Id(2)] ReportFigure Figure,
    [property: Id(3)] string Axis,
    [property: Id(4)] IReadOnlyList<string> Categories,
    [property: Id(5)] IReadOnlyList<ReportSeries> Series);

[GenerateSerializer, Alias("ReportSeries"), Immutable]
public sealed record ReportSeries([property: Id(0)] string Name, [property: Id(1)] IReadOnlyList<double?> Values);

[GenerateSerializer, Alias("ReportTable"), Immutable]
public sealed record ReportTable([property: Id(0)] IReadOnlyList<string> Columns, [property: Id(1)] IReadOnlyList<ReportTableRow> Rows);

[GenerateSerializer, Alias("ReportTableRow"), Immutable]
public sealed record ReportTableRow([property: Id(0)] IReadOnlyList<ReportCell> Cells);

/// <summary>A text, or a number with how it is written.</summary>
[GenerateSerializer, Alias("ReportCell"), Immutable]
public readonly record struct ReportCell([property: Id(0)] string? Text, [property: Id(1)] double? Number, [property: Id(2)] ReportFigure? Figure)
{
    public static ReportCell Of(string text) => new(text, null, null);

    public static ReportCell Of(double? number, ReportFigure figure) => new(null, number, figure);
}
