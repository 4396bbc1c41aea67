namespace CallInsight.Analysis.Text;

/// <summary>A word's form for comparison: lower case, straight apostrophes, none at its ends.</summary>
public static class WordForm
{
    /// <summary>Longer words are told apart by their first characters only.</summary>
    public const int Longest = 64;

    // The lower case of what plain words are made of; 0 for anything else.
    private static readonly char[] Plain = PlainTable();

    /// <summary>Writes the form of a word.</summary>
    /// <param name="word">A word as <see cref="Words"/> gives it.</param>
    /// <param name="buffer">At least <see cref="Longest"/> long.</param>
    /// <returns>How long the form is; 0 for a word of apostrophes alone.</returns>
    public static int Of(ReadOnlySpan<char> word, Span<char> buffer)
    {
        while (word.Length > 0 && word[0] is '\'' or '’')
        {
            word = word[1..];
        }

        while (word.Length > 0 && word[^1] is '\'' or '’')
        {
            word = word[..^1];
        }

        word = word.Length > Longest ? word[..Longest] : word;
        for (var i = 0; i < word.Length; i++)
        {
            buffer[i] = Lower(word[i]);
        }

        return word.Length;
    }

    /// <summary>Writes the form of the plain word that a text begins with: ASCII letters and digits, apostrophes only inside.</summary>
    /// <returns>How long word and form are; 0 where the word is of another kind or longer than <paramref name="buffer"/>, and must be read by <see cref="Of"/>.</returns>
    internal static int OfPlain(ReadOnlySpan<char> text, Span<char> buffer)
    {
        var (length, most) = (0, Math.Min(text.Length, buffer.Length));
        while (length < most && text[length] is < (char)128 and var c && Plain[c] is not '\0' and var lower)
        {
            buffer[length++] = lower;
        }

        return length == 0 || buffer[0] == '\'' || buffer[length - 1] == '\'' ? 0 : length;
    }

    private static char[] PlainTable()
    {
        var table = new char[128];
        for (var c = '\0'; c < table.Length; c++)
        {
            table[c] = char.IsAsciiLetterOrDigit(c) ? char.ToLowerInvariant(c) : c == '\'' ? c : '\0';
        }

        return table;
    }

    private static char Lower(char c) => c switch
    {
        >= 'A' and <= 'Z' => (char)(c | 0x20),
        < (char)128 => c,
        '’' => '\'',
        _ => char.ToLowerInvariant(c),
    };
}
