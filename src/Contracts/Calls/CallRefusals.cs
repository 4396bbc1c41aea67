namespace CallInsight.Contracts.Calls;

public static class CallRefusals
{
    public static Refusal NotFound { get; } = new("call.notFound", RefusalKind.NotFound, "There is no such call.");

    public static Refusal Changed { get; } = new("call.changed", RefusalKind.Conflict, "There is a call with this externalId and another transcript. Send ?replace=true to replace it.");

    public static Refusal Stale { get; } = new("call.stale", RefusalKind.Stale, "Somebody else changed this call meanwhile. Load it again.");

    public static Refusal NotReady { get; } = new("call.notReady", RefusalKind.Conflict, "This call is still being analysed. Try again in a moment.");

    public static Refusal RecordingNotSupported { get; } = new("recording.notSupported", RefusalKind.Unreadable, "Recordings cannot be taken yet. Send a transcript.");

    /// <param name="kind">The field: <c>stage</c>, <c>source</c> or a custom one's name.</param>
    public static Refusal TooManyLabels(string kind, int most)
        => Invalid(new Dictionary<string, string>(StringComparer.Ordinal) { [kind] = $"There are {most} different ones already. Use one of them, or keep what differs from call to call in customFields." });

    public static Refusal Invalid(IReadOnlyDictionary<string, string> fields) => new("call.invalid", RefusalKind.Invalid, "Some fields are not right.", fields);
}
