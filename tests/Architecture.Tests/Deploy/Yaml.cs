using CallInsight.Testing;
using YamlDotNet.RepresentationModel;

namespace CallInsight.Architecture.Tests.Deploy;

/// <summary>A value of a YAML file: a text, a list or a map; merged keys (<c>&lt;&lt;</c>) are resolved.</summary>
internal sealed class Yaml
{
    public static readonly Yaml None = new(null, [], []);

    private readonly Dictionary<string, Yaml> _map;

    private Yaml(string? text, IReadOnlyList<Yaml> items, Dictionary<string, Yaml> map) => (Text, Items, _map) = (text, items, map);

    public string? Text { get; }

    public IReadOnlyList<Yaml> Items { get; }

    public IEnumerable<KeyValuePair<string, Yaml>> Entries => _map;

    /// <summary>What a key holds; <see cref="None"/> where there is no such key.</summary>
    public Yaml this[string key] => _map.GetValueOrDefault(key, None);

    /// <summary>What a path of keys leads to: <c>spec.template.spec</c>.</summary>
    public Yaml At(string path) => path.Split('.').Aggregate(this, (yaml, key) => yaml[key]);

    public static IReadOnlyList<Yaml> Parse(string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        return [.. stream.Documents.Select(d => Of(d.RootNode))];
    }

    /// <summary>The files of a folder of <c>deploy</c>, each with its documents.</summary>
    public static IReadOnlyList<(string File, IReadOnlyList<Yaml> Documents)> In(params string[] folder) =>
    [
        .. from file in Directory.EnumerateFiles(CloneFolder.PathOf(["deploy", .. folder]), "*.*", SearchOption.AllDirectories)
           where Path.GetExtension(file) is ".yaml" or ".yml"
           select (Path.GetRelativePath(CloneFolder.PathOf("deploy"), file), Parse(File.ReadAllText(file))),
    ];

    private static Yaml Of(YamlNode node) => node switch
    {
        YamlScalarNode scalar => new Yaml(scalar.Value, [], []),
        YamlSequenceNode list => new Yaml(null, [.. list.Select(Of)], []),
        YamlMappingNode map => new Yaml(null, [], Merge(map)),
        _ => None,
    };

    private static Dictionary<string, Yaml> Merge(YamlMappingNode map)
    {
        var merged = new Dictionary<string, Yaml>(StringComparer.Ordinal);
        foreach (var (key, value) in map.Children.OrderBy(c => ((YamlScalarNode)c.Key).Value == "<<" ? 0 : 1))
        {
            var name = ((YamlScalarNode)key).Value!;
            foreach (var (inner, of) in name == "<<" ? Of(value)._map : new() { [name] = Of(value) })
            {
                merged[inner] = of;
            }
        }

        return merged;
    }
}
