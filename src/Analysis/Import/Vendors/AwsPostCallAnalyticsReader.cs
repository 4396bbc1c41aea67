using System.Text.Json;
using CallInsight.Analysis.Import.Drafts;
using CallInsight.Analysis.Import.Json;

namespace CallInsight.Analysis.Import.Vendors;

/// <summary>The result of AWS post-call analytics. Some versions write each word's end as its start; it then lasts until the next.</summary>
internal sealed class AwsPostCallAnalyticsReader : IJsonFormat
{
    public string Name => TranscriptFormats.AwsPostCallAnalytics;

    public bool Recognises(JsonElement root) => root.Field("ConversationAnalytics") is not null && root.HasItems("SpeechSegments");

    public void Read(JsonElement root, TranscriptDraft draft)
    {
        var analytics = root.Field("ConversationAnalytics")!.Value;
        draft.Language = analytics.Text("LanguageCode");
        draft.RecordingSeconds = analytics.Number("Duration");
        draft.StartedAt = analytics.Moment("ConversationTime");
        draft.Id = analytics.Name("GUID") is { } id && id != "None" ? id : null;
        foreach (var label in analytics.Items("SpeakerLabels"))
        {
            if (label.Name("Speaker") is { } speaker)
            {
                draft.Speakers.Describe(speaker, label.Name("DisplayText"), RoleWords.Of(label.Name("DisplayText")));
            }
        }

        var index = 0;
        foreach (var segment in root.Items("SpeechSegments"))
        {
            draft.Add(new DraftUtterance(segment.Name("SegmentSpeaker"), segment.Text("DisplayText", "OriginalText")?.Trim() ?? "", Place.Item("SpeechSegments", index++))
            {
                Start = segment.Number("SegmentStartTime"),
                End = segment.Number("SegmentEndTime"),
                Words = Words(segment, draft.Report),
            });
        }
    }

    private static List<DraftWord>? Words(JsonElement segment, ReportDraft report)
    {
        var words = new List<DraftWord>();
        foreach (var word in segment.Items("WordConfidence"))
        {
            if (word.Name("Text") is { } text)
            {
                words.Add(new DraftWord(text, word.Number("StartTime"), word.Number("EndTime")));
            }
        }

        if (words.Exists(word => word.End > word.Start))
        {
            return words;
        }

        for (var at = 0; at < words.Count; at++)
        {
            report.Estimate("times");
            words[at] = words[at] with { End = at + 1 < words.Count ? words[at + 1].Start : segment.Number("SegmentEndTime") };
        }

        return words.Count > 0 ? words : null;
    }
}
