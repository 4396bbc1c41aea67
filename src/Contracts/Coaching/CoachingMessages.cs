namespace CallInsight.Contracts.Coaching;

/// <param name="Comment">Its id.</param>
/// <param name="Text">With mentions as people write them: <c>@Ada Lovelace</c>, or by e-mail or user name.</param>
/// <param name="Utterance">Index of the utterance that it is about; null for the whole call.</param>
/// <param name="Answers">The comment that it answers: it belongs to that one's thread and moment.</param>
[GenerateSerializer, Alias("AddComment"), Immutable]
public sealed record AddComment([property: Id(0)] Actor Actor, [property: Id(1)] Guid Comment, [property: Id(2)] string Text, [property: Id(3)] int? Utterance, [property: Id(4)] Guid? Answers);

[GenerateSerializer, Alias("ChangeComment"), Immutable]
public sealed record ChangeComment([property: Id(0)] Actor Actor, [property: Id(1)] Guid Comment, [property: Id(2)] string Text);

[GenerateSerializer, Alias("RemoveComment"), Immutable]
public sealed record RemoveComment([property: Id(0)] Actor Actor, [property: Id(1)] Guid Comment);

/// <param name="OutOfReach">Members whom it mentions and who may not read the call: they are not told.</param>
[GenerateSerializer, Alias("CommentKept"), Immutable]
public sealed record CommentKept([property: Id(0)] Guid Comment, [property: Id(1)] IReadOnlyList<Guid> OutOfReach);

/// <param name="Member">Either this or a team.</param>
/// <param name="Utterance">The moment to look at; the whole call may be read.</param>
[GenerateSerializer, Alias("ShareCall"), Immutable]
public sealed record ShareCall([property: Id(0)] Actor Actor, [property: Id(1)] Guid Share, [property: Id(2)] Guid? Member, [property: Id(3)] Guid? Team, [property: Id(4)] int? Utterance);

[GenerateSerializer, Alias("RevokeShare"), Immutable]
public sealed record RevokeShare([property: Id(0)] Actor Actor, [property: Id(1)] Guid Share);
