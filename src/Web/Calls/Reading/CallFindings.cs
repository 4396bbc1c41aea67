using System.Text.Json;
using System.Text.Json.Serialization;

namespace CallInsight.Web.Calls.Reading;

/// <summary>A call's findings as pages read them. A list is empty when nothing was found and null when it cannot be known.</summary>
public sealed record CallFindings(
    string? Language,
    string Timing,
    IReadOnlyDictionary<string, JsonElement> Metrics,
    IReadOnlyList<SpeakerFinding> Speakers,
    IReadOnlyList<TurnFinding>? Turns,
    IReadOnlyList<int>? Backchannels,
    IReadOnlyList<QuestionFinding>? Questions,
    IReadOnlyList<InterruptionFinding>? Interruptions,
    SentimentFinding Sentiment,
    IReadOnlyList<TopicFinding>? Topics,
    IReadOnlyList<ObjectionFinding>? Objections,
    IReadOnlyList<StepFinding>? NextSteps,
    IReadOnlyList<StepFinding>? ActionItems,
    IReadOnlyList<PhraseFinding>? KeyPhrases,
    IReadOnlyList<SentenceFinding>? Summary)
{
    /// <summary>Reads the findings' JSON.</summary>
    public static CallFindings Read(ReadOnlySpan<byte> json) => JsonSerializer.Deserialize(json, ReadingJson.Default.CallFindings)!;

    /// <summary>A metric's value; yes is 1 and no is 0; null where it cannot be known.</summary>
    public double? this[string metric] => Metrics.TryGetValue(metric, out var value)
        ? value.ValueKind switch
        {
            JsonValueKind.Number => value.GetDouble(),
            JsonValueKind.True => 1,
            JsonValueKind.False => 0,
            _ => null,
        }
        : null;
}

public sealed record SpeakerFinding(string Speaker, string? Name, string Role, bool RoleInferred, double RoleConfidence, double? TalkSeconds, int Words, double? WordsPerMinute, double? LongestTurnSeconds, int? Questions);

public sealed record TurnFinding(string Speaker, double Start, double End, IReadOnlyList<int> Utterances);

/// <param name="Kind"><c>open</c> or <c>closed</c>.</param>
public sealed record QuestionFinding(int Utterance, string Speaker, string Text, string Kind);

public sealed record InterruptionFinding(int Utterance, string By, string Of, double Seconds);

public sealed record SentimentFinding(IReadOnlyList<double?>? Utterances);

public sealed record TopicFinding(string Topic, int Utterance, string Match);

public sealed record ObjectionFinding(int Utterance, string Speaker, string Kind, string Text);

/// <param name="Owner">A role or a name; null where nobody was named.</param>
/// <param name="Due">Null where no day was named, and for action items.</param>
public sealed record StepFinding(int Utterance, string Speaker, string? Owner, DateOnly? Due, string Text);

public sealed record PhraseFinding(string Text, double Weight, IReadOnlyList<int> Utterances);

public sealed record SentenceFinding(int Utterance, string Text);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(CallFindings))]
[JsonSerializable(typeof(SpokenTranscript))]
[JsonSerializable(typeof(ReportedImport))]
internal sealed partial class ReadingJson : JsonSerializerContext;
