using CallInsight.Contracts.Reports;

namespace CallInsight.Web.Reports.Exports;

/// <summary>Body of <c>POST /api/v1/exports</c>, for the reference: it is read field by field, so that every fault is named.</summary>
/// <param name="Table">facts, calls, people, imports, comments, annotations, members, teams, or tenant for all of them with transcripts and findings as a ZIP.</param>
/// <param name="Format">csv, xlsx, jsonl, parquet or pdf.</param>
/// <param name="From">The first moment that counts, or a day, which begins in the time zone; null: from the beginning.</param>
/// <param name="To">The first moment after, or a day; null: up to now.</param>
/// <param name="TimeZone">IANA; null: the member's own, or UTC.</param>
/// <param name="Where">For tables of calls: all of them must hold.</param>
internal sealed record StartExportBody(string Table, string Format, string? From, string? To, string? TimeZone, IReadOnlyList<ExportWhereBody>? Where);

/// <param name="Field">rep, team (ids), stage, source, outcome, direction or language.</param>
/// <param name="Op">= or in.</param>
/// <param name="Value">A text, or a list of texts.</param>
internal sealed record ExportWhereBody(string Field, string Op, object Value);

/// <summary>An export over the API.</summary>
/// <param name="Status">running, ready, failed or expired.</param>
/// <param name="RowsDone">Rows that are written.</param>
/// <param name="RowsAll">Rows that there are; null until they are counted.</param>
/// <param name="Bytes">Bytes that are written.</param>
/// <param name="Reason">Why there is no file, for programs; null where there is or will be one.</param>
/// <param name="File">Where it can be taken until expiresAt, by who asked for it alone; with Range, so that it can be resumed.</param>
internal sealed record ExportBody(
    Guid Id, string Table, string Format, DateTimeOffset? From, DateTimeOffset? To, string TimeZone, IReadOnlyList<ExportConditionBody> Where, string Status, long RowsDone, long? RowsAll, long Bytes,
    string? Reason, string? Message, DateTimeOffset CreatedAt, DateTimeOffset? EndedAt, DateTimeOffset? ExpiresAt, string? File)
{
    public static ExportBody Of(ExportRow row, DateTimeOffset now) => new(
        row.Id, row.Request.Table, row.Request.Format, row.Request.From?.ToUniversalTime(), row.Request.To?.ToUniversalTime(), row.Request.TimeZone,
        [.. row.Request.Where.Select(w => new ExportConditionBody(w.Field, w.Op, w.Values))],
        row.Status == "ready" && !row.HasFile(now) ? "expired" : row.Status, row.Done, row.All, row.Bytes, row.Reason, ReasonOf(row.Reason),
        row.CreatedAt.ToUniversalTime(), row.EndedAt?.ToUniversalTime(), row.ExpiresAt?.ToUniversalTime(), row.HasFile(now) ? $"/api/v1/exports/{row.Id}/file" : null);

    /// <summary>Why there is no file, for people.</summary>
    public static string? ReasonOf(string? code) => code switch
    {
        null => null,
        ExportRefusals.OfAFile.TooLarge => FormattableString.Invariant($"A PDF holds at most {ExportRefusals.MostPdfRows} rows. Choose a shorter period, or another format."),
        ExportRefusals.OfAFile.Failed => "It could not be written. Try it again.",
        _ => "You may not take this away any more.",
    };
}

/// <param name="Value">One for =, several for in.</param>
internal sealed record ExportConditionBody(string Field, string Op, IReadOnlyList<string> Value);
