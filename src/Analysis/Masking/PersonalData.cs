namespace CallInsight.Analysis.Masking;

/// <summary>Finds personal data that can be told by their shape. Spans of one utterance neither overlap nor touch other findings.</summary>
internal static class PersonalData
{
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
        while (at < text.Length)
        {
            if (Plain(text, at) is > 0 and var plain)
            {
                at += plain;
                continue;
            }

            if (!StartsHere(text, at))
            {
                at++;
                continue;
            }

            var (length, kind) = Recognise(text, at);
            if (length > 0)
            {
                found.Add(new MaskedSpan(utterance, at, at + length, kind));
            }

            at += length > 0 ? length : PlainWord(text[at..]);
        }
    }

    // Most of speech: a word of ASCII letters with the space or comma behind it. Whatever is looked for holds a figure or a mark that joins.
    private static int Plain(ReadOnlySpan<char> text, int at)
    {
        var end = at;
        while (end < text.Length && char.IsAsciiLetter(text[end]))
        {
            end++;
        }

        return end > at && (end == text.Length || text[end] is ' ' or ',' or '?' or '!') ? Math.Min(end + 1, text.Length) - at : 0;
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
