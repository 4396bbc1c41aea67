using CallInsight.Contracts.Insights;

namespace CallInsight.Contracts.Reports;

/// <summary>What is taken away.</summary>
/// <param name="Table">One of <see cref="ExportTables.All"/>.</param>
/// <param name="Format">One of <see cref="ExportFormats.All"/>.</param>
/// <param name="From">The first moment that counts; null: from the beginning.</param>
/// <param name="To">The first moment after; null: up to now.</param>
/// <param name="TimeZone">An IANA zone: days and months are cut in it.</param>
/// <param name="Where">All of them must hold: <c>=</c> or <c>in</c> over <see cref="ExportTables.Filters"/>, for tables of calls.</param>
[GenerateSerializer, Alias("ExportRequest"), Immutable]
public sealed record ExportRequest(
    [property: Id(0)] string Table,
    [property: Id(1)] string Format,
    [property: Id(2)] DateTimeOffset? From,
    [property: Id(3)] DateTimeOffset? To,
    [property: Id(4)] string TimeZone,
    [property: Id(5)] IReadOnlyList<InsightsCondition> Where);

[GenerateSerializer, Alias("StartExport"), Immutable]
public sealed record StartExport([property: Id(0)] Actor Actor, [property: Id(1)] ExportRequest Request);

[GenerateSerializer, Alias("ActOnExport"), Immutable]
public sealed record ActOnExport([property: Id(0)] Actor Actor);
