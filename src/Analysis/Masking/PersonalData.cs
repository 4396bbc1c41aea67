using System.Buffers;

namespace CallInsight.Analysis.Masking;

/// <summary>Finds personal data that can be told by their shape. Spans of one utterance neither overlap nor touch other findings.</summary>
internal static class PersonalData
{
    private static readonly SearchValues<char> Signs = SearchValues.Create("0123456789@:.-+(");

    /// <summary>The spans in order.</summary>
    public static List<MaskedSpan> Find(Conversation conversation)
    {
        var found = new List<MaskedSpan>();
        for (var i = 0; i < conversation.Count; i++)
        {
            FindIn(conversation[i].Text, i, found);
        }

        return found;
    }

    private static void FindIn(ReadOnlySpan<char> text, int utterance, List<MaskedSpan> found)
    {
        var at = 0;
        while (NextSign(text, at) is >= 0 and var sign)
        {
            at = StartOfRun(text, at, sign);
            while (at <= sign)
            {
                at = ReadAt(text, at, utterance, found);
            }
        }
    }

    private static int ReadAt(ReadOnlySpan<char> text, int at, int utterance, List<MaskedSpan> found)
    {
        if (!StartsHere(text, at))
        {
            return at + 1;
        }

        var (length, kind) = Recognise(text, at);
        if (length == 0)
        {
            return at + PlainWord(text[at..]);
        }

        found.Add(new MaskedSpan(utterance, at, at + length, kind));
        return at + length;
    }

    // Whatever is looked for begins in the same run without white space as its first sign; most of speech has none.
    private static int NextSign(ReadOnlySpan<char> text, int start)
    {
        for (var at = start; text[at..].IndexOfAny(Signs) is >= 0 and var skipped; at++)
        {
            at += skipped;
            if (IsSign(text, at))
            {
                return at;
            }
        }

        return -1;
    }

    // A full stop counts inside an address only, a hyphen where the groups of a network card's number stand.
    private static bool IsSign(ReadOnlySpan<char> text, int at) => text[at] switch
    {
        '.' => at + 1 < text.Length && (char.IsAsciiLetterOrDigit(text[at + 1]) || text[at + 1] == '-'),
        '-' => at + 3 < text.Length && text[at + 3] == '-',
        _ => true,
    };

    private static int StartOfRun(ReadOnlySpan<char> text, int least, int at)
    {
        while (at > least && !char.IsWhiteSpace(text[at - 1]))
        {
            at--;
        }

        return at;
    }

    // Nothing of these kinds begins inside a word or figure.
    private static bool StartsHere(ReadOnlySpan<char> text, int at)
        => (char.IsLetterOrDigit(text[at]) || text[at] is '+' or '(' or ':') && (at == 0 || !char.IsLetterOrDigit(text[at - 1]));

    private static (int Length, string Kind) Recognise(ReadOnlySpan<char> text, int at)
    {
        var rest = text[at..];
        if (Addresses.Email(rest) is > 0 and var email)
        {
            return (email, "email");
        }

        if (Addresses.Url(rest) is > 0 and var url)
        {
            return (url, "url");
        }

        return Numbers.Recognise(rest);
    }

    private static int PlainWord(ReadOnlySpan<char> text)
    {
        var length = 1;
        while (length < text.Length && char.IsLetterOrDigit(text[length]))
        {
            length++;
        }

        return length;
    }
}
