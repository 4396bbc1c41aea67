using System.Text.Json;
using CallInsight.Analysis.Import.Drafts;
using CallInsight.Analysis.Import.Json;

namespace CallInsight.Analysis.Import.Vendors;

/// <summary>Fathom: a meeting, a page of meetings (the first is read) or the transcript alone. It gives starts only, in whole seconds.</summary>
internal sealed class FathomReader : IJsonFormat
{
    public string Name => TranscriptFormats.Fathom;

    public bool Recognises(JsonElement root) => Lines(Meeting(root)).First() is { } line && line.Has("text") && line.Has("timestamp") && line.Field("speaker")?.Has("display_name") == true;

    public void Read(JsonElement root, TranscriptDraft draft)
    {
        var meeting = Meeting(root);
        draft.Title = meeting.Name("title", "meeting_title");
        draft.Id = meeting.Text("recording_id");
        draft.Language = meeting.Text("transcript_language");
        draft.StartedAt = meeting.Moment("recording_start_time", "scheduled_start_time");
        draft.RecordingSeconds = (meeting.Moment("recording_end_time") - meeting.Moment("recording_start_time"))?.TotalSeconds;
        ReadInvitees(meeting, draft);
        var index = 0;
        foreach (var line in Lines(meeting).Items())
        {
            var speaker = line.Field("speaker")?.Name("display_name", "matched_calendar_invitee_email");
            if (speaker is not null)
            {
                draft.Speakers.Describe(speaker, speaker);
            }

            draft.Add(new DraftUtterance(speaker, line.Text("text")?.Trim() ?? "", Place.Item("transcript", index++)) { Start = line.Seconds("timestamp") });
        }

        for (var other = 1; other < Math.Min(Count(root), ReportDraft.MostLeftOut); other++)
        {
            draft.Report.LeaveOut(Place.Item("items", other), "meeting", "is another call; import each by itself");
        }
    }

    private static void ReadInvitees(JsonElement meeting, TranscriptDraft draft)
    {
        var speakers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in Lines(meeting).Items())
        {
            if (line.Field("speaker") is { } said && said.Name("matched_calendar_invitee_email") is { } email && said.Name("display_name") is { } name)
            {
                speakers.TryAdd(email, name);
            }
        }

        foreach (var invitee in meeting.Items("calendar_invitees"))
        {
            var email = invitee.Name("email");
            var speaker = invitee.Name("matched_speaker_display_name") ?? (email is null ? null : speakers.GetValueOrDefault(email));
            var role = invitee.Field("is_external")?.ValueKind switch { JsonValueKind.True => SpeakerRole.Customer, JsonValueKind.False => SpeakerRole.Rep, _ => SpeakerRole.Unknown };
            if (speaker is not null)
            {
                draft.Speakers.Describe(speaker, speaker, role);
            }

            if ((invitee.Name("name") ?? email) is { } who)
            {
                draft.Participants.Add(new SourceParticipant(who, email, speaker, role));
            }
        }
    }

    private static int Count(JsonElement root) => root.Field("items") is { ValueKind: JsonValueKind.Array } items ? items.GetArrayLength() : 0;

    private static JsonElement Meeting(JsonElement root) => root.First("items") ?? root.Field("meeting") ?? root;

    private static JsonElement Lines(JsonElement meeting) => meeting.ValueKind == JsonValueKind.Array ? meeting : meeting.Field("transcript") ?? default;
}
