using CallInsight.Analysis.Languages;
using CallInsight.Analysis.Text;

namespace CallInsight.Analysis.Content;

/// <summary>Sentences that ask by how they begin, or by a verb before its subject further on. All take the words from one behind the lead-ins to the end.</summary>
internal sealed class QuestionOpening(CallText text, QuestionPhrases phrases)
{
    // "is that", "what": too short to ask without a mark, unless a phrase is known to ("anything else").
    private const int LeastWords = 3;
    private const int LongestWh = 5;

    // "is rochester far": a verb before any word asks when enough follows.
    private const int LeastWordsOfAnySubject = 4;

    /// <summary>How a sentence asks that ends in a question mark.</summary>
    public Asking Marked(int first, int end)
    {
        var start = StartKind(first, end, least: 1);
        if (start != Asking.Not || first == end)
        {
            return Max(start, Asking.Closed);
        }

        return text.Is(first, WordTraits.Wh) ? KindOfWord(first, end) : IsVerbAndSubject(first, end) ? Asking.Closed : KindInside(first, end);
    }

    /// <summary>How a sentence without a mark asks.</summary>
    public Asking Unmarked(int first, int end)
    {
        var start = StartKind(first, end, LeastWords);
        if (start != Asking.Not)
        {
            return start;
        }

        var inverted = Inverted(first, end);
        if (inverted == Asking.Not)
        {
            inverted = Inside(first, end);
        }

        return inverted != Asking.Not || !phrases.EndsInTag(first, end) ? inverted : Asking.Closed;
    }

    /// <summary>How a sentence asks that ends in another mark although its source writes question marks: only when its form leaves no doubt.</summary>
    public Asking Stated(int first, int end)
        => phrases.At(first, end).Part == QuestionPart.Request ? Asking.Open : Inverted(first, end);

    // "do you …", "is that …", "what kind of … do you": the verb before its subject.
    private Asking Inverted(int first, int end)
    {
        if (end - first < LeastWords || phrases.At(first, end).Part == QuestionPart.Statement)
        {
            return Asking.Not;
        }

        if (!text.Is(first, WordTraits.Wh))
        {
            return IsVerbAndSubject(first, end) ? Asking.Closed : Asking.Not;
        }

        // "what i do", "when the man is", "how to do": a subject or a joining word before the verb makes a clause.
        for (var at = first + 1; at < Math.Min(end, first + LongestWh); at++)
        {
            if (text.Is(at, WordTraits.Auxiliary))
            {
                return Max(StartKind(first, end, LeastWords), KindOfWord(first, end));
            }

            if (text.Is(at, WordTraits.Subject | WordTraits.Wh | WordTraits.Joins))
            {
                break;
            }
        }

        return Asking.Not;
    }

    // "for the long term do you think it works": behind a word that begins no clause.
    private Asking Inside(int first, int end)
    {
        foreach (var at in text.Between(first + 1, Math.Max(first + 1, end - 2), WordTraits.Inverts))
        {
            if (phrases.At(at, end).Part != QuestionPart.Inside)
            {
                continue;
            }

            var asked = text.Is(at - 1, WordTraits.Wh) && at - 2 >= first ? at - 2 : at - 1;
            if (!text.Is(asked, WordTraits.Subject | WordTraits.Auxiliary | WordTraits.Wh | WordTraits.Joins))
            {
                return asked < at - 1 ? KindOfWord(at - 1, end) : Asking.Closed;
            }
        }

        return Asking.Not;
    }

    private bool IsVerbAndSubject(int token, int end)
        => token + 1 < end && text.Is(token, WordTraits.Auxiliary) && (text.Is(token + 1, WordTraits.Subject) || TakesAnySubject(token, end));

    private bool TakesAnySubject(int token, int end) => end - token >= LeastWordsOfAnySubject && text.Is(token, WordTraits.Fronts);

    // "if it came back, what would you do?": what is asked comes last.
    private Asking KindInside(int first, int end)
    {
        foreach (var at in text.Between(first + 1, Math.Max(first + 1, end - 1), WordTraits.Why))
        {
            if (KindOfWord(at, end) == Asking.Open && (phrases.At(at, end).Part == QuestionPart.Open || text.Is(at + 1, WordTraits.Auxiliary)))
            {
                return Asking.Open;
            }
        }

        return Asking.Closed;
    }

    // "how does it work" is open, "how likely" closed.
    private Asking KindOfWord(int token, int end)
    {
        var degree = token + 1 < end && text.Is(token + 1, WordTraits.Telling) && phrases.At(token, end).Part == QuestionPart.Degree;
        return text.Is(token, WordTraits.Why) && !degree ? Asking.Open : Asking.Closed;
    }

    private Asking StartKind(int first, int end, int least)
    {
        var (part, words) = phrases.At(first, end);
        return part switch
        {
            QuestionPart.Request => Asking.Open,
            QuestionPart.Alone when words == end - first => KindOfWord(first, end),
            QuestionPart.Short => Asking.Closed,
            QuestionPart.Open when end - first >= least => Asking.Open,
            QuestionPart.Closed when end - first >= least => Asking.Closed,
            _ => Asking.Not,
        };
    }

    private static Asking Max(Asking a, Asking b) => a > b ? a : b;
}
