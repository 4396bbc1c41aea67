using System.Buffers;

namespace CallInsight.Analysis.Masking;

/// <summary>What is made of letters and figures and is said aloud: bank accounts, hardware addresses, wallets, licences, postal codes, spelled names.</summary>
internal static class SpokenCodes
{
    private const int Longest = 80;
    private const int LeastLettersOfName = 3;
    private const int FurthestLead = 3;

    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789ABCDEF");

    public static void Find(UtteranceWords words)
    {
        Span<char> characters = stackalloc char[Longest];
        for (var i = 0; i < words.Count; i++)
        {
            if (words.IsTaken(i) || !MayBegin(words, i))
            {
                continue;
            }

            var code = new SpokenCode(words, i, characters);
            if (KindOf(words, i, code) is { } kind)
            {
                words.Mark(i, code.End, kind);
            }

            i = Math.Max(i, code.End - 1);
        }
    }

    // "i" and "a" are words of their own, unless a letter or figure follows.
    private static bool MayBegin(UtteranceWords words, int i)
    {
        if (words.Is(i, MaskTraits.NumberWord | MaskTraits.Repeat) || words.IsFigure(i) || (words.Case(i) == LetterCase.Capitals && words.LengthOf(i) <= 2))
        {
            return true;
        }

        var goesOn = i + 1 < words.Count && (words.LengthOf(i + 1) == 1 || words.Is(i + 1, MaskTraits.NumberWord));
        return words.LengthOf(i) == 1 && (goesOn || words.FormOf(i) is not ("i" or "a"));
    }

    private static string? KindOf(UtteranceWords words, int first, SpokenCode code)
    {
        var (letters, figures) = (code.Count - code.Figures, code.Figures);
        if (figures == 0)
        {
            return letters >= LeastLettersOfName && IsOfLetters(words, first, code) && IsSpelledName(words, first) ? "person" : null;
        }

        if (letters == 0)
        {
            return null;
        }

        var called = new SpeakersWord(words, first, code.End);
        if (IsIban(code.Code) || (code.Code.StartsWith("IBAN") && IsIban(code.Code[4..])))
        {
            return "iban";
        }

        if (IsHardware(code.Code) && (code.Marks >= 4 || called.IsHardware))
        {
            return "mac";
        }

        if (IsWallet(code.Code) || (called.IsWallet && code.Count >= 26))
        {
            return "crypto";
        }

        return called.IsZip && code.Count is >= 5 and <= 8 ? "address" : called.IsId && figures >= 4 ? "nationalId" : null;
    }

    private static bool IsIban(ReadOnlySpan<char> code)
        => code.Length is >= 15 and <= 34 && char.IsAsciiLetter(code[0]) && char.IsAsciiLetter(code[1]) && char.IsAsciiDigit(code[2]) && char.IsAsciiDigit(code[3])
            && FiguresIn(code) >= 10;

    private static int FiguresIn(ReadOnlySpan<char> code)
    {
        var count = 0;
        foreach (var c in code)
        {
            count += char.IsAsciiDigit(c) ? 1 : 0;
        }

        return count;
    }

    private static bool IsHardware(ReadOnlySpan<char> code) => code.Length == 12 && !code.ContainsAnyExcept(HexDigits);

    private static bool IsWallet(ReadOnlySpan<char> code) => code.Length >= 26 && (code.StartsWith("0X") || code.StartsWith("BC1"));

    // "J O N", not "OK, OK" or "a, a, a".
    private static bool IsOfLetters(UtteranceWords words, int first, SpokenCode code)
        => words.LengthOf(first) == 1 && words.LengthOf(first + 1) <= 2 && code.Code.ContainsAnyExcept(code.Code[0]);

    // "spelled s m i t h", "Smith, that's S M I T H".
    private static bool IsSpelledName(UtteranceWords words, int first)
    {
        for (var lead = first - 1; lead >= Math.Max(0, first - FurthestLead); lead--)
        {
            if (words.FormOf(lead) is "that's" or "spelled" or "spelt" or "spell" or "spelling" or "spells" or "name" or "surname" || (words.Is(lead, MaskTraits.Name) && !words.Is(lead, MaskTraits.Function))
                || (words.Case(lead) == LetterCase.Capital && !words.Is(lead, MaskTraits.Common)))
            {
                return true;
            }
        }

        return false;
    }
}
