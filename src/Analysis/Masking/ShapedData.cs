using System.Buffers;

namespace CallInsight.Analysis.Masking;

/// <summary>Finds personal data that can be told by their characters, in any language.</summary>
internal static class ShapedData
{
    private static readonly SearchValues<char> Signs = SearchValues.Create("0123456789@:.-+(");

    public static void Find(UtteranceWords words)
    {
        var text = words.Text.AsSpan();
        var (at, word) = (0, 0);
        while (NextSign(text, at) is >= 0 and var sign)
        {
            at = StartOfRun(text, at, sign);
            while (at <= sign)
            {
                at = ReadAt(words, at, ref word);
            }
        }
    }

    private static int ReadAt(UtteranceWords words, int at, ref int word)
    {
        var text = words.Text.AsSpan();
        if (!StartsHere(text, at))
        {
            return at + 1;
        }

        while (word < words.Count && words.EndOf(word) <= at)
        {
            word++;
        }

        var (length, kind) = Recognise(text, at, new SpeakersWord(words, word, word));
        if (length == 0)
        {
            return at + PlainWord(text[at..]);
        }

        words.Mark(at, at + length, kind, word);
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

    private static (int Length, string Kind) Recognise(ReadOnlySpan<char> text, int at, SpeakersWord called)
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

        return char.IsAsciiDigit(rest[0]) || rest[0] is '+' or '(' ? RecogniseNumber(text, at, called) : RecogniseLetters(text, at, called);
    }

    private static (int Length, string Kind) RecogniseLetters(ReadOnlySpan<char> text, int at, SpeakersWord called)
    {
        var rest = text[at..];
        if (NetNumbers.Mac(rest) is > 0 and var mac)
        {
            return (mac, "mac");
        }

        if (NetNumbers.Ip(rest) is > 0 and var ip)
        {
            return (ip, "ip");
        }

        if (Accounts.Iban(rest, called.IsIban) is > 0 and var iban)
        {
            return (iban, "iban");
        }

        return Accounts.Wallet(rest) is > 0 and var wallet ? (wallet, "crypto") : (Numbers.Named(text, at, called), "nationalId");
    }

    private static (int Length, string Kind) RecogniseNumber(ReadOnlySpan<char> text, int at, SpeakersWord called)
    {
        if (NumericDates.Length(text[at..]) is > 0 and var date)
        {
            return (date, "date");
        }

        var letters = RecogniseLetters(text, at, called);
        return letters is (> 0, not "nationalId") ? letters : Numbers.Recognise(text, at, called) is (> 0, _) and var number ? number : letters;
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
