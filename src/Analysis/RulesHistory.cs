namespace CallInsight.Analysis;

/// <summary>What a version of the rules changed, and why.</summary>
/// <param name="Metrics">Keys of the figures that can move; empty where the version began everything.</param>
/// <param name="Why">For who reads the figures: one or two sentences.</param>
public sealed record RulesChange(string Version, IReadOnlyList<string> Metrics, string Why);

/// <summary>Every version of the rules with its changes, the oldest first. The last one is <see cref="Analyser.RulesVersion"/>.</summary>
public static class RulesHistory
{
    public static IReadOnlyList<RulesChange> All { get; } =
    [
        new("1.0.0", [], "The first published rules."),
        new(
            "1.1.0",
            ["questionsRep", "questionsCustomer"],
            "Questions without a mark are also heard by what was said before and after them, as tags and as statements that ask."),
        new(
            "1.1.0",
            ["sentimentRep", "sentimentCustomer", "sentimentShiftCustomer"],
            "Words that only answer, are polite or name a topic no longer count as a feeling."),
        new(
            "1.1.0",
            ["talkRatio", "longestMonologueSeconds", "longestCustomerStorySeconds", "patienceSeconds", "wordsPerMinuteRep", "wordsPerMinuteCustomer", "fillersPerMinuteRep", "interruptionsByRep", "interruptionsByCustomer"],
            "Where nobody said who is the rep, more calls tell it, and fewer tell it wrongly."),
        new(
            "1.1.0",
            ["nextStepAgreed", "topic.next_step.mentions", "topic.next_step.firstMinute", "topic.objection.mentions", "topic.objection.firstMinute"],
            "Next steps are read from who takes what on and by when, and objections from all that speaks for and against; in German too."),
    ];

    /// <summary>The changes that came after a version; all of them where it is unknown.</summary>
    public static IReadOnlyList<RulesChange> Since(string? version)
    {
        var last = All.LastOrDefault(c => c.Version == version);
        return last is null ? All : [.. All.SkipWhile(c => c.Version != version).SkipWhile(c => c.Version == version)];
    }
}
