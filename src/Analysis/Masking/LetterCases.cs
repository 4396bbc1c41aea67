using CallInsight.Analysis.Text;

namespace CallInsight.Analysis.Masking;

/// <summary>Tells how words are written.</summary>
internal static class LetterCases
{
    private const int WordsForOneCapital = 100;

    /// <summary>Whether a call has next to no capitals.</summary>
    public static bool AreMissing(Conversation conversation, CallText text)
    {
        var capitals = 0;
        for (var i = 0; i < conversation.Count; i++)
        {
            var written = conversation[i].Text;
            foreach (ref readonly var token in text.Tokens[text.FirstToken[i]..text.FirstToken[i + 1]])
            {
                capitals += char.IsUpper(written[token.Start]) ? 1 : 0;
            }
        }

        return capitals * WordsForOneCapital <= text.Tokens.Length;
    }

    /// <summary>How a word is written, its possessive aside.</summary>
    public static LetterCase Of(ReadOnlySpan<char> word)
    {
        if (char.IsDigit(word[0]))
        {
            return LetterCase.Figure;
        }

        if (!char.IsUpper(word[0]))
        {
            return LetterCase.Small;
        }

        var rest = word.EndsWith("'s") || word.EndsWith("’s") ? word[1..^2] : word[1..];
        if (rest.IsEmpty)
        {
            return LetterCase.Initial;
        }

        foreach (var c in rest)
        {
            if (char.IsLower(c))
            {
                return LetterCase.Capital;
            }
        }

        return LetterCase.Capitals;
    }
}
