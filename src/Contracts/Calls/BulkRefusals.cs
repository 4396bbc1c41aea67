namespace CallInsight.Contracts.Calls;

public static class BulkRefusals
{
    public static Refusal NotFound { get; } = new("bulk.notFound", RefusalKind.NotFound, "There is no such bulk work.");

    public static Refusal Running { get; } = new("bulk.running", RefusalKind.Conflict, "It is still being done. Wait until it has ended.");

    public static Refusal Final { get; } = new("bulk.final", RefusalKind.Conflict, "This cannot be taken back.");

    public static Refusal Nothing { get; } = new("bulk.nothing", RefusalKind.Invalid, "No call was chosen.");

    public static Refusal TooMany { get; } = new("bulk.tooMany", RefusalKind.Invalid, FormattableString.Invariant($"At most {StartBulk.MostCalls} calls at once. Narrow the filter."));

    public static Refusal Invalid(params (string Field, string Problem)[] faults) => CommonRefusals.Invalid("bulk.invalid", faults);

    /// <summary>Why one of the calls was left as it was.</summary>
    public static class OfACall
    {
        /// <summary>There is none, or not within reach of who asks.</summary>
        public const string NotFound = "call.notFound";

        /// <summary>It is still being analysed.</summary>
        public const string NotReady = "call.notReady";

        /// <summary>It has as many tags as a call can have.</summary>
        public const string TooManyTags = "call.tooManyTags";

        /// <summary>The custom field no longer takes the value.</summary>
        public const string WrongField = "call.wrongField";

        /// <summary>Its analysis failed.</summary>
        public const string Failed = "call.failed";

        /// <summary>Somebody changed it since: it is not overwritten.</summary>
        public const string ChangedSince = "call.changedSince";
    }
}
