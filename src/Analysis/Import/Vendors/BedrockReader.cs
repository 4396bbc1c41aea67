using System.Text.Json;
using CallInsight.Analysis.Import.Drafts;
using CallInsight.Analysis.Import.Json;

namespace CallInsight.Analysis.Import.Vendors;

/// <summary>The standard output of Bedrock Data Automation: segments, and items with the times of words. Of its custom output, the summary.</summary>
internal sealed class BedrockReader : IJsonFormat
{
    public string Name => TranscriptFormats.BedrockDataAutomation;

    public bool Recognises(JsonElement root) => root.First("audio_segments")?.Has("text") == true || (root.Has("matched_blueprint") && root.Has("inference_result"));

    public void Read(JsonElement root, TranscriptDraft draft)
    {
        if (!root.HasItems("audio_segments"))
        {
            ReadSummary(root, draft);
            return;
        }

        draft.Language = root.Field("metadata")?.Text("dominant_asset_language");
        draft.RecordingSeconds = root.Field("metadata")?.Milliseconds("duration_millis");
        var words = WordsBySegment(root);
        var index = 0;
        foreach (var segment in root.Items("audio_segments"))
        {
            var speaker = segment.Field("speaker")?.Name("speaker_name", "speaker_label") ?? segment.Field("channel")?.Name("channel_label");
            draft.Add(new DraftUtterance(speaker, segment.Text("text")?.Trim() ?? "", Place.Item("audio_segments", index))
            {
                Start = segment.Milliseconds("start_timestamp_millis"),
                End = segment.Milliseconds("end_timestamp_millis"),
                Words = words.GetValueOrDefault((int)Math.Clamp(segment.Number("segment_index") ?? index, 0, int.MaxValue)),
            });
            index++;
        }
    }

    /// <summary>The custom output has no transcript, only what a model wrote of the call: its summary is taken, and the report says so.</summary>
    private static void ReadSummary(JsonElement root, TranscriptDraft draft)
    {
        if (root.Field("inference_result")?.Text("call_summary")?.Trim() is not { Length: > 0 } summary)
        {
            throw new ReadingRefusedException(ReadingFaults.UnknownFormat(
                "This is Bedrock Data Automation's custom output, which holds no transcript. Import the standard output of the same job."));
        }

        draft.Language = root.Field("metadata")?.Text("dominant_asset_language");
        draft.Add(new DraftUtterance("summary", summary, Place.Item("inference_result.call_summary", 0)));
        draft.Report.LeaveOut(Place.Item("audio_segments", 0), "transcript", "the custom output holds no transcript: its summary stands here in its place; import the standard output of the same job to see who said what");
    }

    private static Dictionary<int, List<DraftWord>> WordsBySegment(JsonElement root)
    {
        var segments = new Dictionary<int, List<DraftWord>>();
        foreach (var item in root.Items("audio_items"))
        {
            if (item.Name("content") is not { } text || item.Number("audio_segment_index") is not (>= 0 and <= int.MaxValue and var segment))
            {
                continue;
            }

            if (!segments.TryGetValue((int)segment, out var words))
            {
                segments[(int)segment] = words = [];
            }

            if (item.Milliseconds("start_timestamp_millis") is { } start)
            {
                words.Add(new DraftWord(text, start, item.Milliseconds("end_timestamp_millis")));
            }
            else if (words.Count > 0)
            {
                words[^1] = words[^1] with { Text = words[^1].Text + text };
            }
        }

        return segments;
    }
}
