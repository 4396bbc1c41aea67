namespace CallInsight.Contracts.Insights;

/// <summary>Asks in which figures a member stands apart from the others of the team, or a team from the other teams.</summary>
/// <param name="Member">Either this or a team. Without a team the member is seen against everybody, by those who see everybody.</param>
[GenerateSerializer, Alias("AskStanding"), Immutable]
public sealed record AskStanding([property: Id(0)] Actor Actor, [property: Id(1)] DateTimeOffset From, [property: Id(2)] DateTimeOffset To, [property: Id(3)] Guid? Member, [property: Id(4)] Guid? Team);

/// <param name="Figures">One for each metric and topic.</param>
/// <param name="Peers">The members whose calls stand for the others.</param>
/// <param name="DataTo">Every change up to then is in it.</param>
[GenerateSerializer, Alias("StandingAnswer"), Immutable]
public sealed record StandingAnswer([property: Id(0)] IReadOnlyList<StandingFigures> Figures, [property: Id(1)] IReadOnlyList<Guid> Peers, [property: Id(2)] DateTimeOffset DataTo);

/// <summary>Where somebody stands in a figure.</summary>
/// <param name="Metric">A metric's key, <c>won</c>, or <c>topic.{key}.mentioned</c>.</param>
/// <param name="Verdict"><c>tooFew</c> (then all figures but the counts are NaN), <c>among</c>, <c>ahead</c>, <c>behind</c> or <c>apart</c> (and nobody knows which side is better).</param>
/// <param name="Calls">Calls of theirs of which it is known.</param>
/// <param name="OtherCalls">Calls of the others.</param>
/// <param name="Place">1 for the best of all; 0 where no side is better.</param>
/// <param name="Of">How many there are with them.</param>
/// <param name="Ours">The mean of theirs; each member counts the same.</param>
/// <param name="Others">The mean of the others; each counts the same.</param>
/// <param name="Low">Lower end of the interval of the difference.</param>
/// <param name="High">Upper end.</param>
/// <param name="IsStrength">Ahead, and in the best quarter.</param>
/// <param name="Worth">What speaks for a suggestion: how far it separates won from lost calls here times how far they stand apart on the other side; 0 where nothing does.</param>
/// <param name="Pattern">What separates won from lost here in this figure; null where nothing was found.</param>
[GenerateSerializer, Alias("StandingFigures"), Immutable]
public sealed record StandingFigures(
    [property: Id(0)] string Metric,
    [property: Id(1)] string Verdict,
    [property: Id(2)] int Calls,
    [property: Id(3)] int OtherCalls,
    [property: Id(4)] int Place,
    [property: Id(5)] int Of,
    [property: Id(6)] double Ours,
    [property: Id(7)] double Others,
    [property: Id(8)] double Low,
    [property: Id(9)] double High,
    [property: Id(10)] bool IsStrength,
    [property: Id(11)] double Worth,
    [property: Id(12)] PatternFigures? Pattern);
