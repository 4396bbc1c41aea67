namespace CallInsight.Contracts.Calls;

public static class ReanalysisRefusals
{
    public static Refusal NotFound { get; } = new("reanalysis.notFound", RefusalKind.NotFound, "There is no such re-analysis.");

    public static Refusal Running { get; } = new("reanalysis.running", RefusalKind.Conflict, "Calls are still being analysed again. Wait until it is done.");

    public static Refusal Undecided { get; } = new("reanalysis.undecided", RefusalKind.Conflict, "There is a trial that nobody has decided on. Accept or discard it first.");

    public static Refusal Decided { get; } = new("reanalysis.decided", RefusalKind.Conflict, "This trial has been decided on the other way. Begin a new one.");

    public static Refusal Nothing { get; } = new("reanalysis.nothing", RefusalKind.Conflict, "All calls have been analysed by the present rules and settings.");

    public static Refusal Outdated { get; } = new("reanalysis.outdated", RefusalKind.Conflict, "Rules or settings have changed since this trial. Discard it and begin a new one.");
}
