using System.Text.Json;
using CallInsight.Analysis.Import.Drafts;
using CallInsight.Analysis.Import.Json;

namespace CallInsight.Analysis.Import.Vendors;

/// <summary>Fireflies: the transcript that its API answers, and the list of sentences that its pages export.</summary>
internal sealed class FirefliesReader : IJsonFormat
{
    public string Name => TranscriptFormats.Fireflies;

    public bool Recognises(JsonElement root) => Sentences(root).First() is { } first
        && (first.Has("text") || first.Has("sentence") || first.Has("raw_text"))
        && (first.Has("start_time") || first.Has("startTime")) && (first.Has("speaker_name") || first.Has("speaker_id"));

    public void Read(JsonElement root, TranscriptDraft draft)
    {
        draft.Title = root.Text("title");
        draft.Id = root.Text("id");
        draft.StartedAt = Started(root);
        foreach (var speaker in root.Items("speakers"))
        {
            if (speaker.Name("id") is { } id)
            {
                draft.Speakers.Describe(id, speaker.Name("name"));
            }
        }

        ReadParticipants(root, draft);
        var index = 0;
        foreach (var sentence in Sentences(root).Items())
        {
            Add(sentence, Place.Item("sentences", index++), draft);
        }
    }

    private static void Add(JsonElement sentence, Place place, TranscriptDraft draft)
    {
        // The id is a number that several exports leave out, and the name what people know: the name is the key.
        var speaker = sentence.Name("speaker_name") ?? sentence.Name("speaker_id");
        if (speaker is not null)
        {
            draft.Speakers.Describe(speaker, sentence.Name("speaker_name"));
        }

        draft.Add(new DraftUtterance(speaker, sentence.Name("text", "sentence", "raw_text") ?? "", place)
        {
            Start = sentence.Seconds("start_time", "startTime"),
            End = sentence.Seconds("end_time", "endTime"),
        });
    }

    private static void ReadParticipants(JsonElement transcript, TranscriptDraft draft)
    {
        foreach (var attendee in transcript.Items("meeting_attendees"))
        {
            if (attendee.Name("displayName", "name", "email") is { } name)
            {
                draft.Participants.Add(new SourceParticipant(name, attendee.Name("email"), null, SpeakerRole.Unknown));
            }
        }

        if (draft.Participants.Count > 0)
        {
            return;
        }

        foreach (var participant in transcript.Items("participants"))
        {
            if (participant.AsText() is { Length: > 0 } email)
            {
                draft.Participants.Add(new SourceParticipant(email, email.Contains('@', StringComparison.Ordinal) ? email : null, null, SpeakerRole.Unknown));
            }
        }
    }

    // The API gives milliseconds since 1970, exports a date.
    private static DateTimeOffset? Started(JsonElement transcript) =>
        transcript.Moment("dateString", "date") ?? (transcript.Number("date") is > 0 and < 4e12 and var milliseconds ? DateTimeOffset.FromUnixTimeMilliseconds((long)milliseconds) : null);

    private static JsonElement Sentences(JsonElement transcript) => transcript.ValueKind == JsonValueKind.Array ? transcript : transcript.Field("sentences") ?? default;
}
