namespace CallInsight.Analysis.Languages;

/// <summary>The phrases that begin with one word.</summary>
internal sealed class PhraseGroup(IEnumerable<Phrase> phrases)
{
    public const int Any = -1;

    private readonly ulong _seconds = phrases.Aggregate(0UL, (bits, phrase) => bits | (SecondOf(phrase) == Any ? ulong.MaxValue : BitOf(SecondOf(phrase))));

    /// <summary>Each phrase with its second term; <see cref="Any"/> where it has only one, or a gap behind it.</summary>
    public (Phrase Phrase, int Second)[] Phrases { get; } = [.. phrases.Select(phrase => (phrase, SecondOf(phrase)))];

    /// <summary>False where surely none of the phrases goes on with a term.</summary>
    public bool MayHold(int second) => (_seconds & BitOf(second)) != 0;

    private static int SecondOf(Phrase phrase) => phrase.Terms.Length > 1 && phrase.Terms[1] != Phrase.Gap ? phrase.Terms[1] : Any;

    private static ulong BitOf(int term) => 1UL << (term & 63);
}
