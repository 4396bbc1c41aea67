using CallInsight.Web.Shared;

namespace CallInsight.Web.Calls.Reading;

/// <summary>What must be known of a call before a figure can be.</summary>
[Flags]
internal enum FigureNeeds
{
    Nothing = 0,
    Times = 1,
    Rep = 2,
    Customer = 4,
    Language = 8,
    Sides = Rep | Customer,
}

/// <summary>A metric as the call's page shows it.</summary>
/// <param name="Key">The metric's name in the findings, and the address' <c>show</c>.</param>
/// <param name="Benchmark">A published figure; null where none may be shown.</param>
internal sealed record CallFigure(string Key, string Label, FigureKind Kind, FigureNeeds Needs, string? Unit = null, KpiBenchmark? Benchmark = null, string? Note = null)
{
    public string Write(double? value) => Key == CallFigures.NextStepAgreed
        ? value switch { null => Figures.None, 0 => CallWords.No, _ => CallWords.Yes }
        : Figures.Short(value, Kind);

    /// <summary>Why the figure is not known, in words; null where it is, or the reason is the call's own.</summary>
    public string? WhyUnknown(CallReading call)
    {
        if (call.Findings is not { } findings || findings[Key] is not null)
        {
            return null;
        }

        return Needs.HasFlag(FigureNeeds.Times) && !call.IsTimed ? CallWords.WhyNoTimes
            : Needs.HasFlag(FigureNeeds.Language) && findings.Questions is null ? CallWords.WhyLanguage(findings.Language ?? CallWords.UnknownLanguage)
            : Needs.HasFlag(FigureNeeds.Rep) && !call.Speakers.Any(s => s.Role == "rep") ? CallWords.WhyNoRep
            : Needs.HasFlag(FigureNeeds.Customer) && !call.Speakers.Any(s => s.Role == "customer") ? CallWords.WhyNoCustomer
            : CallWords.WhyNothing;
    }
}

/// <summary>The metrics of a call's page, and the published figures that stand beside them: each with who, what and when.</summary>
internal static class CallFigures
{
    public const string NextStepAgreed = "nextStepAgreed";
    private const string CoachingTargets = "Gong help, coaching for account executives; sample not stated";

    /// <summary>The tiles: what a rep can act on.</summary>
    public static IReadOnlyList<CallFigure> Tiles { get; } =
    [
        new("talkRatio", CallWords.TalkRatio, FigureKind.Percent, FigureNeeds.Times | FigureNeeds.Sides, null,
            new KpiBenchmark(CallWords.BenchmarkTalkRatio, "Gong Labs, 25,537 B2B calls, 2016, restated 2025")),
        new("questionsRep", CallWords.QuestionsRep, FigureKind.Count, FigureNeeds.Rep | FigureNeeds.Language, null,
            new KpiBenchmark(CallWords.BenchmarkQuestions, "Gong, 519,000 discovery calls, 2017")),
        new("longestMonologueSeconds", CallWords.LongestMonologue, FigureKind.Duration, FigureNeeds.Times | FigureNeeds.Rep, null,
            new KpiBenchmark(CallWords.BenchmarkMonologue, CoachingTargets)),
        new(NextStepAgreed, CallWords.NextStepAgreed, FigureKind.Count, FigureNeeds.Language),
        new("longestCustomerStorySeconds", CallWords.LongestStory, FigureKind.Duration, FigureNeeds.Times | FigureNeeds.Customer, null,
            new KpiBenchmark(CallWords.BenchmarkStory, "Gong, 257,967 calls")),
        new("patienceSeconds", CallWords.Patience, FigureKind.Seconds, FigureNeeds.Times | FigureNeeds.Sides, null,
            new KpiBenchmark(CallWords.BenchmarkPatience, CoachingTargets)),
        new("interactivity", CallWords.Interactivity, FigureKind.Number, FigureNeeds.Times, CallWords.OfTen,
            new KpiBenchmark(CallWords.BenchmarkInteractivity, CoachingTargets)),
        new("sentimentCustomer", CallWords.SentimentCustomer, FigureKind.Score, FigureNeeds.Customer | FigureNeeds.Language, null, null, CallWords.SentimentScale),
    ];

    /// <summary>All others, as a table.</summary>
    public static IReadOnlyList<CallFigure> Others { get; } =
    [
        new("durationSeconds", CallWords.Duration, FigureKind.Duration, FigureNeeds.Times),
        new("questionsCustomer", CallWords.QuestionsCustomer, FigureKind.Count, FigureNeeds.Customer | FigureNeeds.Language),
        new("switchesPerMinute", CallWords.Switches, FigureKind.Number, FigureNeeds.Times, CallWords.PerMinute),
        new("wordsPerMinuteRep", CallWords.WordsPerMinuteRep, FigureKind.Number, FigureNeeds.Times | FigureNeeds.Rep, CallWords.WordsPerMinuteUnit,
            new KpiBenchmark(CallWords.BenchmarkWords, "Gong, 67,149 demos, 2017")),
        new("wordsPerMinuteCustomer", CallWords.WordsPerMinuteCustomer, FigureKind.Number, FigureNeeds.Times | FigureNeeds.Customer, CallWords.WordsPerMinuteUnit),
        new("fillersPerMinuteRep", CallWords.Fillers, FigureKind.Number, FigureNeeds.Times | FigureNeeds.Rep | FigureNeeds.Language, CallWords.PerMinute),
        new("interruptionsByRep", CallWords.InterruptionsByRep, FigureKind.Count, FigureNeeds.Times | FigureNeeds.Rep),
        new("interruptionsByCustomer", CallWords.InterruptionsByCustomer, FigureKind.Count, FigureNeeds.Times | FigureNeeds.Customer),
        new("overlapSeconds", CallWords.Overlap, FigureKind.Duration, FigureNeeds.Times),
        new("silenceSeconds", CallWords.Silence, FigureKind.Duration, FigureNeeds.Times),
        new("longestSilenceSeconds", CallWords.LongestSilence, FigureKind.Duration, FigureNeeds.Times),
        new("sentimentRep", CallWords.SentimentRep, FigureKind.Score, FigureNeeds.Rep | FigureNeeds.Language),
        new("sentimentShiftCustomer", CallWords.SentimentShift, FigureKind.Score, FigureNeeds.Customer | FigureNeeds.Language),
    ];

    /// <summary>The figure of a key; null when there is none.</summary>
    public static CallFigure? Find(string key) => Tiles.Concat(Others).FirstOrDefault(f => f.Key == key);
}
