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

    // This is what programs send most: each utterance's fields are walked over once.
    private static void Add(JsonElement utterance, Place place, TranscriptDraft draft)
    {
        var (speaker, text, start, end, words, estimated) = ((string?)null, (string?)null, (double?)null, (double?)null, (List<DraftWord>?)null, false);
        foreach (var field in utterance.ValueKind == JsonValueKind.Object ? utterance.EnumerateObject() : default)
        {
            switch (field)
            {
                case var f when f.NameEquals("text"u8):
                    text = f.Value.AsText();
                    break;
                case var f when f.NameEquals("speaker"u8):
                    speaker = f.Value.AsText();
                    break;
                case var f when f.NameEquals("start"u8):
                    start = f.Value.AsNumber();
                    break;
                case var f when f.NameEquals("end"u8):
                    end = f.Value.AsNumber();
                    break;
                case var f when f.NameEquals("words"u8):
                    words = Words(f.Value);
                    break;
                case var f when f.NameEquals("estimated"u8):
                    estimated = f.Value.ValueKind == JsonValueKind.True;
                    break;
            }
        }

        if (text is null)
        {
            throw new ReadingRefusedException(ReadingFaults.Broken($"{place} has no text. Every utterance needs a \"text\", which may be empty."));
        }

        draft.Add(new DraftUtterance(speaker, text, place) { Start = start, End = end, Words = words, Estimated = estimated });
    }

    private static List<DraftWord>? Words(JsonElement given)
    {
        var words = new List<DraftWord>();
        foreach (var word in given.Items())
        {
            words.Add(new DraftWord(word.Text("text") ?? "", word.Number("start"), word.Number("end")));
        }

        return words.Count > 0 ? words : null;
    }

    private static SpeakerRole RoleOf(string? role) => role switch
    {
        "rep" => SpeakerRole.Rep,
        "customer" => SpeakerRole.Customer,
        _ => SpeakerRole.Unknown,
    };
}
