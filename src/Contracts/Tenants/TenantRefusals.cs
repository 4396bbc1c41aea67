namespace CallInsight.Contracts.Tenants;

public static class TenantRefusals
{
    public static Refusal SlugTaken(string slug) => new("tenant.slugTaken", RefusalKind.Conflict, $"There is a workspace with the address \"{slug}\" already. Choose another.");

    public static Refusal NotFound { get; } = new("tenant.notFound", RefusalKind.NotFound, "There is no such workspace.");

    public static Refusal Suspended { get; } = new("tenant.suspended", RefusalKind.Forbidden, "This workspace is suspended. Nothing in it is lost. Ask whoever runs CallInsight for you.");

    public static Refusal Invalid(IReadOnlyDictionary<string, string> fields) => new("tenant.invalid", RefusalKind.Invalid, "Some fields are not right.", fields);

    public static Refusal TeamTaken(string name) => new("team.nameTaken", RefusalKind.Conflict, $"There is a team called \"{name}\" already. Choose another name.");

    public static Refusal NoSuchTeam { get; } = new("team.notFound", RefusalKind.NotFound, "There is no such team.");

    public static Refusal KeyElsewhere { get; } = new("key.addressNotAllowed", RefusalKind.Forbidden, "This key may not be used from your address. Who made it can add the address, or make another key.");

    public static Refusal NoSuchKey { get; } = new("key.notFound", RefusalKind.NotFound, "There is no such key.");

    public static Refusal SettingsChanged { get; } = new("settings.stale", RefusalKind.Stale, "Somebody else changed these settings meanwhile. Load them again.");
}
