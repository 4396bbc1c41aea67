using CallInsight.Analysis.Text;

namespace CallInsight.Analysis.Mood;

/// <summary>Words in capitals among words that are not.</summary>
internal readonly ref struct Shouting
{
    private readonly CallText _text;
    private readonly ReadOnlySpan<char> _characters;
    private readonly bool _differs;

    public Shouting(CallText text, ReadOnlySpan<char> characters, int first, int end)
    {
        _text = text;
        _characters = characters;
        var shouted = 0;
        for (var token = first; token < end; token++)
        {
            shouted += IsUpper(token) ? 1 : 0;
        }

        _differs = shouted > 0 && shouted < end - first;
    }

    public bool At(int token) => _differs && IsUpper(token);

    // "I" and "A" are always capitals.
    private bool IsUpper(int token)
    {
        var at = _text.Tokens[token];
        var word = _characters.Slice(at.Start, at.Length);
        return word.Length > 1 && char.IsAsciiLetterUpper(word[0]) && !word.ContainsAnyInRange('a', 'z');
    }
}
