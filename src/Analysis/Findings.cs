namespace CallInsight.Analysis;

/// <summary>A participant of the call as the caller gives it.</summary>
/// <param name="Speaker">The transcript's speaker that this person is; null when not said (then the name decides).</param>
public sealed record Participant(string? Speaker, string Name, string? Email, SpeakerRole Role);

/// <summary>Words and phrases to look for.</summary>
/// <param name="Key">The topic's key, as in <c>topic.{key}.mentions</c>.</param>
/// <param name="Terms">Words and phrases; each also found inflected, * stands for up to two words of any kind.</param>
/// <param name="Side">Whose speech is searched; null is anybody's.</param>
public sealed record Tracker(string Key, IReadOnlyList<string> Terms, SpeakerRole? Side);

/// <summary>A tenant's own settings of the analysis.</summary>
/// <param name="Version">Changes whenever anything here does.</param>
/// <param name="Trackers">The tenant's own topics, beside the built-in ones.</param>
/// <param name="Domains">E-mail domains of the tenant: a participant of one is a rep, another a customer.</param>
public sealed record AnalysisSettings(string Version, IReadOnlyList<Tracker> Trackers, IReadOnlyList<string> Domains)
{
    /// <summary>No trackers, no domains.</summary>
    public static AnalysisSettings Default { get; } = new("0", [], []);
}

/// <summary>Everything that decides the findings, beside the rules.</summary>
/// <param name="StartedAt">When the call began; dates of next steps are counted from it, in its offset.</param>
/// <param name="Masking">Whether personal data are to be found too.</param>
public sealed record AnalysisRequest(
    Transcript Transcript,
    IReadOnlyList<Participant> Participants,
    DateTimeOffset? StartedAt,
    AnalysisSettings Settings,
    bool Masking = false);

/// <summary>What happened in a call: the shape of design document "metrics". Units: seconds, minutes, ratios 0 to 1, counts.</summary>
public sealed record Findings(
    string RulesVersion,
    string SettingsVersion,
    string Language,
    Timing Timing,
    IReadOnlyList<MetricValue> Metrics,
    IReadOnlyList<SpeakerFindings> Speakers,
    IReadOnlyList<Turn> Turns,
    IReadOnlyList<int> Backchannels,
    IReadOnlyList<Question>? Questions,
    IReadOnlyList<Interruption>? Interruptions,
    SentimentFindings Sentiment,
    IReadOnlyList<TopicMention>? Topics,
    IReadOnlyList<Objection>? Objections,
    IReadOnlyList<NextStep>? NextSteps,
    IReadOnlyList<ActionItem>? ActionItems,
    IReadOnlyList<KeyPhrase>? KeyPhrases,
    IReadOnlyList<SummarySentence>? Summary,
    IReadOnlyList<MaskedSpan>? Masking)
{
    /// <summary>The value of a metric; null when unknown or when there is no such metric.</summary>
    public double? this[string key]
    {
        get
        {
            foreach (var metric in Metrics)
            {
                if (string.Equals(metric.Key, key, StringComparison.Ordinal))
                {
                    return metric.Value;
                }
            }

            return null;
        }
    }
}

/// <summary>One metric of the call. A yes/no metric is 1 or 0 here and true or false in JSON.</summary>
public readonly record struct MetricValue(string Key, double? Value);

/// <summary>A speaker's own figures. Times are null when timing is estimated.</summary>
public sealed record SpeakerFindings(
    string Speaker,
    string? Name,
    SpeakerRole Role,
    bool RoleInferred,
    double RoleConfidence,
    double? TalkSeconds,
    int Words,
    double? WordsPerMinute,
    double? LongestTurnSeconds,
    int Questions);

/// <summary>A run of one speaker's utterances, others' backchannels left out.</summary>
public sealed record Turn(string Speaker, double Start, double End, IReadOnlyList<int> Utterances);

/// <summary>A sentence that asks. <paramref name="Kind"/> is <c>open</c> or <c>closed</c>.</summary>
public sealed record Question(int Utterance, string Speaker, double Start, string Text, string Kind);

/// <summary>One speaker's turn cutting into another's. <paramref name="Seconds"/> is how long both spoke.</summary>
public sealed record Interruption(int Utterance, string By, string Of, double Start, double Seconds);

/// <summary>Sentiment from the text alone, −1 to 1.</summary>
/// <param name="Utterances">One number an utterance; null for a language that is not supported.</param>
/// <param name="RepQuarters">Four numbers, null where the role said nothing in the quarter; null when there is no such role.</param>
public sealed record SentimentFindings(
    IReadOnlyList<double?> Utterances,
    double? Rep,
    double? Customer,
    IReadOnlyList<double?>? RepQuarters,
    IReadOnlyList<double?>? CustomerQuarters);

/// <summary>A topic's words in an utterance. <paramref name="Match"/> is the text as spoken.</summary>
public sealed record TopicMention(string Topic, int Utterance, string Match);

/// <summary>A sentence that objects. Kinds: <c>price timing authority need competitor trust other</c>.</summary>
public sealed record Objection(int Utterance, string Speaker, string Kind, string Text);

/// <summary>A sentence that agrees what comes next. <paramref name="Owner"/> is rep, customer or both, null when open; <paramref name="Due"/> is a date where one was said.</summary>
public sealed record NextStep(int Utterance, string Speaker, string? Owner, DateOnly? Due, string Text);

/// <summary>A sentence in which somebody takes something on.</summary>
public sealed record ActionItem(int Utterance, string Speaker, string? Owner, string Text);

/// <summary>A phrase that stands for what was spoken of, 0 to 1.</summary>
public sealed record KeyPhrase(string Text, double Weight, IReadOnlyList<int> Utterances);

/// <summary>A sentence of the call chosen for its summary.</summary>
public sealed record SummarySentence(int Utterance, string Text);

/// <summary>A span of personal data: UTF-16 offsets in the utterance's text.</summary>
public sealed record MaskedSpan(int Utterance, int Start, int End, string Kind);
