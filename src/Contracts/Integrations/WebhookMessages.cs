namespace CallInsight.Contracts.Integrations;

/// <summary>Of what webhooks are told.</summary>
public static class WebhookEvents
{
    public const string CallReady = "call.ready";
    public const string CallFailed = "call.failed";
    public const string OutcomeChanged = "outcome.changed";
    public const string MemberCreated = "member.created";
    public const string MemberUpdated = "member.updated";
    public const string MemberDeactivated = "member.deactivated";

    /// <summary>The files of a report's run can be taken.</summary>
    public const string ReportReady = "report.ready";

    /// <summary>A limit of the plan was reached. Can be chosen; told once there are limits.</summary>
    public const string LimitReached = "limit.reached";

    /// <summary>Somebody tries a webhook out; every webhook gets it.</summary>
    public const string Test = "webhook.test";

    /// <summary>Those that can be chosen.</summary>
    public static IReadOnlyList<string> All { get; } = [CallReady, CallFailed, OutcomeChanged, MemberCreated, MemberUpdated, MemberDeactivated, ReportReady, LimitReached];
}

/// <param name="Events">Of <see cref="WebhookEvents.All"/>, at least one.</param>
[GenerateSerializer, Alias("CreateWebhook"), Immutable]
public sealed record CreateWebhook(
    [property: Id(0)] Actor Actor,
    [property: Id(1)] Guid Webhook,
    [property: Id(2)] string Address,
    [property: Id(3)] string? Description,
    [property: Id(4)] IReadOnlyList<string> Events);

/// <param name="Address">Null leaves it, as with all fields.</param>
/// <param name="Description">An empty text takes it away.</param>
[GenerateSerializer, Alias("ChangeWebhook"), Immutable]
public sealed record ChangeWebhook(
    [property: Id(0)] Actor Actor,
    [property: Id(1)] Guid Webhook,
    [property: Id(2)] string? Address,
    [property: Id(3)] string? Description,
    [property: Id(4)] IReadOnlyList<string>? Events,
    [property: Id(5)] bool? Enabled);

[GenerateSerializer, Alias("ActOnWebhook"), Immutable]
public sealed record ActOnWebhook([property: Id(0)] Actor Actor, [property: Id(1)] Guid Webhook);

/// <param name="Delivery">The message: one that is there, or the id that a new one gets.</param>
[GenerateSerializer, Alias("ActOnDelivery"), Immutable]
public sealed record ActOnDelivery([property: Id(0)] Actor Actor, [property: Id(1)] Guid Webhook, [property: Id(2)] Guid Delivery);

/// <param name="Secret"><c>whsec_…</c>, as Standard Webhooks writes it.</param>
/// <param name="OldSecretUntil">Until when the secret before it signs too; null where there was none.</param>
[GenerateSerializer, Alias("WebhookSecret"), Immutable]
public sealed record WebhookSecret([property: Id(0)] Guid Webhook, [property: Id(1)] string Secret, [property: Id(2)] DateTimeOffset? OldSecretUntil);
