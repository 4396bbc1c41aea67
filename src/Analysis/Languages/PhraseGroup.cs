namespace CallInsight.Analysis.Languages;

/// <summary>The phrases that begin with one word, found by their second word: a common word begins a hundred of them.</summary>
internal readonly struct PhraseGroup
{
    private const int Places = 64;

    // A 1 for each place that holds any: most words that are met begin none of the phrases, and this tells it without a look at them.
    private readonly ulong _held;

    // The longer phrases, in each place those whose second word falls there; null where there are none.
    private readonly Continuation[]?[]? _longer;

    public PhraseGroup(List<Phrase> phrases)
    {
        var single = phrases.Find(phrase => phrase.Terms.Length == 1);
        Word = single is null ? default : new PhraseMatch(1, single.Tag);
        var longer = phrases.Where(phrase => phrase.Terms.Length > 1).ToList();
        if (longer.Count > 0)
        {
            _longer = [.. Enumerable.Range(0, Places).Select(place => In(longer, place))];
            for (var place = 0; place < Places; place++)
            {
                _held |= _longer[place] is null ? 0 : 1UL << place;
            }
        }
    }

    /// <summary>The match of the word alone, where that is a phrase.</summary>
    public PhraseMatch Word { get; }

    /// <summary>The longer phrases that may go on with a term.</summary>
    public ReadOnlySpan<Continuation> LongerWith(int second) => (_held & (1UL << PlaceOf(second))) == 0 ? default : _longer![PlaceOf(second)];

    // Behind a gap any word may follow.
    private static Continuation[]? In(List<Phrase> longer, int place)
        => longer.Where(p => p.Terms[1] == Phrase.Gap || PlaceOf(p.Terms[1]) == place).Select(Continuation.Of).ToArray() is { Length: > 0 } here ? here : null;

    private static int PlaceOf(int term) => term & (Places - 1);
}
