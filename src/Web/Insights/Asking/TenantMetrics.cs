using CallInsight.Contracts.Insights;
using CallInsight.Contracts.Tenants;
using CallInsight.Web.Calls;
using CallInsight.Web.Shared;

namespace CallInsight.Web.Insights.Asking;

/// <summary>All that can be measured in a tenant, by family: the published metrics, and how often and when each topic comes up, its own trackers included.</summary>
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

    private TenantMetrics(IReadOnlyList<MetricFamily> families, IReadOnlyList<(string Key, string Name)> topics)
    {
        (Families, Topics) = (families, topics);
        _byKey = families.SelectMany(f => f.Metrics).ToDictionary(m => m.Key, StringComparer.Ordinal);
    }

    public IReadOnlyList<MetricFamily> Families { get; }

    /// <summary>The topics' keys and names, the built-in ones first.</summary>
    public IReadOnlyList<(string Key, string Name)> Topics { get; }

    public static TenantMetrics Of(TenantSettings settings)
    {
        List<(string Key, string Name)> topics = [.. MetricCatalogue.BuiltInTopics.Select(t => (t, CallWords.TopicName(t))), .. settings.Trackers.Select(t => (t.Key, t.Name))];
        List<MetricFamily> families =
        [
            new(AskingWords.Family("Calls"), [MetricCatalogue.Calls, MetricCatalogue.Find("durationSeconds")!, MetricCatalogue.WinRate, Amount]),
            .. Published.Select(f => new MetricFamily(AskingWords.Family(f.Name), [.. f.Keys.Select(k => MetricCatalogue.Find(k)!)])),
            new(AskingWords.Family("Topics"), [.. topics.DistinctBy(t => t.Key).SelectMany(OfTopic)]),
        ];
        return new TenantMetrics(families, topics);
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
