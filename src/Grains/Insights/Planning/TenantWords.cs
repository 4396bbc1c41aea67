using CallInsight.Analysis;

namespace CallInsight.Grains.Insights.Planning;

/// <summary>A member and its team as they are now.</summary>
internal sealed record WordOfMember(string Name, Guid? Team);

/// <summary>What ids and codes of a tenant stand for.</summary>
internal sealed record TenantWords(IReadOnlyDictionary<Guid, WordOfMember> Members, IReadOnlyDictionary<Guid, string> Teams, IReadOnlyList<LabelWord> Labels)
{
    public const string Stage = "stage";
    public const string Source = "source";
    public const string Topic = "topic";

    private readonly Dictionary<(string Kind, int Code), string> _texts = WithBuiltIn(Labels).ToDictionary(l => (l.Kind, l.Code), l => l.Text);

    public static TenantWords None { get; } = new(new Dictionary<Guid, WordOfMember>(), new Dictionary<Guid, string>(), []);

    /// <summary>The texts of a kind with their codes.</summary>
    public IEnumerable<KeyValuePair<string, int>> Of(string kind) => _texts.Where(t => t.Key.Kind == kind).Select(t => KeyValuePair.Create(t.Value, t.Key.Code));

    /// <summary>The text of a code; null when it is not known here yet.</summary>
    public string? TextOf(string kind, int code) => _texts.GetValueOrDefault((kind, code));

    /// <summary>The code of a topic's key; null when there is none.</summary>
    public int? TopicOf(string key) => Of(Topic).Where(t => t.Key == key).Select(t => (int?)t.Value).FirstOrDefault();

    private static IEnumerable<LabelWord> WithBuiltIn(IEnumerable<LabelWord> labels)
        => Metrics.BuiltInTopics.Select((topic, code) => new LabelWord(Topic, code, topic)).Concat(labels);
}

/// <summary>A text that calls are given, by its code.</summary>
internal sealed record LabelWord(string Kind, int Code, string Text);
