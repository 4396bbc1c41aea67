using System.Text.Json;
using System.Text.Json.Nodes;
using CallInsight.Contracts.Calls;

namespace CallInsight.Web.Calls.Reading;

/// <summary>Puts <c>[kind]</c> in the place of personal data, wherever a call's texts are shown.</summary>
internal static class MaskTexts
{
    // The lists of findings whose entries quote an utterance.
    private static readonly string[] Quoting = ["questions", "objections", "nextSteps", "actionItems", "summary"];

    public static CallReading Of(CallReading call, MaskedSpans spans) => new(
        call.View,
        call.Transcript with { Utterances = [.. call.Transcript.Utterances.Select((u, i) => u with { Text = spans.Text(i) })] },
        call.Findings is { } findings ? Of(findings, spans) : null,
        call.RepName,
        isArranged: true);

    /// <summary>A transcript to take away. Words with times go where something is masked: they would spell it out.</summary>
    public static StoredTranscript Of(StoredTranscript transcript, MaskedSpans spans) => transcript with
    {
        Utterances = [.. transcript.Utterances.Select((u, i) => spans.IsMasked(i) ? u with { Text = spans.Text(i), Words = null, Times = null } : u)],
    };

    /// <summary>Findings as the API gives them.</summary>
    public static byte[] Of(byte[] findings, MaskedSpans spans)
    {
        var root = JsonNode.Parse(findings)!.AsObject();
        foreach (var entry in Quoting.SelectMany(list => Entries(root, list)))
        {
            entry["text"] = spans.Quote(entry["utterance"]!.GetValue<int>(), entry["text"]!.GetValue<string>());
            if (entry["owner"]?.GetValue<string>() is { } owner && spans.Names(owner))
            {
                entry["owner"] = null;
            }
        }

        foreach (var topic in Entries(root, "topics").Where(t => spans.Names(t["match"]!.GetValue<string>())))
        {
            topic["match"] = string.Empty;
        }

        foreach (var phrase in Entries(root, "keyPhrases").Where(p => spans.Names(p["text"]!.GetValue<string>())))
        {
            phrase.Parent!.AsArray().Remove(phrase);
        }

        return JsonSerializer.SerializeToUtf8Bytes(root);
    }

    private static CallFindings Of(CallFindings findings, MaskedSpans spans) => findings with
    {
        Questions = findings.Questions?.Select(q => q with { Text = spans.Quote(q.Utterance, q.Text) }).ToList(),
        Topics = findings.Topics?.Select(t => spans.Names(t.Match) ? t with { Match = string.Empty } : t).ToList(),
        Objections = findings.Objections?.Select(o => o with { Text = spans.Quote(o.Utterance, o.Text) }).ToList(),
        NextSteps = findings.NextSteps?.Select(s => Of(s, spans)).ToList(),
        ActionItems = findings.ActionItems?.Select(s => Of(s, spans)).ToList(),
        KeyPhrases = findings.KeyPhrases?.Where(p => !spans.Names(p.Text)).ToList(),
        Summary = findings.Summary?.Select(s => s with { Text = spans.Quote(s.Utterance, s.Text) }).ToList(),
    };

    private static StepFinding Of(StepFinding step, MaskedSpans spans)
        => step with { Text = spans.Quote(step.Utterance, step.Text), Owner = step.Owner is { } owner && spans.Names(owner) ? null : step.Owner };

    private static List<JsonObject> Entries(JsonObject root, string list) => root[list] is JsonArray entries ? [.. entries.OfType<JsonObject>()] : [];
}
