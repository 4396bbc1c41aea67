using System.Buffers;
using System.Globalization;
using System.Text;

namespace CallInsight.Analysis.Text;

/// <summary>Splits text into words: the longest runs of letters, digits, combining marks and apostrophes (' and ’).</summary>
public static class Words
{
    private static readonly bool[] Ascii = AsciiTable();

    /// <summary>The words of a text, one after another, without allocating.</summary>
    public static WordEnumerator Of(ReadOnlySpan<char> text) => new(text);

    /// <summary>How many words a text has.</summary>
    public static int Count(ReadOnlySpan<char> text)
    {
        var (count, inside) = (0, false);
        for (var at = 0; at < text.Length;)
        {
            var length = CharacterAt(text, at);
            count += length > 0 && !inside ? 1 : 0;
            inside = length > 0;
            at += Math.Max(1, length);
        }

        return count;
    }

    /// <summary>Whether an ASCII character is one of a word.</summary>
    internal static bool IsAscii(char c) => Ascii[c];

    /// <summary>The number of UTF-16 code units (1 or 2) of the word character at <paramref name="at"/>; 0 where none is.</summary>
    internal static int CharacterAt(ReadOnlySpan<char> text, int at)
    {
        var c = text[at];
        if (c < 128)
        {
            return Ascii[c] ? 1 : 0;
        }

        return c == '’' ? 1 : Beyond(text[at..]);
    }

    private static int Beyond(ReadOnlySpan<char> text)
    {
        if (Rune.DecodeFromUtf16(text, out var rune, out var length) != OperationStatus.Done)
        {
            return 0;
        }

        return Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
                or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter
                or UnicodeCategory.DecimalDigitNumber
                or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark => length,
            _ => 0,
        };
    }

    private static bool[] AsciiTable()
    {
        var table = new bool[128];
        for (var c = 0; c < table.Length; c++)
        {
            table[c] = char.IsAsciiLetterOrDigit((char)c) || c == '\'';
        }

        return table;
    }
}

/// <summary>Walks over the words of a text; <see cref="Current"/> is the word's span of UTF-16 code units.</summary>
public ref struct WordEnumerator(ReadOnlySpan<char> text)
{
    private readonly ReadOnlySpan<char> _text = text;
    private int _start;
    private int _end;

    /// <summary>The word as written.</summary>
    public readonly ReadOnlySpan<char> Current => _text[_start.._end];

    /// <summary>Where the word starts in the text.</summary>
    public readonly int Start => _start;

    public readonly WordEnumerator GetEnumerator() => this;

    public bool MoveNext()
    {
        var at = _end;
        while (at < _text.Length && Words.CharacterAt(_text, at) == 0)
        {
            at++;
        }

        _start = at;
        while (at < _text.Length && Words.CharacterAt(_text, at) is var length and > 0)
        {
            at += length;
        }

        _end = at;
        return _end > _start;
    }
}
