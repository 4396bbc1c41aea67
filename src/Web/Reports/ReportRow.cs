using CallInsight.Contracts.Reports;

namespace CallInsight.Web.Reports;

/// <summary>A report as somebody finds it.</summary>
/// <param name="OwnerName">Null for a key.</param>
/// <param name="DueAt">When its schedule makes it next.</param>
public sealed record ReportRow(
    Guid Id, ReportContent Content, Guid? Owner, string? OwnerName, int Version, DateTimeOffset? DueAt, int Runs, DateTimeOffset CreatedAt, DateTimeOffset ChangedAt);

/// <summary>A run of a report.</summary>
/// <param name="Status">running, ready or failed.</param>
/// <param name="DueAt">The time that it was due for; null where somebody asked for it.</param>
public sealed record ReportRunRow(
    int Number, Guid Id, string Status, string? Reason, DateOnly From, DateOnly To, DateTimeOffset? DueAt, Guid? By, string? ByName, DateTimeOffset CreatedAt, DateTimeOffset? EndedAt, int? PdfBytes, int? XlsxBytes,
    IReadOnlyList<ReportDeliveryRow> Deliveries);

/// <param name="Status">waiting, sent or refused.</param>
public sealed record ReportDeliveryRow(Guid Member, string Name, string Status, string? Reason, DateTimeOffset? EndedAt);
