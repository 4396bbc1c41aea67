namespace CallInsight.Analysis.Languages;

/// <summary>The phrases that begin with one word.</summary>
internal readonly struct PhraseGroup
{
    // A 1 for each term with which one of the longer phrases goes on; all where any word may follow.
    private readonly ulong _seconds;

    public PhraseGroup(List<Phrase> phrases)
    {
        var single = phrases.Find(phrase => phrase.Terms.Length == 1);
        Word = single is null ? default : new PhraseMatch(1, single.Tag);
        Longer = [.. phrases.Where(phrase => phrase.Terms.Length > 1)];
        foreach (var phrase in Longer)
        {
            _seconds |= phrase.Terms[1] == Phrase.Gap ? ulong.MaxValue : BitOf(phrase.Terms[1]);
        }
    }

    /// <summary>The match of the word alone, where that is a phrase.</summary>
    public PhraseMatch Word { get; }

    public Phrase[] Longer { get; }

    /// <summary>False where surely none of the longer phrases goes on with a term.</summary>
    public bool MayGoOnWith(int second) => (_seconds & BitOf(second)) != 0;

    private static ulong BitOf(int term) => 1UL << (term & 63);
}
