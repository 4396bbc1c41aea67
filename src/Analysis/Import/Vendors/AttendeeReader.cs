using System.Text.Json;
using CallInsight.Analysis.Import.Drafts;
using CallInsight.Analysis.Import.Json;

namespace CallInsight.Analysis.Import.Vendors;

/// <summary>Attendee's list of what each participant said, in milliseconds since the recording began.</summary>
internal sealed class AttendeeReader : IJsonFormat
{
    public string Name => TranscriptFormats.Attendee;

    public bool Recognises(JsonElement root) => Spoken(root).First() is { } first && first.Has("transcription") && first.Has("timestamp_ms");

    public void Read(JsonElement root, TranscriptDraft draft)
    {
        var index = 0;
        foreach (var spoken in Spoken(root).Items())
        {
            var speaker = spoken.Name("speaker_uuid", "speaker_name");
            if (speaker is not null)
            {
                draft.Speakers.Describe(speaker, spoken.Name("speaker_name"));
            }

            var start = spoken.Milliseconds("timestamp_ms");
            var said = spoken.Field("transcription");
            draft.Add(new DraftUtterance(speaker, (said?.AsText() ?? said?.Text("transcript", "text"))?.Trim() ?? "", Place.Item("transcript", index++))
            {
                Start = start,
                End = start + spoken.Milliseconds("duration_ms"),
                Words = Words(said, start),
            });
        }
    }

    // Word times count from the start of what was said.
    private static List<DraftWord>? Words(JsonElement? said, double? start) =>
        said is { } spoken && start is { } from ? VendorWords.Of(spoken)?.ConvertAll(word => new DraftWord(word.Text, word.Start + from, word.End + from)) : null;

    private static JsonElement Spoken(JsonElement root) => root.ValueKind == JsonValueKind.Array ? root : root.Field("results", "transcript") ?? default;
}
