namespace CallInsight.Contracts.Provisioning;

public static class ProvisioningRefusals
{
    public static Refusal Stale { get; } = new("provisioning.stale", RefusalKind.Stale, "It was changed meanwhile. Read it again.");

    public static Refusal AlreadyProvisioned { get; } = new("member.alreadyProvisioned", RefusalKind.Conflict, "An identity provider looks after this member already.");

    public static Refusal GroupNotFound { get; } = new("group.notFound", RefusalKind.NotFound, "There is no such group.");

    public static Refusal GroupTaken(string name) => new("group.nameTaken", RefusalKind.Conflict, $"There is a group or team called {name} already.");

    public static Refusal NoSuchMembers(IEnumerable<Guid> members) => new("group.invalid", RefusalKind.Invalid, $"These are no users that were provisioned here: {string.Join(", ", members.Take(10))}.");
}
