using CallInsight.Contracts.Insights;
using CallInsight.Storage.Files;
using CallInsight.Web.Shared;

namespace CallInsight.Web.Insights;

/// <summary>A metric as pages show it.</summary>
/// <param name="Key">As in the API.</param>
/// <param name="UnitKey">Where the figure's format has no unit.</param>
/// <param name="Name">What it is called, where the tenant named it.</param>
public sealed record MetricWords(string Key, FigureKind Figure, Better Better, string? UnitKey = null, string? Name = null)
{
    /// <summary>What it is, in words.</summary>
    public string Label => Name ?? InsightsWords.Metric(Key);

    public string? Unit => UnitKey is null ? null : InsightsWords.Unit(UnitKey);

    /// <summary>The measure that pages show of it.</summary>
    public string Column => Key == InsightsFields.Calls ? "calls.count" : $"{Key}.mean";
}

/// <summary>The metrics that every call has, in their order, and what else may be measured.</summary>
internal static class MetricCatalogue
{
    public static IReadOnlyList<MetricWords> All { get; } =
    [
        new("durationSeconds", FigureKind.Duration, Better.Neither),
        new("talkRatio", FigureKind.Percent, Better.Lower),
        new("longestMonologueSeconds", FigureKind.Duration, Better.Lower),
        new("longestCustomerStorySeconds", FigureKind.Duration, Better.Higher),
        new("switchesPerMinute", FigureKind.Number, Better.Higher, "perMinute"),
        new("interactivity", FigureKind.Number, Better.Higher, "of10"),
        new("patienceSeconds", FigureKind.Seconds, Better.Higher),
        new("questionsRep", FigureKind.Number, Better.Higher),
        new("questionsCustomer", FigureKind.Number, Better.Higher),
        new("wordsPerMinuteRep", FigureKind.Number, Better.Neither, "wordsPerMinute"),
        new("wordsPerMinuteCustomer", FigureKind.Number, Better.Neither, "wordsPerMinute"),
        new("fillersPerMinuteRep", FigureKind.Number, Better.Lower, "perMinute"),
        new("interruptionsByRep", FigureKind.Number, Better.Lower),
        new("interruptionsByCustomer", FigureKind.Number, Better.Neither),
        new("overlapSeconds", FigureKind.Duration, Better.Lower),
        new("silenceSeconds", FigureKind.Duration, Better.Neither),
        new("longestSilenceSeconds", FigureKind.Duration, Better.Neither),
        new("sentimentRep", FigureKind.Score, Better.Higher),
        new("sentimentCustomer", FigureKind.Score, Better.Higher),
        new("sentimentShiftCustomer", FigureKind.Score, Better.Higher),
        new("nextStepAgreed", FigureKind.Percent, Better.Higher),
    ];

    /// <summary>Of the calls that were decided, those that were won.</summary>
    public static MetricWords WinRate { get; } = new("won", FigureKind.Percent, Better.Higher);

    public static MetricWords Calls { get; } = new("calls", FigureKind.Count, Better.Neither);

    /// <summary>By code.</summary>
    public static IReadOnlyList<string> BuiltInTopics { get; } = ["pricing", "competitor", "budget", "authority", "need", "timeline", "objection", "next_step"];

    /// <summary>The column of <c>call_facts</c> that a metric is kept in.</summary>
    public static string ColumnOf(string metric) => FactsTable.ColumnOf(metric);

    /// <summary>The metric of a key; null when there is none.</summary>
    public static MetricWords? Find(string? key) => key == WinRate.Key ? WinRate : key == Calls.Key ? Calls : All.FirstOrDefault(m => m.Key == key);
}
