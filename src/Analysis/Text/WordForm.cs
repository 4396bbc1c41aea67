namespace CallInsight.Analysis.Text;

/// <summary>A word's form for comparison: lower case, straight apostrophes, none at its ends.</summary>
public static class WordForm
{
    /// <summary>Longer words are told apart by their first characters only.</summary>
    public const int Longest = 64;

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

    private static char Lower(char c) => c switch
    {
        >= 'A' and <= 'Z' => (char)(c | 0x20),
        < (char)128 => c,
        '’' => '\'',
        _ => char.ToLowerInvariant(c),
    };
}
