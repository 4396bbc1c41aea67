namespace CallInsight.Grains.Demo.Script;

/// <summary>The sentences of one call: each is said once, as long as there are others.</summary>
internal sealed class Deck(Dice dice, IReadOnlyDictionary<string, string> slots)
{
    private readonly Dictionary<string, Queue<string>> _left = new(StringComparer.Ordinal);

    /// <summary>A sentence of this kind for the scene; where the scene has said all, one that fits anywhere.</summary>
    public string Draw(string scene, string kind)
        => Try($"{scene}.{kind}") ?? Try($"general.{kind}") ?? Again($"general.{kind}");

    private string? Try(string section)
    {
        if (!_left.TryGetValue(section, out var left))
        {
            _left[section] = left = new Queue<string>(dice.Shuffle(Grammar.Of(section)));
        }

        return left.TryDequeue(out var template) ? Grammar.Speak(template, slots, dice) : null;
    }

    private string Again(string section)
    {
        _left.Remove(section);
        return Try(section) ?? throw new InvalidOperationException($"There is no sentence in the section {section}.");
    }
}
