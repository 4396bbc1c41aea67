using CallInsight.Contracts.Insights;
using CallInsight.Contracts.Reports;
using CallInsight.Web.Insights;
using CallInsight.Web.Insights.Asking;

namespace CallInsight.Web.Reports;

/// <summary>Tiles that every workspace has.</summary>
internal static class StandardCharts
{
    private const int MostRows = 15;

    /// <summary>The keys, in the order in which they are offered.</summary>
    public static IReadOnlyList<(string Key, string Title)> All { get; } =
    [
        ("keyFigures", "Key figures"),
        ("callsOverTime", "Calls"),
        ("talkRatioOverTime", "Talk ratio of reps"),
        ("winRateOverTime", "Win rate"),
        ("sentimentOverTime", "Sentiment of customers"),
        ("questionsOverTime", "Questions of reps"),
        ("reps", "Reps"),
        ("teams", "Teams"),
        ("stages", "Stages"),
        ("sources", "Sources"),
        ("topics", "Topics"),
    ];

    /// <summary>The tile of a key; null where there is none.</summary>
    public static ReportTile? Of(string? key, TenantMetrics metrics) => key is null || All.FirstOrDefault(c => c.Key == key).Title is not { } title ? null : key switch
    {
        "keyFigures" => New(title, key, ReportShapes.Figures, [], metrics, ("calls", "count"), ("durationSeconds", "mean"), ("talkRatio", "mean"), ("won", "mean"), ("questionsRep", "mean"), ("patienceSeconds", "mean"), ("sentimentCustomer", "mean"), ("nextStepAgreed", "mean")),
        "callsOverTime" => Course(title, key, metrics, "calls", "count"),
        "talkRatioOverTime" => Course(title, key, metrics, "talkRatio", "mean"),
        "winRateOverTime" => Course(title, key, metrics, "won", "mean"),
        "sentimentOverTime" => Course(title, key, metrics, "sentimentCustomer", "mean"),
        "questionsOverTime" => Course(title, key, metrics, "questionsRep", "mean"),
        "reps" => Bars(title, key, "member", metrics),
        "teams" => Bars(title, key, "team", metrics),
        "stages" => Bars(title, key, "stage", metrics),
        "sources" => Bars(title, key, "source", metrics),
        _ => Bars(title, key, "topic", metrics),
    };

    private static ReportTile Course(string title, string key, TenantMetrics metrics, string metric, string aggregate) => New(title, key, ReportShapes.Course, [], metrics, (metric, aggregate));

    private static ReportTile Bars(string title, string key, string group, TenantMetrics metrics)
        => New(title, key, ReportShapes.Bars, [group], metrics, ("calls", "count"), ("durationSeconds", "mean"), ("talkRatio", "mean"), ("won", "mean")) with { OrderBy = "calls.count", Descending = true, Limit = MostRows };

    private static ReportTile New(string title, string key, string shape, IReadOnlyList<string> groups, TenantMetrics metrics, params (string Metric, string Aggregate)[] measures) => new(
        title, shape, [.. measures.Select(m => ReportTiles.MeasureOf(m.Metric == InsightsFields.Calls ? new MeasureWords(MetricCatalogue.Calls, "count") : new MeasureWords(metrics.Find(m.Metric)!, m.Aggregate)))],
        groups, [], null, null, false, MostRows, ReportTiles.NamesOf(groups, metrics), $"chart/{key}");
}
