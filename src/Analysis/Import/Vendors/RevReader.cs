using System.Text;
using System.Text.Json;
using CallInsight.Analysis.Import.Drafts;
using CallInsight.Analysis.Import.Json;

namespace CallInsight.Analysis.Import.Vendors;

/// <summary>Rev: monologues of elements; each monologue is a segment.</summary>
internal sealed class RevReader : IJsonFormat
{
    public string Name => TranscriptFormats.Rev;

    public bool Recognises(JsonElement root) => root.First("monologues")?.HasItems("elements") == true;

    public void Read(JsonElement root, TranscriptDraft draft)
    {
        draft.Language = root.Text("language");
        foreach (var speaker in root.Items("speakers"))
        {
            if (speaker.Name("id") is { } id)
            {
                draft.Speakers.Describe(id, speaker.Name("name"));
            }
        }

        var index = 0;
        foreach (var monologue in root.Items("monologues"))
        {
            Add(monologue, Place.Item("monologues", index++), draft);
        }
    }

    private static void Add(JsonElement monologue, Place place, TranscriptDraft draft)
    {
        var speaker = monologue.Name("speaker") ?? monologue.Field("speaker_info")?.Name("id");
        if (speaker is not null)
        {
            draft.Speakers.Describe(speaker, monologue.Name("speaker_name") ?? monologue.Field("speaker_info")?.Name("display_name"));
        }

        var text = new StringBuilder();
        var words = new List<DraftWord>();
        foreach (var element in monologue.Items("elements"))
        {
            var value = element.Text("value") ?? "";
            text.Append(value);
            if (element.Text("type") != "punct" && !string.IsNullOrWhiteSpace(value))
            {
                words.Add(new DraftWord(value.Trim(), element.Seconds("ts", "timestamp"), element.Seconds("end_ts", "end_timestamp")));
            }
            else if (words.Count > 0 && !string.IsNullOrWhiteSpace(value))
            {
                words[^1] = words[^1] with { Text = words[^1].Text + value.Trim() };
            }
        }

        draft.Add(new DraftUtterance(speaker, text.ToString().Trim(), place) { Words = words.Count > 0 ? words : null });
    }
}
