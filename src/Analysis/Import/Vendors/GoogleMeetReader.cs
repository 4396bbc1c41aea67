using System.Text.Json;
using CallInsight.Analysis.Import.Drafts;
using CallInsight.Analysis.Import.Json;

namespace CallInsight.Analysis.Import.Vendors;

/// <summary>Entries of a Google Meet transcript. Their times are of the day, so they count from the first.</summary>
internal sealed class GoogleMeetReader : IJsonFormat
{
    public string Name => TranscriptFormats.GoogleMeet;

    public bool Recognises(JsonElement root) => Entries(root).First() is { } entry && entry.Has("text") && entry.Moment("startTime") is not null && (entry.Has("participant") || entry.Has("name"));

    public void Read(JsonElement root, TranscriptDraft draft)
    {
        draft.Title = root.Text("title");
        DateTimeOffset? began = null;
        foreach (var entry in Entries(root).Items())
        {
            var start = entry.Moment("startTime");
            began = start < (began ?? DateTimeOffset.MaxValue) ? start : began;
            draft.Language ??= entry.Text("languageCode");
        }

        draft.StartedAt = began;
        ReadParticipants(root, draft);
        var index = 0;
        foreach (var entry in Entries(root).Items())
        {
            var speaker = entry.Name("participant");
            if (speaker is not null && (entry.Name("participantName", "displayName") ?? NameIn(speaker)) is { } name)
            {
                draft.Speakers.Describe(speaker, name);
            }

            draft.Add(new DraftUtterance(speaker, entry.Text("text")?.Trim() ?? "", Place.Item("transcriptEntries", index++))
            {
                Start = (entry.Moment("startTime") - began)?.TotalSeconds,
                End = (entry.Moment("endTime") - began)?.TotalSeconds,
            });
        }
    }

    private static void ReadParticipants(JsonElement root, TranscriptDraft draft)
    {
        foreach (var participant in root.Items("participants"))
        {
            var user = participant.Field("signedinUser", "signedInUser", "anonymousUser", "phoneUser");
            if (participant.Name("name") is { } id && user?.Name("displayName") is { } name)
            {
                draft.Speakers.Describe(id, name);
                draft.Participants.Add(new SourceParticipant(name, null, id, SpeakerRole.Unknown));
            }
        }
    }

    // The API names a resource; who joins the names in beforehand writes a person's.
    private static string? NameIn(string participant) => participant.Contains('/', StringComparison.Ordinal) ? null : participant;

    private static JsonElement Entries(JsonElement root) => root.ValueKind == JsonValueKind.Array ? root : root.Field("transcriptEntries", "entries") ?? default;
}
