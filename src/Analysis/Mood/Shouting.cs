using CallInsight.Analysis.Text;

namespace CallInsight.Analysis.Mood;

/// <summary>Words in capitals among words that are not.</summary>
internal readonly ref struct Shouting(CallText text, ReadOnlySpan<char> characters, int first, int end)
{
    private readonly ReadOnlySpan<char> _characters = characters;

    public bool At(int token) => IsUpper(token) && OthersAreNot();

    private bool OthersAreNot()
    {
        for (var token = first; token < end; token++)
        {
            if (!IsUpper(token))
            {
                return true;
            }
        }

        return false;
    }

    // "I" and "A" are always capitals.
    private bool IsUpper(int token)
    {
        var at = text.Tokens[token];
        var word = _characters[at.Start..at.End];
        return word.Length > 1 && char.IsAsciiLetterUpper(word[0]) && !word.ContainsAnyInRange('a', 'z');
    }
}
