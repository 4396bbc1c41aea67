using System.Text.Json;
using CallInsight.Contracts.Calls;

namespace CallInsight.Grains.Calls.Bulk;

/// <summary>What becomes of one call. Neither a call nor a code: it is so already.</summary>
/// <param name="After">The changed call, in its next version.</param>
/// <param name="Code">Why it stays as it is, see <see cref="BulkRefusals.OfACall"/>.</param>
internal sealed record BulkChange(Call? After, string? Code, BulkValue? Value);

/// <summary>Decides what bulk work changes of a call, and what taking it back does.</summary>
internal static class BulkDecision
{
    public static BulkChange Decide(Call call, BulkAction action)
    {
        if (action.Kind == BulkKinds.Tag && call.Details.Tags is { Count: >= TagList.MostOfACall } tags && !tags.Contains(action.Text!, StringComparer.Ordinal))
        {
            return new BulkChange(null, BulkRefusals.OfACall.TooManyTags, null);
        }

        var (before, after) = (BulkField.Of(call, action), Wanted(call, action));
        return before == after ? new BulkChange(null, null, null) : new BulkChange(Next(call, action, after), null, new BulkValue(before, after));
    }

    /// <summary>Puts back what was there, unless the field is another by now.</summary>
    public static BulkChange Undo(Call call, BulkAction action, BulkValue value)
        => BulkField.Of(call, action) == BulkField.Of(BulkField.With(call, action, value.After), action)
            ? new BulkChange(Next(call, action, value.Before), null, null)
            : new BulkChange(null, BulkRefusals.OfACall.ChangedSince, null);

    private static Call Next(Call call, BulkAction action, string json) => BulkField.With(call, action, json) with { Version = call.Version + 1 };

    private static string Wanted(Call call, BulkAction action)
    {
        var tags = call.Details.Tags ?? [];
        return action.Kind switch
        {
            BulkKinds.Tag => JsonSerializer.Serialize(tags.Append(action.Text!).Distinct(StringComparer.Ordinal)),
            BulkKinds.Untag => JsonSerializer.Serialize(tags.Where(t => t != action.Text)),
            BulkKinds.Stage => JsonSerializer.Serialize(string.IsNullOrEmpty(action.Text) ? null : action.Text),
            BulkKinds.Field => JsonSerializer.Serialize(string.IsNullOrEmpty(action.Text) ? null : action.Text),
            BulkKinds.Outcome => BulkField.Of(Wanted(call.Outcome, action.Outcome!)),
            _ => JsonSerializer.Serialize(action.Rep),
        };
    }

    /// <summary>Amounts differ from call to call: where none is given, each call keeps its own, with its currency.</summary>
    private static OutcomeInput Wanted(OutcomeInput before, OutcomeInput given) => (given.Amount, before.Amount) switch
    {
        (not null, _) => given,
        (null, not null) => before with { Result = given.Result },
        _ => given with { Currency = given.Currency ?? before.Currency },
    };
}
