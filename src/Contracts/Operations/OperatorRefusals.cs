namespace CallInsight.Contracts.Operations;

public static class OperatorRefusals
{
    public static Refusal LinkUsed { get; } = new("operator.linkUsed", RefusalKind.NotFound, "This link was used or has expired. Ask for a new one.");

    public static Refusal WrongCode { get; } = CommonRefusals.Invalid("operator.wrongCode", ("code", "This is not the present code. Check the time of your device, and enter the next one."));

    public static Refusal NotFound { get; } = new("operator.notFound", RefusalKind.NotFound, "There is no such operator.");

    public static Refusal Last { get; } = new("operator.last", RefusalKind.Conflict, "This is the only active operator. Invite another one first.");

    public static Refusal NoSuchProcess { get; } = new("process.notFound", RefusalKind.NotFound, "There is no such silo at work.");

    public static Refusal LastSilo { get; } = new("process.last", RefusalKind.Conflict, "This is the only silo at work. Start another one first.");

    public static Refusal NoSuchWork { get; } = new("work.notFound", RefusalKind.NotFound, "It is not there any more, or was not given up.");

    public static Refusal NoSuchAnnouncement { get; } = new("announcement.notFound", RefusalKind.NotFound, "There is no such announcement, or it has ended.");
}
