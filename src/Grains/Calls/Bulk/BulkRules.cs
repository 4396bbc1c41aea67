using CallInsight.Contracts;
using CallInsight.Contracts.Calls;

namespace CallInsight.Grains.Calls.Bulk;

/// <summary>What each kind of bulk work must be told.</summary>
internal static class BulkRules
{
    /// <summary>The formats of an export.</summary>
    public static IReadOnlyList<string> Formats { get; } = ["csv", "jsonl"];

    public static Refusal? Check(BulkAction action) => action.Kind switch
    {
        BulkKinds.Tag or BulkKinds.Untag when string.IsNullOrEmpty(action.Text) => BulkRefusals.Invalid(("tag", "Give a tag.")),
        BulkKinds.Tag when TagList.FaultOf(action.Text!) is { } fault => BulkRefusals.Invalid(("tag", fault)),
        BulkKinds.Stage when action.Text is null => BulkRefusals.Invalid(("stage", "Give a stage; an empty one takes it away.")),
        BulkKinds.Stage when action.Text.Length > CallRules.LongestLabel => BulkRefusals.Invalid(("stage", $"At most {CallRules.LongestLabel} characters.")),
        BulkKinds.Field when string.IsNullOrEmpty(action.CustomField) || action.Text is null => BulkRefusals.Invalid(("field", "Give a field's key and its value; an empty one takes it away.")),
        BulkKinds.Outcome => action.Outcome is null ? BulkRefusals.Invalid(("outcome", "Give an outcome.")) : CallRules.CheckOutcome(action.Outcome),
        BulkKinds.Export when !Formats.Contains(action.Text, StringComparer.Ordinal) => BulkRefusals.Invalid(("format", "Give csv or jsonl.")),
        _ => BulkKinds.All.Contains(action.Kind, StringComparer.Ordinal) ? null : BulkRefusals.Invalid(("action", $"Give one of {string.Join(", ", BulkKinds.All)}.")),
    };
}
