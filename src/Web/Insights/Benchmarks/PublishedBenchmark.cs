using CallInsight.Contracts.Tenants;

namespace CallInsight.Web.Insights.Benchmarks;

/// <summary>A figure that somebody published. None without its source, year and sample, as far as these are known.</summary>
/// <param name="Low">The lower end; null for none.</param>
/// <param name="High">The upper end; null for none.</param>
/// <param name="What">What it is a figure of.</param>
public sealed record PublishedBenchmark(string Key, string Metric, double? Low, double? High, string What, string Source)
{
    private const string Coaching = "Gong help, coaching for account executives; sample not stated";

    /// <summary>By metric; the first of each is shown where a tenant chose nothing.</summary>
    public static IReadOnlyList<PublishedBenchmark> All { get; } =
    [
        new("gong-2016", "talkRatio", 0.43, 0.43, "best closing calls", "Gong Labs, 25,537 B2B calls, 2016, restated 2025"),
        new("gong-winning", "talkRatio", 0.46, 0.46, "winning calls", "Gong blog; sample not stated"),
        new("gong-coaching-talk", "talkRatio", null, 0.65, "target", Coaching),
        new("demodesk-discovery", "talkRatio", 0.40, 0.60, "discovery calls", "Demodesk, 328 meetings, 2024–25 (small sample)"),
        new("demodesk-demo", "talkRatio", 0.60, 0.70, "demos", "Demodesk, 328 meetings, 2024–25 (small sample)"),
        new("gong-coaching-monologue", "longestMonologueSeconds", null, 150, "target", Coaching),
        new("gong-coaching-story", "longestCustomerStorySeconds", 60, 120, "target", Coaching),
        new("gong-story", "longestCustomerStorySeconds", 240, null, "goes with more won calls", "Gong, 257,967 calls; year not stated"),
        new("gong-coaching-interactivity", "interactivity", 5, null, "target", Coaching),
        new("gong-coaching-patience", "patienceSeconds", 0.6, 1, "target", Coaching),
        new("gong-questions", "questionsRep", 11, 14, "discovery calls with 74% success", "Gong, 519,000 discovery calls, 2017"),
        new("gong-words", "wordsPerMinuteRep", 173, 173, "usual speed", "Gong, 67,149 demos, 2017"),
    ];

    public static IReadOnlyList<PublishedBenchmark> Of(string metric) => [.. All.Where(b => b.Metric == metric)];

    /// <summary>What a metric is seen against: what the tenant chose or entered, else the first published one; null where there is none.</summary>
    public static PublishedBenchmark? Chosen(string metric, TenantSettings settings)
    {
        var published = Of(metric);
        var first = published is [var one, ..] ? one : null;
        return settings.Benchmarks?.FirstOrDefault(b => b.Metric == metric) switch
        {
            null => first,
            { Published: { } key } => published.FirstOrDefault(b => b.Key == key) ?? first,
            var own => new PublishedBenchmark(OwnKey, metric, own.Low, own.High, BenchmarksWords.OwnFigure, own.Source!),
        };
    }

    /// <summary>The key of ends that a tenant entered itself.</summary>
    public const string OwnKey = "own";
}
