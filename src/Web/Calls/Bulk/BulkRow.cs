using CallInsight.Contracts;
using CallInsight.Contracts.Calls;

namespace CallInsight.Web.Calls.Bulk;

/// <summary>A piece of bulk work as pages and the API read it.</summary>
/// <param name="Calls">How many were chosen; of those that have been erased since, no result is left.</param>
/// <param name="Counts">How many of them have which result.</param>
internal sealed record BulkRow(
    Guid Id, string Status, BulkRequest Request, Guid? Member, string? MemberName, string? RepName, int Calls, BulkCounts Counts,
    DateTimeOffset CreatedAt, DateTimeOffset? EndedAt, DateTimeOffset? UndoneAt, DateTimeOffset? ExpiresAt)
{
    public BulkAction Action => Request.Action;

    public bool IsWorking => Status is "running" or "undoing";

    public bool MayUndo => Status == "done" && BulkKinds.CanBeUndone(Action.Kind) && Counts.Done > 0;

    /// <summary>How many of the present work are through.</summary>
    public int Through => Status == "undoing" ? Counts.Undone + Counts.UndoRefused : Calls - Counts.Waiting;

    /// <summary>How many the present work is about.</summary>
    public int Whole => Status == "undoing" ? Counts.Done : Calls;

    public bool HasFile(DateTimeOffset now) => Action.Kind == BulkKinds.Export && ExpiresAt > now;
}

/// <param name="Undone">Of those that were done, those taken back.</param>
/// <param name="UndoRefused">Of those that were done, those that were changed since and stay.</param>
internal sealed record BulkCounts(int Waiting, int Done, int Unchanged, int Refused, int Undone, int UndoRefused)
{
    public int All => Waiting + Done + Unchanged + Refused;
}

/// <summary>What became of one call.</summary>
/// <param name="Title">Null where it is gone or out of the reader's reach.</param>
internal sealed record BulkResultRow(Guid Call, string Status, string? Code, string? Undo, string? UndoCode, string? Title);
