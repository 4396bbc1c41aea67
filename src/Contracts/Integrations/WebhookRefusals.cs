namespace CallInsight.Contracts.Integrations;

public static class WebhookRefusals
{
    public static Refusal NotFound { get; } = new("webhook.notFound", RefusalKind.NotFound, "There is no such webhook.");

    public static Refusal NoSuchDelivery { get; } = new("webhook.noSuchDelivery", RefusalKind.NotFound, "There is no such delivery, or it is older than 30 days.");

    public static Refusal Off { get; } = new("webhook.off", RefusalKind.Conflict, "This webhook is switched off. Switch it on first.");

    public static Refusal TooMany(int most) => new("webhook.tooMany", RefusalKind.Conflict, FormattableString.Invariant($"A workspace has at most {most} webhooks. Remove one first."));

    public static Refusal Invalid(IReadOnlyDictionary<string, string> fields) => new("webhook.invalid", RefusalKind.Invalid, "Some fields are not right.", fields);
}
