using CallInsight.Analysis.Languages;
using CallInsight.Analysis.Text;

namespace CallInsight.Analysis.Content;

/// <summary>What the phrases of a language's <c>questions</c> say of a part of a sentence.</summary>
internal readonly struct QuestionPhrases(CallText text)
{
    private const int LongestLead = 8;

    // A tag such as "isn't it" asks only after a statement.
    private const int WordsBeforeTag = 2;
    private const int LongestCheck = 3;

    private readonly Language _language = text.Language!;

    /// <summary>What the phrase does that begins at a word, and how many words it has.</summary>
    public (QuestionPart Part, int Words) At(int token, int end)
        => token < end && _language.QuestionStarts!.At(text, token, end) is { Found: true } match ? (_language.QuestionParts[match.Tag], match.Words) : default;

    /// <summary>The first word behind lead-ins, phrases such as "you know", and words that are said twice: "do uh do you", "can you can you".</summary>
    public int AfterLead(in Sentence sentence)
    {
        var most = Math.Min(sentence.FirstToken + LongestLead, sentence.EndToken);
        var at = sentence.FirstToken;
        while (at < most && SkippedAt(at, sentence.EndToken) is var words and > 0)
        {
            at += words;
        }

        return Math.Min(at, sentence.EndToken);
    }

    /// <summary>"really", "oh yeah": acknowledgement alone.</summary>
    public bool Acknowledges(in Sentence sentence)
    {
        for (var at = sentence.FirstToken; at < sentence.EndToken; at++)
        {
            if (!text.Is(at, WordTraits.Acknowledge))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>"is that right", "isn't that funny": the form of a question, said to what was just heard.</summary>
    public bool Echoes(int first, int end) => At(first, end) is (QuestionPart.Echo, var words) && first + words == end;

    /// <summary>"right", "isn't it": nothing but a request to confirm.</summary>
    public bool Checks(int first, int end)
        => end - first <= LongestCheck && At(first, end) is (QuestionPart.Check or QuestionPart.Tag, var words) && first + words == end;

    /// <summary>"you work from home": a statement about the other, who alone can know.</summary>
    public bool ClaimsOfOther(int first, int end) => end - first > WordsBeforeTag && At(first, end).Part == QuestionPart.Claim;

    /// <summary>"is that the": a word at the end that must go on.</summary>
    public bool BreaksOff(int end) => text.Is(end - 1, WordTraits.Opens);

    public bool EndsInTag(int first, int end)
    {
        for (var at = Math.Max(first + WordsBeforeTag, end - 2); at < end; at++)
        {
            if (At(at, end) is (QuestionPart.Tag, var words) && at + words == end)
            {
                return true;
            }
        }

        return false;
    }

    private int SkippedAt(int at, int end)
    {
        if (At(at, end) is (QuestionPart.Lead, var words))
        {
            return words;
        }

        if (text.Is(at, WordTraits.Lead) || Repeats(at, at + 1, end))
        {
            return 1;
        }

        return Repeats(at, at + 2, end) && (text.Is(at + 1, WordTraits.Lead) || Repeats(at + 1, at + 3, end)) ? 2 : 0;
    }

    private bool Repeats(int at, int later, int end) => later < end && text.WordOf(at) == text.WordOf(later);
}
