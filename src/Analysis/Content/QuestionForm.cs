using CallInsight.Analysis.Languages;
using CallInsight.Analysis.Text;

namespace CallInsight.Analysis.Content;

/// <summary>Tells from the form of a sentence whether it asks, and how. The rules are explained in the README beside the analysis.</summary>
internal sealed class QuestionForm
{
    // A share of sentences with marks from which a source is taken to write marks.
    private const double PunctuatedShare = 0.5;

    // A tag such as "isn't it" asks only after a statement.
    private const int WordsBeforeTag = 2;
    private const int LongestLead = 8;

    // "is that", "what": too short to ask without a mark.
    private const int LeastWords = 3;
    private const int LongestWh = 5;

    private readonly CallText _text;
    private readonly Language _language;
    private readonly bool _writesQuestionMarks;

    public QuestionForm(CallText text)
    {
        _text = text;
        _language = text.Language!;
        var (marked, asks) = (0, 0);
        foreach (var sentence in text.Sentences.Items)
        {
            marked += sentence.Marked ? 1 : 0;
            asks += sentence.Asks ? 1 : 0;
        }

        _writesQuestionMarks = asks > 0 && marked >= PunctuatedShare * text.Sentences.Count;
    }

    public Asking Of(in Sentence sentence)
    {
        var first = AfterLead(sentence);
        if (sentence.Asks)
        {
            return Acknowledges(sentence) ? Asking.Not : Marked(first, sentence.EndToken);
        }

        // Where the source writes question marks, a sentence that ends in another mark asks only when its form leaves no doubt.
        if (first == sentence.EndToken)
        {
            return Asking.Not;
        }

        return _writesQuestionMarks && sentence.Marked ? Inverted(first, sentence.EndToken) : Unmarked(first, sentence.EndToken);
    }

    private Asking Marked(int first, int end)
    {
        var start = StartKind(first, end);
        return start == Asking.Not && first < end && _text.Is(first, WordTraits.Wh) ? KindOfWord(first) : Max(start, Asking.Closed);
    }

    private Asking Unmarked(int first, int end)
    {
        var start = end - first < LeastWords ? Asking.Not : StartKind(first, end);
        if (start != Asking.Not)
        {
            return start;
        }

        var inverted = Inverted(first, end);
        return inverted != Asking.Not || !EndsInTag(first, end) ? inverted : Asking.Closed;
    }

    // "do you …", "is that …", "what kind of … do you": the verb before its subject.
    private Asking Inverted(int first, int end)
    {
        if (end - first < LeastWords || IsStatement(first, end))
        {
            return Asking.Not;
        }

        if (!_text.Is(first, WordTraits.Wh))
        {
            return IsVerbAndSubject(first, end) ? Asking.Closed : Asking.Not;
        }

        // "what i do", "when the man is": a subject before the verb makes a clause.
        for (var at = first + 1; at < Math.Min(end, first + LongestWh); at++)
        {
            if (_text.Is(at, WordTraits.Auxiliary))
            {
                return Max(StartKind(first, end), KindOfWord(first));
            }

            if (_text.Is(at, WordTraits.Subject | WordTraits.Wh))
            {
                break;
            }
        }

        return Asking.Not;
    }

    private bool IsVerbAndSubject(int token, int end)
        => token + 1 < end && _text.Is(token, WordTraits.Auxiliary) && _text.Is(token + 1, WordTraits.Subject);

    private Asking KindOfWord(int token) => _text.Is(token, WordTraits.Why) ? Asking.Open : Asking.Closed;

    private Asking StartKind(int first, int end)
    {
        if (first == end)
        {
            return Asking.Not;
        }

        var match = _language.QuestionStarts!.At(_text, first, end);
        return match.Found ? KindOf(match) : Asking.Not;
    }

    private bool IsStatement(int first, int end)
        => _language.QuestionStarts!.At(_text, first, end) is { Found: true } match && _language.QuestionTags[match.Tag] == "statement";

    private Asking KindOf(PhraseMatch match) => _language.QuestionTags[match.Tag] switch
    {
        "open" => Asking.Open,
        "closed" => Asking.Closed,
        _ => Asking.Not,
    };

    private bool EndsInTag(int first, int end)
    {
        for (var at = Math.Max(first + WordsBeforeTag, end - 2); at < end; at++)
        {
            var match = _language.QuestionStarts!.At(_text, at, end);
            if (match.Found && at + match.Words == end && _language.QuestionTags[match.Tag] == "tag")
            {
                return true;
            }
        }

        return false;
    }

    // Lead-ins, phrases such as "you know", and words that are said twice: "do do you".
    private int AfterLead(in Sentence sentence)
    {
        var most = Math.Min(sentence.FirstToken + LongestLead, sentence.EndToken);
        var at = sentence.FirstToken;
        while (at < most)
        {
            var match = _language.QuestionStarts!.At(_text, at, sentence.EndToken);
            if (match.Found && _language.QuestionTags[match.Tag] == "lead")
            {
                at += match.Words;
            }
            else if (_text.Is(at, WordTraits.Lead) || (at + 1 < sentence.EndToken && _text.WordOf(at) == _text.WordOf(at + 1)))
            {
                at++;
            }
            else
            {
                break;
            }
        }

        return Math.Min(at, sentence.EndToken);
    }

    // "Really?", "Oh yeah?": the other is heard, nothing is asked.
    private bool Acknowledges(in Sentence sentence)
    {
        for (var at = sentence.FirstToken; at < sentence.EndToken; at++)
        {
            if (!_text.Is(at, WordTraits.Acknowledge))
            {
                return false;
            }
        }

        return true;
    }

    private static Asking Max(Asking a, Asking b) => a > b ? a : b;
}
