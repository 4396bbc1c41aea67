namespace CallInsight.Analysis;

/// <summary>What a metric counts in.</summary>
public enum MetricUnit
{
    Seconds,
    Ratio,
    Count,
    PerMinute,
    WordsPerMinute,
    Score,
    Sentiment,
    Minutes,
    YesNo,
}

/// <summary>A metric's key and unit.</summary>
public sealed record MetricDefinition(string Key, MetricUnit Unit);

/// <summary>The metrics every call has, in the order in which they are written. Topics add <c>topic.{key}.mentions</c> and <c>topic.{key}.firstMinute</c>.</summary>
public static class Metrics
{
    public static IReadOnlyList<string> BuiltInTopics { get; } = ["pricing", "competitor", "budget", "authority", "need", "timeline", "objection", "next_step"];

    public static IReadOnlyList<MetricDefinition> All { get; } =
    [
        new("durationSeconds", MetricUnit.Seconds),
        new("talkRatio", MetricUnit.Ratio),
        new("longestMonologueSeconds", MetricUnit.Seconds),
        new("longestCustomerStorySeconds", MetricUnit.Seconds),
        new("switchesPerMinute", MetricUnit.PerMinute),
        new("interactivity", MetricUnit.Score),
        new("patienceSeconds", MetricUnit.Seconds),
        new("questionsRep", MetricUnit.Count),
        new("questionsCustomer", MetricUnit.Count),
        new("wordsPerMinuteRep", MetricUnit.WordsPerMinute),
        new("wordsPerMinuteCustomer", MetricUnit.WordsPerMinute),
        new("fillersPerMinuteRep", MetricUnit.PerMinute),
        new("interruptionsByRep", MetricUnit.Count),
        new("interruptionsByCustomer", MetricUnit.Count),
        new("overlapSeconds", MetricUnit.Seconds),
        new("silenceSeconds", MetricUnit.Seconds),
        new("longestSilenceSeconds", MetricUnit.Seconds),
        new("sentimentRep", MetricUnit.Sentiment),
        new("sentimentCustomer", MetricUnit.Sentiment),
        new("sentimentShiftCustomer", MetricUnit.Sentiment),
        new("nextStepAgreed", MetricUnit.YesNo),
    ];
}
