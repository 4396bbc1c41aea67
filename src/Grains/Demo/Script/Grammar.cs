using System.Collections.Frozen;
using System.Text;

namespace CallInsight.Grains.Demo.Script;

/// <summary>The sentences by section, read once from <c>Sentences/en.txt</c>.</summary>
internal static class Grammar
{
    private static readonly FrozenDictionary<string, string[]> Sections = Load();

    /// <summary>The sentences of a section; none when there is no such section.</summary>
    public static IReadOnlyList<string> Of(string section) => Sections.GetValueOrDefault(section, []);

    /// <summary>Makes a spoken sentence: one of each <c>(a|b)</c>, and the slots filled.</summary>
    public static string Speak(string template, IReadOnlyDictionary<string, string> slots, Dice dice)
    {
        var spoken = new StringBuilder(template.Length + 20);
        Append(spoken, template, slots, dice);
        spoken[0] = char.ToUpperInvariant(spoken[0]);
        return spoken.ToString();
    }

    private static void Append(StringBuilder spoken, string template, IReadOnlyDictionary<string, string> slots, Dice dice)
    {
        for (var at = 0; at < template.Length; at++)
        {
            if (template[at] == '(')
            {
                var end = template.IndexOf(')', at);
                Append(spoken, dice.Pick(template[(at + 1)..end].Split('|')), slots, dice);
                at = end;
            }
            else if (template[at] == '{')
            {
                var end = template.IndexOf('}', at);
                spoken.Append(slots[template[(at + 1)..end]]);
                at = end;
            }
            else
            {
                spoken.Append(template[at]);
            }
        }
    }

    private static FrozenDictionary<string, string[]> Load()
    {
        using var stream = typeof(Grammar).Assembly.GetManifestResourceStream("demo/sentences/en")
            ?? throw new InvalidOperationException("The sentences of the made-up calls are not in the assembly.");
        using var reader = new StreamReader(stream);
        var sections = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        var section = new List<string>();
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('['))
            {
                sections[line[1..^1]] = section = [];
            }
            else if (line.Length > 0 && line[0] != '#')
            {
                section.Add(line);
            }
        }

        return sections.ToFrozenDictionary(s => s.Key, s => s.Value.ToArray(), StringComparer.Ordinal);
    }
}
