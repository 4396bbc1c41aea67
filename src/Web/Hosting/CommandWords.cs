using CallInsight.Storage;

namespace CallInsight.Web.Hosting;

/// <summary>The words of a command: names that begin with <c>--</c>, each with a value.</summary>
internal sealed class CommandWords
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);
    private readonly string _command;

    /// <exception cref="StartRefusal">A name that the command does not know, twice, or without a value.</exception>
    public CommandWords(string command, IReadOnlyList<string> words, params string[] known)
    {
        _command = command;
        for (var at = 0; at < words.Count; at += 2)
        {
            var name = words[at];
            if (!known.Contains(name, StringComparer.Ordinal))
            {
                throw new StartRefusal($"{command} knows no {name}. It takes {string.Join(", ", known)}.");
            }

            if (at + 1 == words.Count || words[at + 1].StartsWith("--", StringComparison.Ordinal) || !_values.TryAdd(name, words[at + 1]))
            {
                throw new StartRefusal($"{command} needs one value after {name}.");
            }
        }
    }

    public string? Find(string name) => _values.GetValueOrDefault(name);

    /// <exception cref="StartRefusal">It was not given.</exception>
    public string Get(string name) => Find(name) ?? throw new StartRefusal($"{_command} needs {name}.");
}
