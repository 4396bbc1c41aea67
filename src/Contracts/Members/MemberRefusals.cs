namespace CallInsight.Contracts.Members;

public static class MemberRefusals
{
    public static Refusal NotFound { get; } = new("member.notFound", RefusalKind.NotFound, "There is no such member.");

    public static Refusal UserNameTaken(string email) => new("member.userNameTaken", RefusalKind.Conflict, $"{email} is a member of this workspace already.");

    public static Refusal OnlyOwnersChangeOwners { get; } = new("member.onlyOwnersChangeOwners", RefusalKind.Forbidden, "Only an owner can add, change or remove an owner.");

    public static Refusal LastOwner { get; } = new("member.lastOwner", RefusalKind.Conflict, "This is the only owner. Make somebody else an owner first.");

    public static Refusal LinkUsed { get; } = new("link.used", RefusalKind.Conflict, "This link was used or has expired. Ask an admin of your workspace for a new one.");

    public static Refusal NotActive { get; } = new("member.notActive", RefusalKind.Conflict, "This member is not active.");
}
