namespace CallInsight.Contracts.Calls;

/// <summary>What can be done with many calls.</summary>
public static class BulkKinds
{
    public const string Tag = "tag";
    public const string Untag = "untag";
    public const string Stage = "stage";
    public const string Outcome = "outcome";
    public const string Field = "field";
    public const string Reanalyse = "reanalyse";
    public const string Move = "move";
    public const string Export = "export";
    public const string Delete = "delete";

    public static IReadOnlyList<string> All { get; } = [Tag, Untag, Stage, Outcome, Field, Reanalyse, Move, Export, Delete];

    /// <summary>Whether what was there before is kept, so that it can be taken back.</summary>
    public static bool CanBeUndone(string kind) => kind is Tag or Untag or Stage or Outcome or Field or Move;
}

/// <summary>What is done with each call.</summary>
/// <param name="Kind">One of <see cref="BulkKinds"/>.</param>
/// <param name="Text">The tag, the stage or the field's value; an empty stage or value takes it away. For an export <c>csv</c> or <c>jsonl</c>.</param>
/// <param name="Outcome">Without an amount each call keeps its own, with its currency.</param>
/// <param name="Rep">The member whose calls they become; null where they become nobody's.</param>
/// <param name="CustomField">The key of the field that is set.</param>
[GenerateSerializer, Alias("BulkAction"), Immutable]
public sealed record BulkAction(
    [property: Id(0)] string Kind,
    [property: Id(1)] string? Text = null,
    [property: Id(2)] OutcomeInput? Outcome = null,
    [property: Id(3)] Guid? Rep = null,
    [property: Id(4)] string? CustomField = null);

/// <param name="Calls">Each once; at most <see cref="MostCalls"/>.</param>
/// <param name="Chosen">How they were chosen, for those who read of it later; kept encrypted.</param>
[GenerateSerializer, Alias("StartBulk"), Immutable]
public sealed record StartBulk([property: Id(0)] Actor Actor, [property: Id(1)] BulkAction Action, [property: Id(2)] IReadOnlyList<Guid> Calls, [property: Id(3)] string? Chosen)
{
    /// <summary>Calls of one piece of work.</summary>
    public const int MostCalls = 100_000;
}

[GenerateSerializer, Alias("ActOnBulk"), Immutable]
public sealed record ActOnBulk([property: Id(0)] Actor Actor);

[GenerateSerializer, Alias("WorkOnBulk"), Immutable]
public sealed record WorkOnBulk([property: Id(0)] Guid Job, [property: Id(1)] int Attempt);

/// <param name="Undo">Whether what was done is taken back.</param>
[GenerateSerializer, Alias("BulkStep"), Immutable]
public sealed record BulkStep([property: Id(0)] Actor Actor, [property: Id(1)] Guid Bulk, [property: Id(2)] BulkAction Action, [property: Id(3)] bool Undo);

/// <summary>What is kept of the command, encrypted as one text: field <c>bulk.request</c>.</summary>
public sealed record BulkRequest(BulkAction Action, string? Chosen);
