using CallInsight.Contracts.Integrations;
using CallInsight.Web.Shared;

namespace CallInsight.Web.Integrations.Webhooks;

/// <summary>Webhooks and what was sent to them, as people read it.</summary>
internal static class WebhookWords
{
    public static string Event(string type) => type switch
    {
        WebhookEvents.CallReady => "A call is ready",
        WebhookEvents.CallFailed => "A call could not be analysed",
        WebhookEvents.OutcomeChanged => "A call’s outcome changed",
        WebhookEvents.MemberCreated => "A member was invited",
        WebhookEvents.MemberUpdated => "A member changed",
        WebhookEvents.MemberDeactivated => "A member was deactivated",
        WebhookEvents.ReportReady => "The files of a report are ready",
        WebhookEvents.LimitReached => "A limit of the plan was reached",
        _ => "A test",
    };

    /// <summary>An id that a page can use for the event's box.</summary>
    public static string Id(string type) => "event-" + type.Replace('.', '-');

    /// <summary>How a webhook is, and the kind of its chip.</summary>
    public static (string Text, string Kind) State(WebhookRow webhook) => webhook switch
    {
        { Enabled: false, DisabledReason: "gone" } => ("Off: the endpoint is gone", "bad"),
        { Enabled: false, DisabledReason: "failing" } => ("Off: failed for days", "bad"),
        { Enabled: false } => ("Off", "warn"),
        { FailingSince: not null } => ("Failing", "warn"),
        _ => ("On", "good"),
    };

    /// <summary>How a delivery is, and the kind of its chip.</summary>
    public static (string Text, string Kind) State(DeliveryRow delivery) => delivery switch
    {
        { Status: "delivered" } => ("Delivered", "good"),
        { Status: "parked" } => ("Given up", "bad"),
        { Attempts: > 1 } => ("Tried again", "warn"),
        _ => ("Waiting", "accent"),
    };

    /// <summary>What the last attempt met.</summary>
    public static string Answer(DeliveryRow delivery) => delivery switch
    {
        { LastStatus: { } status } => FormattableString.Invariant($"{status}"),
        { LastError: "timeout" } => "No answer within 15 s",
        { LastError: "notPublic" } => "The address is not public",
        { LastError: "noSuchHost" } => "The name leads nowhere",
        { LastError: "notSecure" } => "The certificate was refused",
        { LastError: "notReached" } => "Nobody listens there",
        { LastError: not null } => "The connection broke off",
        _ => Figures.None,
    };
}
