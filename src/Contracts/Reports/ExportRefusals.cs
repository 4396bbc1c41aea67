namespace CallInsight.Contracts.Reports;

public static class ExportRefusals
{
    /// <summary>Rows that a PDF holds: nobody turns over more pages.</summary>
    public const int MostPdfRows = 20_000;

    public static Refusal NotFound { get; } = new("export.notFound", RefusalKind.NotFound, "There is no such export.");

    public static Refusal NotReady { get; } = new("export.notReady", RefusalKind.Conflict, "The file is not written yet. Ask again when its status is ready.");

    public static Refusal Invalid(params (string Field, string Problem)[] faults) => CommonRefusals.Invalid("export.invalid", faults);

    /// <summary>Why there is no file.</summary>
    public static class OfAFile
    {
        /// <summary>Writing it failed again and again.</summary>
        public const string Failed = "export.failed";

        /// <summary>More rows than a PDF holds.</summary>
        public const string TooLarge = "export.tooLarge";
    }
}
