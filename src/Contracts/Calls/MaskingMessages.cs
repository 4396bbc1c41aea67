namespace CallInsight.Contracts.Calls;

/// <summary>Texts to be searched for personal data.</summary>
/// <param name="Names">Of the people who are there: they may be spoken of.</param>
/// <param name="Utterances">In the order of the call.</param>
[GenerateSerializer, Alias("FindPersonalData"), Immutable]
public sealed record FindPersonalData([property: Id(0)] string? Language, [property: Id(1)] IReadOnlyList<string> Names, [property: Id(2)] IReadOnlyList<SpokenText> Utterances);

[GenerateSerializer, Alias("SpokenText"), Immutable]
public sealed record SpokenText([property: Id(0)] string Speaker, [property: Id(1)] string Text);

/// <param name="Start">UTF-16 offset in the utterance's text.</param>
/// <param name="End">The first offset behind it.</param>
/// <param name="Kind">As in the findings: <c>person</c>, <c>card</c>.</param>
[GenerateSerializer, Alias("PersonalSpan"), Immutable]
public sealed record PersonalSpan([property: Id(0)] int Utterance, [property: Id(1)] int Start, [property: Id(2)] int End, [property: Id(3)] string Kind);

/// <param name="FindsNames">Whether names that nobody gave are found too: in languages without rules for them they are not.</param>
[GenerateSerializer, Alias("PersonalDataFound"), Immutable]
public sealed record PersonalDataFound([property: Id(0)] IReadOnlyList<PersonalSpan> Spans, [property: Id(1)] bool FindsNames);

/// <summary>What a tenant does with personal data in what is said.</summary>
public static class MaskingModes
{
    /// <summary>Shown as they are to all who may read the call.</summary>
    public const string Off = "off";

    /// <summary>Kept, and shown as <c>[kind]</c> to everybody.</summary>
    public const string Shown = "shown";

    /// <summary>Replaced by <c>[kind]</c> before a call is kept: the original is nowhere.</summary>
    public const string Stored = "stored";

    public static IReadOnlyList<string> All { get; } = [Off, Shown, Stored];
}
