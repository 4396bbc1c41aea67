using CallInsight.Analysis.Languages;

namespace CallInsight.Analysis.Text;

/// <summary>All words and sentences of a call, read once.</summary>
internal sealed class CallText : IDisposable
{
    private readonly Conversation _conversation;

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

    public Growing<Token> Tokens { get; } = new(4096);

    public Growing<Sentence> Sentences { get; } = new(512);

    /// <summary>Index of each utterance's first token; one more at the end.</summary>
    public int[] FirstToken { get; }

    /// <summary>Index of each utterance's first sentence; one more at the end.</summary>
    public int[] FirstSentence { get; }

    public static CallText Read(Conversation conversation, Language? language)
    {
        var text = new CallText(conversation, language);
        for (var i = 0; i < conversation.Count; i++)
        {
            text.FirstToken[i] = text.Tokens.Count;
            text.FirstSentence[i] = text.Sentences.Count;
            new UtteranceReading(text, i, conversation[i].Text).Read();
        }

        text.FirstToken[^1] = text.Tokens.Count;
        text.FirstSentence[^1] = text.Sentences.Count;
        return text;
    }

    public void Dispose()
    {
        Tokens.Dispose();
        Sentences.Dispose();
    }

    public int WordsOf(int utterance) => FirstToken[utterance + 1] - FirstToken[utterance];

    public Form FormOf(int token) => Tokens[token].Form;

    public string TextOf(Sentence sentence)
    {
        var text = _conversation[sentence.Utterance].Text;
        return sentence.Start == 0 && sentence.End == text.Length ? text : text[sentence.Start..sentence.End];
    }

    /// <summary>The text from one word to another of the same utterance, as spoken.</summary>
    public string TextOf(int utterance, int firstToken, int endToken)
        => _conversation[utterance].Text[Tokens[firstToken].Start..Tokens[endToken - 1].End];
}
