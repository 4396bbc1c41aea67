using CallInsight.Contracts;
using CallInsight.Contracts.Calls;

namespace CallInsight.Web.Calls;

/// <summary>A refusal in the words of a form.</summary>
internal static class FormProblems
{
    public static string Of(Refusal refusal)
        => refusal.Code == CallRefusals.Stale.Code ? CallWords.StaleText
            : refusal.Fields is { Count: > 0 } fields ? string.Join(' ', fields.Values)
            : refusal.Message;
}
