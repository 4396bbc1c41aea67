using System.Text.Json;
using CallInsight.Analysis.Import.Drafts;
using CallInsight.Analysis.Import.Json;

namespace CallInsight.Analysis.Import.Vendors;

/// <summary>
/// Gong's call transcript: sentences in milliseconds. Names, sides and the call's title come from the call object
/// (<c>calls</c>, <c>call</c>, or <c>metaData</c> and <c>parties</c>) where it comes along.
/// </summary>
internal sealed class GongReader : IJsonFormat
{
    public string Name => TranscriptFormats.Gong;

    public bool Recognises(JsonElement root) => Transcripts(root).First() is { } first && first.First("transcript")?.HasItems("sentences") == true
        || root.First("transcript")?.HasItems("sentences") == true;

    public void Read(JsonElement root, TranscriptDraft draft)
    {
        var transcript = Transcripts(root).First() ?? root;
        draft.Id = transcript.Text("callId");
        if (CallOf(root, draft.Id) is { } call)
        {
            ReadCall(call, draft);
        }

        var index = 0;
        foreach (var monologue in transcript.Items("transcript"))
        {
            var speaker = monologue.Name("speakerId");
            foreach (var sentence in monologue.Items("sentences"))
            {
                draft.Add(new DraftUtterance(speaker, sentence.Text("text")?.Trim() ?? "", Place.Item("sentences", index++))
                {
                    Start = sentence.Milliseconds("start"),
                    End = sentence.Milliseconds("end"),
                });
            }
        }

        LeaveOutOthers(root, draft);
    }

    private static JsonElement Transcripts(JsonElement root) => root.Field("callTranscripts") ?? (root.ValueKind == JsonValueKind.Array ? root : default);

    private static JsonElement? CallOf(JsonElement root, string? id)
    {
        foreach (var call in root.Items("calls"))
        {
            if (id is null || (call.Field("metaData") ?? call).Text("id") == id)
            {
                return call;
            }
        }

        return root.Field("call") ?? (root.HasItems("parties") ? root : null);
    }

    private static void ReadCall(JsonElement call, TranscriptDraft draft)
    {
        var about = call.Field("metaData") ?? call;
        draft.Id ??= about.Text("id");
        draft.Title = about.Text("title");
        draft.StartedAt = about.Moment("started", "scheduled");
        draft.RecordingSeconds = about.Number("duration");
        draft.Language = about.Text("language");
        foreach (var party in call.Items("parties"))
        {
            var role = party.Text("affiliation") switch { "Internal" => SpeakerRole.Rep, "External" => SpeakerRole.Customer, _ => SpeakerRole.Unknown };
            var speaker = party.Name("speakerId");
            if (speaker is not null)
            {
                draft.Speakers.Describe(speaker, party.Name("name"), role);
            }

            if (party.Name("name", "emailAddress") is { } name)
            {
                draft.Participants.Add(new SourceParticipant(name, party.Name("emailAddress"), speaker, role));
            }
        }
    }

    private static void LeaveOutOthers(JsonElement root, TranscriptDraft draft)
    {
        var count = Transcripts(root) is { ValueKind: JsonValueKind.Array } all ? all.GetArrayLength() : 0;
        for (var index = 1; index < Math.Min(count, ReportDraft.MostLeftOut); index++)
        {
            draft.Report.LeaveOut(Place.Item("callTranscripts", index), "transcript", "is another call; import each by itself");
        }
    }
}
