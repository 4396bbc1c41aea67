using System.Text.Json;
using CallInsight.Analysis.Import.Drafts;
using CallInsight.Analysis.Import.Json;

namespace CallInsight.Analysis.Import.Vendors;

/// <summary>Our own format: no utterance merged, split or dropped, its text kept character for character.</summary>
internal sealed class CallInsightReader : IJsonFormat
{
    public string Name => TranscriptFormats.CallInsight;

    public bool Recognises(JsonElement root) =>
        root.HasItems("utterances") && (root.First("utterances") is not { } first || first.Field("text") is { ValueKind: JsonValueKind.String });

    public void Read(JsonElement root, TranscriptDraft draft)
    {
        draft.Language = root.Text("language");
        draft.RecordingSeconds = root.Number("recordingSeconds");
        draft.TimesAreEstimates = root.Text("timing") == "estimated";
        draft.Title = root.Text("title");
        draft.StartedAt = root.Moment("startedAt");
        foreach (var speaker in root.Items("speakers"))
        {
            if (speaker.Text("id", "speaker") is { } id)
            {
                draft.Speakers.Describe(id, speaker.Text("name"), RoleOf(speaker.Text("role")));
                draft.Speakers.List(id);
            }
        }

        var index = 0;
        foreach (var utterance in root.Items("utterances"))
        {
            Add(utterance, Place.Item("utterances", index++), draft);
        }
    }

    private static void Add(JsonElement utterance, Place place, TranscriptDraft draft)
    {
        if (utterance.Text("text") is not { } text)
        {
            throw new ReadingRefusedException(ReadingFaults.Broken($"{place} has no text. Every utterance needs a \"text\", which may be empty."));
        }

        draft.Add(new DraftUtterance(utterance.Text("speaker"), text, place)
        {
            Start = utterance.Number("start"),
            End = utterance.Number("end"),
            Words = Words(utterance),
            Estimated = utterance.Field("estimated") is { ValueKind: JsonValueKind.True },
        });
    }

    private static List<DraftWord>? Words(JsonElement utterance)
    {
        var words = utterance.HasItems("words") ? new List<DraftWord>() : null;
        foreach (var word in utterance.Items("words"))
        {
            words!.Add(new DraftWord(word.Text("text") ?? "", word.Number("start"), word.Number("end")));
        }

        return words is { Count: > 0 } ? words : null;
    }

    private static SpeakerRole RoleOf(string? role) => role switch
    {
        "rep" => SpeakerRole.Rep,
        "customer" => SpeakerRole.Customer,
        _ => SpeakerRole.Unknown,
    };
}
