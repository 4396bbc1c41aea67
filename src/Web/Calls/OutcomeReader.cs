using System.Text.Json;
using CallInsight.Contracts.Calls;

namespace CallInsight.Web.Calls;

/// <summary>Reads how a deal ended.</summary>
internal static class OutcomeReader
{
    /// <summary>An outcome's object.</summary>
    public static OutcomeInput? Read(JsonElement outcome, Dictionary<string, string> faults)
    {
        if (outcome.ValueKind != JsonValueKind.Object || !outcome.TryGetProperty("result", out var result) || result.ValueKind != JsonValueKind.String)
        {
            faults["outcome"] = "Give an object with result (won, lost or open), and amount and currency where they are known.";
            return null;
        }

        decimal? amount = null;
        if (outcome.TryGetProperty("amount", out var given) && given.ValueKind != JsonValueKind.Null)
        {
            if (given.ValueKind == JsonValueKind.Number && given.TryGetDecimal(out var number))
            {
                amount = number;
            }
            else
            {
                faults["outcome.amount"] = "Give a number.";
            }
        }

        var currency = outcome.TryGetProperty("currency", out var c) && c.ValueKind == JsonValueKind.String ? JsonText.Read(c, "outcome.currency", faults) : null;
        return JsonText.Read(result, "outcome.result", faults) is { } ended ? new OutcomeInput(ended, amount, currency) : null;
    }
}
