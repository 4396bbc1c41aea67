using CallInsight.Contracts.Calls;

namespace CallInsight.Web.Calls.Bulk;

/// <summary>Body of <c>POST /api/v1/bulk</c>, for the reference: it is read field by field, so that every fault is named.</summary>
/// <param name="Where">The filters of <c>GET /api/v1/calls</c>, as texts, none of them empty; an empty object for all calls. Either this or ids.</param>
/// <param name="Ids">At most 100,000.</param>
/// <param name="Action">tag, untag, stage, outcome, reanalyse, move, export or delete.</param>
/// <param name="Tag">For tag and untag.</param>
/// <param name="Stage">For stage; null takes it away.</param>
/// <param name="Outcome">For outcome; without an amount each call keeps its own, with its currency.</param>
/// <param name="Rep">For move: a member's id or e-mail; null, which must be said, makes them nobody's.</param>
/// <param name="Format">For export: csv or jsonl.</param>
internal sealed record StartBulkBody(IReadOnlyDictionary<string, string>? Where, IReadOnlyList<Guid>? Ids, string Action, string? Tag, string? Stage, OutcomeBody? Outcome, string? Rep, string? Format);

/// <summary>Bulk work over the API.</summary>
/// <param name="Status">running, done, undoing or undone.</param>
/// <param name="Text">The tag, the stage or the format.</param>
/// <param name="By">The member who began it; null for a key of the workspace.</param>
/// <param name="Gone">Calls that have been erased since: no result is left of them.</param>
/// <param name="Kept">Of those to be taken back: changed since, and left so.</param>
/// <param name="File">Where an export can be fetched until expiresAt.</param>
internal sealed record BulkBody(
    Guid Id, string Status, string Action, string? Text, OutcomeBody? Outcome, Guid? Rep, Guid? By, int Calls, int Waiting, int Done, int Unchanged, int Refused, int Undone, int Kept, int Gone,
    bool MayUndo, DateTimeOffset CreatedAt, DateTimeOffset? EndedAt, DateTimeOffset? UndoneAt, DateTimeOffset? ExpiresAt, string? File)
{
    public static BulkBody Of(BulkRow row, DateTimeOffset now) => new(
        row.Id, row.Status, row.Action.Kind, row.Action.Text, row.Action.Outcome is { } o ? new OutcomeBody(o.Result, o.Amount, o.Currency) : null, row.Action.Rep, row.Member,
        row.Calls, row.Counts.Waiting, row.Counts.Done, row.Counts.Unchanged, row.Counts.Refused, row.Counts.Undone, row.Counts.UndoRefused, row.Calls - row.Counts.All, row.MayUndo,
        row.CreatedAt.ToUniversalTime(), row.EndedAt?.ToUniversalTime(), row.UndoneAt?.ToUniversalTime(), row.ExpiresAt?.ToUniversalTime(), row.HasFile(now) ? $"/api/v1/bulk/{row.Id}/file" : null);
}

/// <summary>What became of one call.</summary>
/// <param name="Status">waiting, done, unchanged or refused.</param>
/// <param name="Code">Why it was left as it was, for programs; null where it was not.</param>
/// <param name="Undo">waiting, done or refused; null where nothing is taken back.</param>
internal sealed record BulkResultBody(Guid Call, string Status, string? Code, string? Message, string? Undo, string? UndoCode, string? UndoMessage)
{
    public static BulkResultBody Of(BulkResultRow row) => new(row.Call, row.Status, row.Code, BulkWords.Reason(row.Code), row.Undo, row.UndoCode, BulkWords.Reason(row.UndoCode));
}
