namespace CallInsight.Analysis.Text;

/// <summary>English stems after M. F. Porter, "An algorithm for suffix stripping" (1980): the same for "price", "prices" and "pricing", another for "surprise".</summary>
public static class Stemmer
{
    /// <summary>Writes the stem of a word, in lower case.</summary>
    /// <param name="word">A word as <see cref="Words"/> gives it.</param>
    /// <param name="buffer">At least <see cref="WordForm.Longest"/> long.</param>
    /// <returns>How long the stem is.</returns>
    public static int Stem(ReadOnlySpan<char> word, Span<char> buffer)
    {
        var length = WordForm.Of(word, buffer);
        if (length > 2 && buffer[length - 1] == 's' && buffer[length - 2] == '\'')
        {
            length -= 2;
        }

        if (length < 3)
        {
            return length;
        }

        foreach (var c in buffer[..length])
        {
            if (c is < 'a' or > 'z')
            {
                return length;
            }
        }

        var stem = new Suffixes(buffer, length);
        stem.Plurals();
        stem.PastAndProgressive();
        stem.FinalY();
        stem.Double();
        stem.Derived();
        stem.Residual();
        stem.FinalE();
        return stem.Length;
    }
}
