using CallInsight.Contracts.Reports;

namespace CallInsight.Web.Reports.Exports;

/// <summary>An export as its owner sees it.</summary>
/// <param name="Status">running, ready, failed or expired.</param>
/// <param name="All">Rows that there are to write; null until they are counted.</param>
/// <param name="Writer">Stands for the file's content; null before the first piece.</param>
internal sealed record ExportRow(
    Guid Id, string Status, ExportRequest Request, string? Reason, long? All, long Done, long Bytes, Guid? Writer, DateTimeOffset CreatedAt, DateTimeOffset? EndedAt, DateTimeOffset? ExpiresAt)
{
    /// <summary>Whether the file can be taken.</summary>
    public bool HasFile(DateTimeOffset now) => Status == "ready" && ExpiresAt > now;

    public string FileName => FormattableString.Invariant($"{Request.Table}-{CreatedAt.UtcDateTime:yyyy-MM-dd}.{ExportFormats.ExtensionOf(Request.Table, Request.Format)}");

    public string ContentType => ExportFormats.ExtensionOf(Request.Table, Request.Format) switch
    {
        "csv" => "text/csv; charset=utf-8",
        "jsonl" => "application/x-ndjson; charset=utf-8",
        "parquet" => "application/vnd.apache.parquet",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "pdf" => "application/pdf",
        _ => "application/zip",
    };
}
