namespace CallInsight.Grains.Integrations;

/// <summary>Where webhooks may lead: section <c>CallInsight:Webhooks</c>.</summary>
public sealed class WebhookOptions
{
    /// <summary>Whether endpoints may lie in private networks and on this machine, and be asked without encryption: where CallInsight serves
    /// one company within its own walls. Elsewhere a customer could reach what only we should. Default: false.</summary>
    public bool AllowPrivate { get; set; }
}
