using CallInsight.Analysis;
using CallInsight.Contracts.Calls;
using CallInsight.Contracts.Insights;
using CallInsight.Grains.Insights.OwnMetrics;

namespace CallInsight.Grains.Insights.Planning;

/// <summary>A member and its team as they are now.</summary>
internal sealed record WordOfMember(string Name, Guid? Team);

/// <summary>What ids and codes of a tenant stand for.</summary>
internal sealed record TenantWords(IReadOnlyDictionary<Guid, WordOfMember> Members, IReadOnlyDictionary<Guid, string> Teams, IReadOnlyList<LabelWord> Labels, KeptMetrics? Metrics = null, IReadOnlyList<CustomField>? Fields = null)
{
    public const string Stage = "stage";
    public const string Source = "source";
    public const string Topic = "topic";

    private readonly Dictionary<(string Kind, int Code), string> _texts = WithBuiltIn(Labels).ToDictionary(l => (l.Kind, l.Code), l => l.Text);

    private IReadOnlyDictionary<string, OwnMetric>? _own;

    /// <summary>The tenant's own metrics by key, each in its newest version.</summary>
    public IReadOnlyDictionary<string, OwnMetric> Own => _own ??= CompileMetrics.All(Metrics?.All ?? [], TopicOf);

    public static TenantWords None { get; } = new(new Dictionary<Guid, WordOfMember>(), new Dictionary<Guid, string>(), []);

    /// <summary>The texts of a kind with their codes.</summary>
    public IEnumerable<KeyValuePair<string, int>> Of(string kind) => _texts.Where(t => t.Key.Kind == kind).Select(t => KeyValuePair.Create(t.Value, t.Key.Code));

    /// <summary>The text of a code; null when it is not known here yet.</summary>
    public string? TextOf(string kind, int code) => _texts.GetValueOrDefault((kind, code));

    /// <summary>The custom field that a question's word names; null when there is none.</summary>
    public CustomField? FieldOf(string name) => Fields?.FirstOrDefault(f => f.Name == name);

    /// <summary>The custom field of a code; null where it was removed meanwhile.</summary>
    public CustomField? FieldOf(int code) => Fields?.FirstOrDefault(f => f.Code == code);

    /// <summary>The code of a topic's key; null when there is none.</summary>
    public int? TopicOf(string key) => Of(Topic).Where(t => t.Key == key).Select(t => (int?)t.Value).FirstOrDefault();

    /// <summary>The same, with a formula that nobody has accepted yet.</summary>
    public TenantWords Trying(string key, CompiledFormula formula)
        => this with { _own = new Dictionary<string, OwnMetric>(Own, StringComparer.Ordinal) { [key] = new OwnMetric(key, 0, true, new OwnMetricDefinition(key, string.Empty, string.Empty, "number", "neither"), formula) } };

    private static IEnumerable<LabelWord> WithBuiltIn(IEnumerable<LabelWord> labels)
        => Analysis.Metrics.BuiltInTopics.Select((topic, code) => new LabelWord(Topic, code, topic)).Concat(labels);
}

/// <summary>A tenant's own metrics as they are stored.</summary>
/// <param name="Stamp">Another one whenever anything about them is.</param>
internal sealed record KeptMetrics(string Stamp, IReadOnlyList<KeptMetric> All)
{
    public static KeptMetrics None { get; } = new(string.Empty, []);
}

/// <summary>A text that calls are given, by its code.</summary>
internal sealed record LabelWord(string Kind, int Code, string Text);
