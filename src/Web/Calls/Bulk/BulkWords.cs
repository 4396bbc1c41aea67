using CallInsight.Contracts;
using CallInsight.Contracts.Calls;
using CallInsight.Web.Shared;

namespace CallInsight.Web.Calls.Bulk;

/// <summary>Bulk work in words.</summary>
internal static class BulkWords
{
    /// <summary>What is done, as a heading: <c>Tag with “renewal”</c>.</summary>
    public static string Title(BulkRow row) => row.Action switch
    {
        { Kind: BulkKinds.Tag } a => $"Tag with “{a.Text}”",
        { Kind: BulkKinds.Untag } a => $"Take the tag “{a.Text}” off",
        { Kind: BulkKinds.Stage, Text: "" } => "Take the stage away",
        { Kind: BulkKinds.Stage } a => $"Set the stage to “{a.Text}”",
        { Kind: BulkKinds.Outcome } a => $"Set the outcome to {CallWords.OutcomeName(a.Outcome!.Result).ToLowerInvariant()}",
        { Kind: BulkKinds.Field, Text: "" } a => $"Take {a.CustomField} away",
        { Kind: BulkKinds.Field } a => $"Set {a.CustomField} to “{a.Text}”",
        { Kind: BulkKinds.Reanalyse } => "Analyse again",
        { Kind: BulkKinds.Move, Rep: null } => "Make them nobody's calls",
        { Kind: BulkKinds.Move } => $"Move to {row.RepName ?? "somebody who is no longer here"}",
        { Kind: BulkKinds.Export } a => $"Export as {(a.Text == "csv" ? "CSV" : "JSON lines")}",
        _ => "Delete",
    };

    public static string Status(string status) => status switch
    {
        "running" => "Under way",
        "undoing" => "Being taken back",
        "undone" => "Taken back",
        _ => "Done",
    };

    public static string Result(BulkResultRow row) => row.Undo switch
    {
        "done" => "Taken back",
        "refused" => "Not taken back",
        _ => row.Status switch
        {
            "waiting" => "Waiting",
            "done" => "Done",
            "unchanged" => "Was so already",
            _ => "Left as it was",
        },
    };

    /// <summary>Why a call was left as it was; null where it was not.</summary>
    public static string? Reason(string? code) => code switch
    {
        null => null,
        BulkRefusals.OfACall.NotFound => "There is no such call within your reach.",
        BulkRefusals.OfACall.NotReady => "It was still being analysed.",
        BulkRefusals.OfACall.TooManyTags => "It has as many tags as a call can have.",
        BulkRefusals.OfACall.WrongField => "The field does not take this value any more.",
        BulkRefusals.OfACall.Failed => "It cannot be analysed.",
        BulkRefusals.OfACall.ChangedSince => "Somebody changed it since.",
        _ when code == CommonRefusals.Forbidden.Code => "Who began this may no longer do it.",
        _ => code,
    };

    public static string Calls(long count) => count == 1 ? "1 call" : $"{Figures.Count(count)} calls";

    /// <summary>What the page waits for to change.</summary>
    public static string Progress(BulkRow row)
        => row.IsWorking ? FormattableString.Invariant($"{row.Status}-{(row.Whole == 0 ? 0 : 100L * row.Through / row.Whole)}") : row.Status;
}
