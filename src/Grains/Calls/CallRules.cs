using System.Text.RegularExpressions;
using CallInsight.Contracts;
using CallInsight.Contracts.Calls;

namespace CallInsight.Grains.Calls;

/// <summary>What the fields of a call must be. Every fault is named at once.</summary>
internal static partial class CallRules
{
    private const int LongestTitle = 500;
    private const int LongestText = 200;
    public const int LongestLabel = 60;
    private const int MostParticipants = 500;
    private const int MostFields = 50;
    private const int LongestFieldValue = 2000;

    public static Refusal? Check(RegisterCall command)
    {
        var faults = new Dictionary<string, string>(StringComparer.Ordinal);
        Longest(faults, "title", command.Title, LongestTitle);
        Longest(faults, "externalId", command.ExternalId, LongestText);
        Longest(faults, "source", command.Source, LongestLabel);
        Longest(faults, "stage", command.Stage, LongestLabel);
        Longest(faults, "rep", command.Rep, LongestText);
        if (command.Direction is not (null or "inbound" or "outbound"))
        {
            faults["direction"] = "The direction is inbound or outbound.";
        }

        CheckParticipants(faults, command.Participants);
        CheckFields(faults, command.CustomFields);
        CheckOutcome(faults, command.Outcome);
        return faults.Count == 0 ? null : CallRefusals.Invalid(faults);
    }

    public static Refusal? Check(ChangeCall command, IReadOnlyCollection<string> speakers)
    {
        var faults = new Dictionary<string, string>(StringComparer.Ordinal);
        Longest(faults, "title", command.Title, LongestTitle);
        if (command.Title is not null && string.IsNullOrWhiteSpace(command.Title))
        {
            faults["title"] = "Give a title.";
        }

        Longest(faults, "stage", command.Stage, LongestLabel);
        CheckTags(faults, command.Tags ?? []);
        CheckFields(faults, command.CustomFields ?? new Dictionary<string, string?>());
        CheckOutcome(faults, command.Outcome);
        foreach (var (speaker, i) in command.Speakers.Select((s, i) => (s, i)))
        {
            if (!speakers.Contains(speaker.Speaker, StringComparer.Ordinal))
            {
                faults[$"speakers[{i}].speaker"] = $"There is no speaker \"{speaker.Speaker}\" in this call.";
            }

            Longest(faults, $"speakers[{i}].name", speaker.Name, LongestText);
            if (speaker.Role is not (null or "rep" or "customer" or "unknown"))
            {
                faults[$"speakers[{i}].role"] = "The role is rep, customer or unknown.";
            }
        }

        return faults.Count == 0 ? null : CallRefusals.Invalid(faults);
    }

    public static Refusal? CheckOutcome(OutcomeInput outcome)
    {
        var faults = new Dictionary<string, string>(StringComparer.Ordinal);
        CheckOutcome(faults, outcome);
        return faults.Count == 0 ? null : CallRefusals.Invalid(faults);
    }

    public static Refusal? CheckParticipants(IReadOnlyList<ParticipantInput> participants)
    {
        var faults = new Dictionary<string, string>(StringComparer.Ordinal);
        CheckParticipants(faults, participants);
        return faults.Count == 0 ? null : CallRefusals.Invalid(faults);
    }

    private static void CheckParticipants(Dictionary<string, string> faults, IReadOnlyList<ParticipantInput> participants)
    {
        if (participants.Count > MostParticipants)
        {
            faults["participants"] = $"At most {MostParticipants} participants.";
            return;
        }

        foreach (var (participant, i) in participants.Select((p, i) => (p, i)))
        {
            if (string.IsNullOrWhiteSpace(participant.Name))
            {
                faults[$"participants[{i}].name"] = "Give a name.";
            }

            Longest(faults, $"participants[{i}].name", participant.Name, LongestText);
            Longest(faults, $"participants[{i}].speaker", participant.Speaker, LongestText);
            Longest(faults, $"participants[{i}].email", participant.Email, 320);
            if (participant.Role is not (null or "rep" or "customer" or "unknown"))
            {
                faults[$"participants[{i}].role"] = "The role is rep, customer or unknown.";
            }
        }
    }

    private static void CheckTags(Dictionary<string, string> faults, IReadOnlyList<string> tags)
    {
        if (tags.Count > TagList.MostOfACall)
        {
            faults["tags"] = $"At most {TagList.MostOfACall} tags.";
            return;
        }

        foreach (var (tag, i) in tags.Select((t, i) => (t, i)))
        {
            if (TagList.FaultOf(tag) is { } fault)
            {
                faults[$"tags[{i}]"] = fault;
            }
        }
    }

    private static void CheckFields(Dictionary<string, string> faults, IReadOnlyDictionary<string, string?> fields)
    {
        if (fields.Count > MostFields)
        {
            faults["customFields"] = $"At most {MostFields} fields.";
        }

        foreach (var (name, value) in fields)
        {
            Longest(faults, $"customFields.{name}", value, LongestFieldValue);
            Longest(faults, "customFields", name, LongestText);
        }
    }

    private static void CheckOutcome(Dictionary<string, string> faults, OutcomeInput? outcome)
    {
        if (outcome is null)
        {
            return;
        }

        if (outcome.Result is not ("won" or "lost" or "open"))
        {
            faults["outcome.result"] = "The result is won, lost or open.";
        }

        if (outcome.Amount is < 0 or >= 1_000_000_000_000_000m)
        {
            faults["outcome.amount"] = "The amount is 0 or more, and less than 10^15.";
        }

        if (outcome.Amount is { } amount && decimal.Round(amount, 2) != amount)
        {
            faults["outcome.amount"] = "The amount has at most two decimal places.";
        }

        if (outcome.Currency is { } currency ? !Currency().IsMatch(currency) : outcome.Amount is not null)
        {
            faults["outcome.currency"] = "Give the currency as three capital letters, e.g. EUR.";
        }
    }

    private static void Longest(Dictionary<string, string> faults, string field, string? value, int most)
    {
        if (value?.Length > most)
        {
            faults[field] = $"At most {most} characters.";
        }
    }

    [GeneratedRegex(@"^[A-Z]{3}\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Currency();
}
