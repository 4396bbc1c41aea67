using System.Text.Json;
using CallInsight.Analysis.Import.Drafts;
using CallInsight.Analysis.Import.Json;

namespace CallInsight.Analysis.Import.Vendors;

/// <summary>The podcast namespace's JSON: segments of speaker, startTime, endTime and body. One without a speaker belongs to the one before.</summary>
internal sealed class PodcastNamespaceReader : IJsonFormat
{
    public string Name => TranscriptFormats.PodcastNamespace;

    public bool Recognises(JsonElement root) => root.First("segments") is { } segment && segment.Has("body") && segment.Has("startTime");

    public void Read(JsonElement root, TranscriptDraft draft)
    {
        draft.Language = root.Text("language");
        string? speaker = null;
        var index = 0;
        foreach (var segment in root.Items("segments"))
        {
            speaker = segment.Name("speaker") ?? speaker;
            if (speaker is not null)
            {
                draft.Speakers.Describe(speaker, speaker);
            }

            draft.Add(new DraftUtterance(speaker, segment.Text("body")?.Trim() ?? "", Place.Item("segments", index++))
            {
                Start = segment.Seconds("startTime"),
                End = segment.Seconds("endTime"),
            });
        }
    }
}
