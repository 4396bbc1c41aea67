namespace CallInsight.Contracts.Reports;

public static class ReportRefusals
{
    public const int LongestTitle = 120;
    public const int LongestText = 4_000;
    public const int MostBlocks = 40;
    public const int MostRecipients = 50;

    public static Refusal NotFound { get; } = new("report.notFound", RefusalKind.NotFound, "There is no such report.");

    public static Refusal Changed { get; } = new("report.changed", RefusalKind.Stale, "Somebody changed the report meanwhile. Look at it again.");

    public static Refusal Invalid(params (string Field, string Problem)[] faults) => CommonRefusals.Invalid("report.invalid", faults);

    /// <summary>Why a run has no files, or was not delivered to somebody.</summary>
    public static class OfARun
    {
        /// <summary>Its owner has left, or may see no figures any more.</summary>
        public const string OwnerGone = "report.ownerGone";

        /// <summary>Making it failed again and again.</summary>
        public const string Failed = "report.failed";

        /// <summary>The member's role does not reach all of the figures.</summary>
        public const string MayNotSee = "report.mayNotSee";

        /// <summary>The member has left, or has no e-mail.</summary>
        public const string NoAddress = "report.noAddress";

        /// <summary>This installation has no mail server.</summary>
        public const string NoMail = "report.noMail";

        /// <summary>The mail server will not take it.</summary>
        public const string Refused = "report.mailRefused";
    }
}
