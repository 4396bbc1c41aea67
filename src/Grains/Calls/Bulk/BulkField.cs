using System.Text.Json;
using CallInsight.Contracts.Calls;

namespace CallInsight.Grains.Calls.Bulk;

/// <summary>The one field of a call that a kind of bulk work changes, as JSON: the same JSON is the same value.</summary>
internal static class BulkField
{
    public static string Of(Call call, BulkAction action) => action.Kind switch
    {
        BulkKinds.Tag or BulkKinds.Untag => JsonSerializer.Serialize(call.Details.Tags ?? []),
        BulkKinds.Stage => JsonSerializer.Serialize(call.Details.Stage),
        BulkKinds.Outcome => Of(call.Outcome),
        BulkKinds.Field => JsonSerializer.Serialize(call.Details.CustomFields.GetValueOrDefault(action.CustomField!)),
        BulkKinds.Move => JsonSerializer.Serialize(call.Rep),
        _ => throw new ArgumentOutOfRangeException(nameof(action), action.Kind, "This kind changes no field."),
    };

    /// <summary>With two decimal places, as the database gives an amount back: 10 and 10.00 are one amount and two JSON texts.</summary>
    public static string Of(OutcomeInput outcome) => JsonSerializer.Serialize(outcome.Amount is { } amount ? outcome with { Amount = decimal.Round(amount, 2) + 0.00m } : outcome);

    /// <summary>The call with the field set. The stage's code is not.</summary>
    public static Call With(Call call, BulkAction action, string json) => action.Kind switch
    {
        BulkKinds.Tag or BulkKinds.Untag => call with { Details = call.Details with { Tags = TagList.Of(JsonSerializer.Deserialize<string[]>(json)!) } },
        BulkKinds.Stage => call with { Details = call.Details with { Stage = JsonSerializer.Deserialize<string?>(json) } },
        BulkKinds.Outcome => call with { Outcome = JsonSerializer.Deserialize<OutcomeInput>(json)! },
        BulkKinds.Field => call with { Details = call.Details with { CustomFields = ChangeCallDecision.Merge(call.Details.CustomFields, new Dictionary<string, string?>(StringComparer.Ordinal) { [action.CustomField!] = JsonSerializer.Deserialize<string?>(json) }) } },
        BulkKinds.Move => call with { Rep = JsonSerializer.Deserialize<Guid?>(json) },
        _ => throw new ArgumentOutOfRangeException(nameof(action), action.Kind, "This kind changes no field."),
    };
}
