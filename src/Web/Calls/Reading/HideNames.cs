using System.Globalization;
using CallInsight.Contracts.Calls;

namespace CallInsight.Web.Calls.Reading;

/// <summary>Takes the names out of a call whose texts are masked: names become roles, the title the day.</summary>
internal static class HideNames
{
    public static CallReading Of(CallReading call)
    {
        var ids = call.Speakers.Select((s, i) => (s.Id, Number: SpeakerId(i))).ToDictionary(s => s.Id, s => s.Number, StringComparer.Ordinal);
        var names = call.Speakers.Select((s, i) => (Id: SpeakerId(i), Name: CallWords.HiddenSpeaker(CallWords.RoleName(s.Role), i + 1))).ToDictionary(s => s.Id, s => s.Name, StringComparer.Ordinal);
        var transcript = call.Transcript with
        {
            Speakers = [.. call.Transcript.Speakers.Select(s => s with { Id = ids[s.Id], Name = names[ids[s.Id]] })],
            Utterances = [.. call.Transcript.Utterances.Select(u => u with { Speaker = ids[u.Speaker] })],
        };
        return new CallReading(Of(call.View), transcript, call.Findings is { } findings ? Of(findings, ids, names) : null, call.RepName, isArranged: true);
    }

    /// <summary>A transcript to take away.</summary>
    public static StoredTranscript Of(StoredTranscript transcript)
    {
        var speakers = transcript.Speakers.Select(s => (s.Id, s.Role)).Concat(transcript.Utterances.Select(u => (Id: u.Speaker, Role: "unknown"))).DistinctBy(s => s.Id).ToList();
        var ids = speakers.Select((s, i) => (s.Id, Number: SpeakerId(i))).ToDictionary(s => s.Id, s => s.Number, StringComparer.Ordinal);
        return transcript with
        {
            Speakers = [.. speakers.Select((s, i) => new StoredSpeaker(SpeakerId(i), CallWords.HiddenSpeaker(CallWords.RoleName(s.Role), i + 1), s.Role))],
            Utterances = [.. transcript.Utterances.Select(u => u with { Speaker = ids[u.Speaker] })],
        };
    }

    /// <summary>An id that says nothing: a source may use names as ids.</summary>
    public static string SpeakerId(int index) => "s" + (index + 1).ToString(CultureInfo.InvariantCulture);

    /// <summary>The fields without the customer's texts.</summary>
    public static CallView Of(CallView view) => view with
    {
        Title = Title(view.StartedAt),
        Details = view.Details with
        {
            ExternalId = null,
            Participants = [],
            CustomFields = new Dictionary<string, string?>(StringComparer.Ordinal),
            Speakers = [],
            SpeakerEdits = null,
            Error = null,
        },
    };

    public static string Title(DateTimeOffset startedAt) => CallWords.HiddenTitle(startedAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture));

    private static CallFindings Of(CallFindings findings, Dictionary<string, string> ids, Dictionary<string, string> names) => findings with
    {
        Speakers = [.. findings.Speakers.Select(s => s with { Speaker = ids[s.Speaker], Name = names[ids[s.Speaker]] })],
        Turns = findings.Turns?.Select(t => t with { Speaker = ids[t.Speaker] }).ToList(),
        Questions = findings.Questions?.Select(q => q with { Speaker = ids[q.Speaker] }).ToList(),
        Interruptions = findings.Interruptions?.Select(i => i with { By = ids[i.By], Of = ids[i.Of] }).ToList(),
        Objections = findings.Objections?.Select(o => o with { Speaker = ids[o.Speaker] }).ToList(),
        NextSteps = findings.NextSteps?.Select(s => Hidden(s, ids)).ToList(),
        ActionItems = findings.ActionItems?.Select(s => Hidden(s, ids)).ToList(),
    };

    private static StepFinding Hidden(StepFinding step, Dictionary<string, string> ids)
        => step with { Speaker = ids[step.Speaker], Owner = step.Owner is "rep" or "customer" ? step.Owner : null };
}
