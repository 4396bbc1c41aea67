using CallInsight.Contracts.Calls;

namespace CallInsight.Grains.Calls.Bulk;

/// <summary>A piece of bulk work as its grain decides on it.</summary>
/// <param name="Status"><c>running</c>, <c>done</c>, <c>undoing</c> or <c>undone</c>.</param>
internal sealed record BulkState(string Status, BulkAction Action, BulkActor By, BulkActor? UndoneBy, DateTimeOffset? ExpiresAt)
{
    public bool IsWorking => Status is "running" or "undoing";

    public bool IsUndoing => Status == "undoing";

    /// <summary>Whose permissions the present work needs.</summary>
    public BulkActor Worker => IsUndoing ? UndoneBy! : By;
}

/// <summary>Who began something, without what they may do: that is looked up when it is needed.</summary>
internal sealed record BulkActor(string Kind, Guid? Id, Guid? Member);

/// <summary>What became of one call so far.</summary>
internal sealed record BulkResult(Guid Id, string Status, string? Undo, BulkValue? Value)
{
    public bool IsWaiting(bool undo) => undo ? Undo == "waiting" : Status == "waiting";
}
