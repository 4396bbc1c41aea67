using CallInsight.Web.Shared;

namespace CallInsight.Web.Insights;

/// <summary>A metric as pages show it.</summary>
/// <param name="Key">As in the API.</param>
/// <param name="Label">What it is, in words.</param>
/// <param name="Unit">Where the figure's format has none.</param>
internal sealed record MetricWords(string Key, string Label, FigureKind Figure, Better Better, string? Unit = null);

/// <summary>The metrics that every call has, in their order, and what else may be measured.</summary>
internal static class MetricCatalogue
{
    public static IReadOnlyList<MetricWords> All { get; } =
    [
        new("durationSeconds", "Duration", FigureKind.Duration, Better.Neither),
        new("talkRatio", "Talk ratio", FigureKind.Percent, Better.Lower),
        new("longestMonologueSeconds", "Longest monologue", FigureKind.Duration, Better.Lower),
        new("longestCustomerStorySeconds", "Longest customer story", FigureKind.Duration, Better.Higher),
        new("switchesPerMinute", "Speaker switches", FigureKind.Number, Better.Higher, "per minute"),
        new("interactivity", "Interactivity", FigureKind.Number, Better.Higher, "of 10"),
        new("patienceSeconds", "Patience", FigureKind.Seconds, Better.Higher),
        new("questionsRep", "Questions by rep", FigureKind.Number, Better.Higher),
        new("questionsCustomer", "Questions by customer", FigureKind.Number, Better.Higher),
        new("wordsPerMinuteRep", "Words per minute, rep", FigureKind.Number, Better.Neither, "words/min"),
        new("wordsPerMinuteCustomer", "Words per minute, customer", FigureKind.Number, Better.Neither, "words/min"),
        new("fillersPerMinuteRep", "Filler words, rep", FigureKind.Number, Better.Lower, "per minute"),
        new("interruptionsByRep", "Interruptions by rep", FigureKind.Number, Better.Lower),
        new("interruptionsByCustomer", "Interruptions by customer", FigureKind.Number, Better.Neither),
        new("overlapSeconds", "Overlap", FigureKind.Duration, Better.Lower),
        new("silenceSeconds", "Silence", FigureKind.Duration, Better.Neither),
        new("longestSilenceSeconds", "Longest silence", FigureKind.Duration, Better.Neither),
        new("sentimentRep", "Sentiment, rep", FigureKind.Score, Better.Higher),
        new("sentimentCustomer", "Sentiment, customer", FigureKind.Score, Better.Higher),
        new("sentimentShiftCustomer", "Sentiment shift, customer", FigureKind.Score, Better.Higher),
        new("nextStepAgreed", "Next step agreed", FigureKind.Percent, Better.Higher),
    ];

    /// <summary>Of the calls that were decided, those that were won.</summary>
    public static MetricWords WinRate { get; } = new("won", "Win rate", FigureKind.Percent, Better.Higher);

    public static MetricWords Calls { get; } = new("calls", "Calls", FigureKind.Count, Better.Neither);

    /// <summary>By code.</summary>
    public static IReadOnlyList<string> BuiltInTopics { get; } = ["pricing", "competitor", "budget", "authority", "need", "timeline", "objection", "next_step"];

    /// <summary>The column of <c>call_facts</c> that a metric is kept in.</summary>
    public static string ColumnOf(string metric)
        => string.Concat(metric.Select(c => char.IsAsciiLetterUpper(c) ? $"_{char.ToLowerInvariant(c)}" : c.ToString()));

    /// <summary>The metric of a key; null when there is none.</summary>
    public static MetricWords? Find(string? key) => key == WinRate.Key ? WinRate : key == Calls.Key ? Calls : All.FirstOrDefault(m => m.Key == key);
}
