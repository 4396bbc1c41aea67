using System.Text.Json;
using CallInsight.Analysis.Import.Drafts;
using CallInsight.Analysis.Import.Json;

namespace CallInsight.Analysis.Import.Vendors;

/// <summary>Amazon Transcribe Call Analytics, and Contact Lens, which writes the same: turns of AGENT and CUSTOMER in milliseconds.</summary>
internal sealed class AwsCallAnalyticsReader : IJsonFormat
{
    public string Name => TranscriptFormats.AwsCallAnalytics;

    public bool Recognises(JsonElement root) => root.First("Transcript") is { } turn && turn.Has("Content") && (turn.Has("ParticipantRole") || turn.Has("ParticipantId"));

    public void Read(JsonElement root, TranscriptDraft draft)
    {
        draft.Language = root.Text("LanguageCode");
        draft.Id = root.Text("JobName") ?? root.Field("CustomerMetadata")?.Text("ContactId");
        draft.RecordingSeconds = root.Field("ConversationCharacteristics")?.Milliseconds("TotalConversationDurationMillis");
        foreach (var participant in root.Items("Participants"))
        {
            if (participant.Name("ParticipantId", "ParticipantRole") is { } id)
            {
                draft.Speakers.Describe(id, null, RoleWords.Of(participant.Name("ParticipantRole")));
            }
        }

        var index = 0;
        foreach (var turn in root.Items("Transcript"))
        {
            Add(turn, Place.Item("Transcript", index++), draft);
        }
    }

    private static void Add(JsonElement turn, Place place, TranscriptDraft draft)
    {
        var speaker = turn.Name("ParticipantRole", "ParticipantId");
        if (speaker is not null)
        {
            draft.Speakers.Describe(speaker, null, RoleWords.Of(speaker));
        }

        draft.Add(new DraftUtterance(speaker, turn.Text("Content")?.Trim() ?? "", place)
        {
            Start = turn.Milliseconds("BeginOffsetMillis"),
            End = turn.Milliseconds("EndOffsetMillis"),
            Words = Words(turn),
        });
    }

    private static List<DraftWord>? Words(JsonElement turn)
    {
        var words = new List<DraftWord>();
        foreach (var item in turn.Items("Items"))
        {
            if (item.Name("Content") is not { } text)
            {
                continue;
            }

            if (item.Text("Type") != "punctuation")
            {
                words.Add(new DraftWord(text, item.Milliseconds("BeginOffsetMillis"), item.Milliseconds("EndOffsetMillis")));
            }
            else if (words.Count > 0)
            {
                words[^1] = words[^1] with { Text = words[^1].Text + text };
            }
        }

        return words.Count > 0 ? words : null;
    }
}
