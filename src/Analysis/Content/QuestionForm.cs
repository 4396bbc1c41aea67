using CallInsight.Analysis.Languages;
using CallInsight.Analysis.Text;

namespace CallInsight.Analysis.Content;

/// <summary>Tells from the form of a sentence whether it asks, and how. The rules are explained in the README beside the analysis.</summary>
internal sealed class QuestionForm
{
    // A share of sentences with marks from which a source is taken to write marks.
    private const double PunctuatedShare = 0.5;

    // A tag such as "right" or "isn't it" asks only after a statement.
    private const int WordsBeforeTag = 2;
    private const int LongestLead = 6;

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

    public Asking Of(Sentence sentence)
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
        return start == Asking.Not && first < end && _text.FormOf(first).Is(WordTraits.Wh) ? Asking.Open : Max(start, Asking.Closed);
    }

    private Asking Unmarked(int first, int end)
    {
        var start = StartKind(first, end);
        if (start != Asking.Not)
        {
            return start;
        }

        var inverted = Inverted(first, end);
        return inverted != Asking.Not || !EndsInTag(first, end) ? inverted : Asking.Closed;
    }

    // "do you …", "is that …": the verb before its subject.
    private Asking Inverted(int first, int end)
    {
        if (end - first < 2)
        {
            return Asking.Not;
        }

        var wh = _text.FormOf(first).Is(WordTraits.Wh) ? 1 : 0;
        var verb = first + wh;
        var asks = verb + 1 < end && _text.FormOf(verb).Is(WordTraits.Auxiliary) && _text.FormOf(verb + 1).Is(WordTraits.Subject);
        if (!asks || IsStatement(first, end))
        {
            return Asking.Not;
        }

        return wh == 1 ? Max(StartKind(first, end), Asking.Closed) : Asking.Closed;
    }

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
            var ends = match.Found && at + match.Words == end && _language.QuestionTags[match.Tag] == "tag";
            if (ends && !(match.Words == 1 && IsPredicate(at)))
            {
                return true;
            }
        }

        return false;
    }

    // "that is right", "that's right": the word belongs to the statement.
    private bool IsPredicate(int token)
    {
        var before = _text.FormOf(token - 1);
        return before.Is(WordTraits.Auxiliary) || before.Text.EndsWith("'s", StringComparison.Ordinal) || before.Text is "all" or "the";
    }

    private int AfterLead(Sentence sentence)
    {
        var most = Math.Min(sentence.FirstToken + LongestLead, sentence.EndToken);
        var at = sentence.FirstToken;
        while (at < most && _text.FormOf(at).Is(WordTraits.Lead))
        {
            at++;
        }

        return at;
    }

    // "Really?", "Oh yeah?": the other is heard, nothing is asked.
    private bool Acknowledges(Sentence sentence)
    {
        for (var at = sentence.FirstToken; at < sentence.EndToken; at++)
        {
            if (!_text.FormOf(at).Is(WordTraits.Acknowledge))
            {
                return false;
            }
        }

        return true;
    }

    private static Asking Max(Asking a, Asking b) => a > b ? a : b;
}
