using CallInsight.Contracts;
using CallInsight.Contracts.Calls;
using CallInsight.Contracts.Insights;
using CallInsight.Contracts.Tenants;
using CallInsight.Web.Calls;
using CallInsight.Web.Insights.OwnMetrics;
using CallInsight.Web.Shared;

namespace CallInsight.Web.Insights.Asking;

/// <summary>All that can be measured in a tenant, by family: the published metrics, those that the tenant defined, and how often and when each topic comes up, its own trackers included.</summary>
public sealed class TenantMetrics
{
    private static readonly MetricWords Amount = new("amount", FigureKind.Number, Better.Higher);

    private static readonly (string Name, string[] Keys)[] Published =
    [
        ("Talk", ["talkRatio", "longestMonologueSeconds", "longestCustomerStorySeconds", "switchesPerMinute", "interactivity", "patienceSeconds"]),
        ("Questions", ["questionsRep", "questionsCustomer"]),
        ("Speech", ["wordsPerMinuteRep", "wordsPerMinuteCustomer", "fillersPerMinuteRep"]),
        ("Together", ["interruptionsByRep", "interruptionsByCustomer", "overlapSeconds", "silenceSeconds", "longestSilenceSeconds"]),
        ("Sentiment", ["sentimentRep", "sentimentCustomer", "sentimentShiftCustomer"]),
        ("Results", ["nextStepAgreed"]),
    ];

    private readonly Dictionary<string, MetricWords> _byKey;

    private TenantMetrics(IReadOnlyList<MetricFamily> families, IReadOnlyList<(string Key, string Name)> topics, IReadOnlyList<OwnMetric> own, IReadOnlyList<CustomField> fields)
    {
        (Families, Topics, Own, Fields) = (families, topics, [.. own.Where(m => m.IsActive)], [.. fields.Where(f => !f.IsNumber)]);

        // What is offered no more still has its name where a saved view shows it.
        _byKey = families.SelectMany(f => f.Metrics).Concat(own.Where(m => !m.IsActive).Select(OwnMetricWords.Of)).ToDictionary(m => m.Key, StringComparer.Ordinal);
    }

    public IReadOnlyList<MetricFamily> Families { get; }

    /// <summary>The topics' keys and names, the built-in ones first.</summary>
    public IReadOnlyList<(string Key, string Name)> Topics { get; }

    /// <summary>The tenant's own metrics that are offered, by key.</summary>
    public IReadOnlyList<OwnMetric> Own { get; }

    /// <summary>The tenant's custom fields that group and filter.</summary>
    public IReadOnlyList<CustomField> Fields { get; }

    /// <summary>All that calls are grouped by, in the words of questions.</summary>
    public IEnumerable<string> Groupings => InsightsFields.Groupings.Concat(Fields.Select(f => f.Name));

    /// <summary>All that a tenant can measure now.</summary>
    public static async Task<TenantMetrics> LoadAsync(IGrainFactory grains, Guid tenant) => Of(await grains.Tenant(tenant).GetSettings(), await grains.Insights(tenant).GetMetrics(), await grains.CustomFields(tenant).GetAll());

    public static TenantMetrics Of(TenantSettings settings, IReadOnlyList<OwnMetric> own, IReadOnlyList<CustomField> fields)
    {
        List<(string Key, string Name)> topics = [.. MetricCatalogue.BuiltInTopics.Select(t => (t, CallWords.TopicName(t))), .. settings.Trackers.Select(t => (t.Key, t.Name))];
        List<MetricFamily> families =
        [
            new(AskingWords.Family("Calls"), [MetricCatalogue.Calls, MetricCatalogue.Find("durationSeconds")!, MetricCatalogue.WinRate, Amount, .. fields.Where(f => f.IsNumber).Select(f => new MetricWords(f.Name, FigureKind.Number, Better.Neither, null, f.Key))]),
            .. Published.Select(f => new MetricFamily(AskingWords.Family(f.Name), [.. f.Keys.Select(k => MetricCatalogue.Find(k)!)])),
            .. own.Any(m => m.IsActive) ? [new MetricFamily(AskingWords.Family("Own"), [.. own.Where(m => m.IsActive).Select(OwnMetricWords.Of)])] : Array.Empty<MetricFamily>(),
            new(AskingWords.Family("Topics"), [.. topics.DistinctBy(t => t.Key).SelectMany(OfTopic)]),
        ];
        return new TenantMetrics(families, topics, own, fields);
    }

    /// <summary>The metric of a key; null when there is none.</summary>
    public MetricWords? Find(string? key) => key is null ? null : _byKey.GetValueOrDefault(key);

    public string TopicName(string key) => Topics.Where(t => t.Key == key).Select(t => t.Name).FirstOrDefault() ?? CallWords.TopicName(key);

    /// <summary>A measure out of an address: a metric, an aggregate that suits it, and its threshold. What is not given or does not fit is the usual.</summary>
    public MeasureWords Measure(string? metric, string? aggregate, double? argument)
    {
        var words = Find(metric) ?? MetricCatalogue.Calls;
        if (words.Key == InsightsFields.Calls)
        {
            return new MeasureWords(words, "count");
        }

        var chosen = aggregate is not null && AggregateWords.OneNumber.Contains(aggregate) ? aggregate : "mean";
        return AggregateWords.TakesArgument(chosen) ? new MeasureWords(words, chosen, argument ?? 0) : new MeasureWords(words, chosen);
    }

    private static IEnumerable<MetricWords> OfTopic((string Key, string Name) topic) =>
    [
        new($"topic.{topic.Key}.mentions", FigureKind.Number, Better.Neither, null, AskingWords.TopicMentions(topic.Name)),
        new($"topic.{topic.Key}.firstMinute", FigureKind.Number, Better.Neither, "minutes", AskingWords.TopicFirstMinute(topic.Name)),
    ];
}
