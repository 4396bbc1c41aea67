using CallInsight.Analysis.Languages;

namespace CallInsight.Analysis.Text;

/// <summary>Walks over the words of a call that have any of some traits, and the sentences that they stand in.</summary>
internal ref struct MarkedWords(CallText text, WordTraits traits)
{
    private readonly ReadOnlySpan<WordTraits> _traits = text.Traits;
    private readonly ReadOnlySpan<Sentence> _sentences = text.Sentences.Items;
    private int _next;

    public int Token { get; private set; }

    /// <summary>Index of the word's sentence among the call's.</summary>
    public int SentenceNumber { get; private set; }

    public readonly ref readonly Sentence Sentence => ref _sentences[SentenceNumber];

    public bool MoveNext()
    {
        Token = TraitSearch.First(_traits, _next, _traits.Length, traits);
        if (Token == _traits.Length)
        {
            return false;
        }

        while (Token >= Sentence.EndToken)
        {
            SentenceNumber++;
        }

        _next = Token + 1;
        return true;
    }

    /// <summary>Goes on with a later word: behind a phrase, or in the next sentence.</summary>
    public void GoOnAt(int token) => _next = Math.Max(_next, token);
}
