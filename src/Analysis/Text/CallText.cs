using CallInsight.Analysis.Languages;

namespace CallInsight.Analysis.Text;

/// <summary>
/// All words and sentences of a call, read once. Each word brings its traits along, which say what rules could begin at it:
/// the rules walk over the words that concern them and look at no other.
/// </summary>
internal sealed class CallText : IDisposable
{
    private readonly Conversation _conversation;
    private readonly Growing<Token> _tokens = new(8192);
    private readonly Growing<WordTraits> _traits = new(8192);
    private readonly Growing<int> _terms = new(8192);
    private readonly Growing<int> _stemTerms = new(8192);

    private CallText(Conversation conversation, Language? language)
    {
        _conversation = conversation;
        Language = language;
        Vocabulary = new Vocabulary(language);
        FirstToken = new int[conversation.Count + 1];
        FirstSentence = new int[conversation.Count + 1];
    }

    public Language? Language { get; }

    public Vocabulary Vocabulary { get; }

    public ReadOnlySpan<Token> Tokens => _tokens.Items;

    /// <summary>The traits of each token; of phrases it has those that may begin with it and the tokens behind it.</summary>
    public ReadOnlySpan<WordTraits> Traits => _traits.Items;

    /// <summary><see cref="WordFacts.Term"/> of each token.</summary>
    public ReadOnlySpan<int> Terms => _terms.Items;

    /// <summary><see cref="WordFacts.StemTerm"/> of each token.</summary>
    public ReadOnlySpan<int> StemTerms => _stemTerms.Items;

    public Growing<Sentence> Sentences { get; } = new(1024);

    /// <summary>Index of each utterance's first token; one more at the end.</summary>
    public int[] FirstToken { get; }

    /// <summary>Index of each utterance's first sentence; one more at the end.</summary>
    public int[] FirstSentence { get; }

    public static CallText Read(Conversation conversation, Language? language)
    {
        var text = new CallText(conversation, language);
        using var plain = new PlainText();
        for (var i = 0; i < conversation.Count; i++)
        {
            text.FirstToken[i] = text._tokens.Count;
            text.FirstSentence[i] = text.Sentences.Count;
            new UtteranceReading(text, i, conversation[i].Text, plain.Of(conversation[i].Text)).Read();
        }

        text.FirstToken[^1] = text._tokens.Count;
        text.FirstSentence[^1] = text.Sentences.Count;
        text.Describe();
        return text;
    }

    public void Add(int word, int start, int end) => _tokens.Add(new Token(word, start, end));

    public void Dispose()
    {
        Vocabulary.Dispose();
        _tokens.Dispose();
        _traits.Dispose();
        _terms.Dispose();
        _stemTerms.Dispose();
        Sentences.Dispose();
    }

    private void Describe()
    {
        Vocabulary.Describe();
        var tokens = Tokens;
        var facts = Vocabulary.Facts;
        var traits = _traits.Extend(tokens.Length);
        var terms = _terms.Extend(tokens.Length);
        var stemTerms = _stemTerms.Extend(tokens.Length);
        ref readonly var third = ref WordFacts.None;
        ref readonly var second = ref WordFacts.None;
        for (var token = tokens.Length - 1; token >= 0; token--)
        {
            ref readonly var word = ref facts[tokens[token].Word];
            traits[token] = Language is null ? word.Traits : Language.TraitsOf(word, second, third);
            (terms[token], stemTerms[token]) = (word.Term, word.StemTerm);
            third = ref second;
            second = ref word;
        }
    }

    public int WordsOf(int utterance) => FirstToken[utterance + 1] - FirstToken[utterance];

    public bool Is(int token, WordTraits traits) => (_traits[token] & traits) != WordTraits.None;

    /// <summary>The number of a token's form in the vocabulary.</summary>
    public int WordOf(int token) => _tokens[token].Word;

    /// <summary>The number of a token's stem in the vocabulary.</summary>
    public int StemOf(int token) => Vocabulary.StemOf[_tokens[token].Word];

    public Form FormOf(int token) => Vocabulary.FormOf(_tokens[token].Word);

    /// <summary>The first token from one on that has any of some traits; <paramref name="end"/> where none before it has.</summary>
    public int Next(int token, int end, WordTraits traits) => TraitSearch.First(Traits, token, end, traits);

    /// <summary>Whether any token of a sentence has any of some traits.</summary>
    public bool Has(in Sentence sentence, WordTraits traits) => Next(sentence.FirstToken, sentence.EndToken, traits) < sentence.EndToken;

    /// <summary>The tokens from one to another that have any of some traits.</summary>
    public TokensWith Between(int token, int end, WordTraits traits) => new(Traits, token, end, traits);

    /// <summary>The tokens of the call that have any of some traits, in their order.</summary>
    public MarkedWords With(WordTraits traits) => new(this, traits);

    public string TextOf(in Sentence sentence)
    {
        var text = _conversation[sentence.Utterance].Text;
        return sentence.Start == 0 && sentence.End == text.Length ? text : text[sentence.Start..sentence.End];
    }

    /// <summary>The text from one word to another of the same utterance, as spoken.</summary>
    public string TextOf(int utterance, int firstToken, int endToken)
        => _conversation[utterance].Text[_tokens[firstToken].Start.._tokens[endToken - 1].End];
}
