using System.Globalization;
using CallInsight.Contracts.Calls;

namespace CallInsight.Web.Calls.Reading;

/// <summary>Takes every text out of a call and leaves its figures: names become roles, the title the day.</summary>
internal static class HideTexts
{
    public static CallReading Of(CallReading call)
    {
        var names = call.Speakers.Select((s, i) => (s.Id, Name: CallWords.HiddenSpeaker(CallWords.RoleName(s.Role), i + 1))).ToDictionary(s => s.Id, s => s.Name, StringComparer.Ordinal);
        var transcript = call.Transcript with
        {
            Speakers = [.. call.Transcript.Speakers.Select(s => s with { Name = names[s.Id] })],
            Utterances = [.. call.Transcript.Utterances.Select(u => u with { Text = string.Empty })],
        };
        return new CallReading(Of(call.View), transcript, call.Findings is { } findings ? Of(findings, names) : null, call.RepName);
    }

    /// <summary>The fields without the customer's texts.</summary>
    public static CallView Of(CallView view) => view with
    {
        Title = Title(view.StartedAt),
        Details = view.Details with
        {
            ExternalId = null,
            Participants = [],
            CustomFields = new Dictionary<string, string?>(StringComparer.Ordinal),
            Speakers = [.. view.Details.Speakers.Select(s => s with { Name = null })],
            Error = null,
        },
    };

    public static string Title(DateTimeOffset startedAt) => CallWords.HiddenTitle(startedAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture));

    private static CallFindings Of(CallFindings findings, Dictionary<string, string> names) => findings with
    {
        Speakers = [.. findings.Speakers.Select(s => s with { Name = names.GetValueOrDefault(s.Speaker) })],
        Questions = findings.Questions?.Select(q => q with { Text = string.Empty }).ToList(),
        Topics = findings.Topics?.Select(t => t with { Match = string.Empty }).ToList(),
        Objections = findings.Objections?.Select(o => o with { Text = string.Empty }).ToList(),
        NextSteps = findings.NextSteps?.Select(Hidden).ToList(),
        ActionItems = findings.ActionItems?.Select(Hidden).ToList(),
        KeyPhrases = null,
        Summary = null,
    };

    private static StepFinding Hidden(StepFinding step) => step with { Text = string.Empty, Owner = step.Owner is "rep" or "customer" ? step.Owner : null };
}
