namespace CallInsight.Contracts.Integrations;

/// <summary>The webhooks of a tenant: where it wants to be told of events. Key <c>t/{tenant}</c>.</summary>
[Alias("IWebhooksGrain"), GrainInterfaceType("webhooks")]
public interface IWebhooksGrain : ITenantOwned
{
    /// <summary>Makes a webhook. Its secret is in the answer and nowhere else.</summary>
    /// <returns>Refused: <c>webhook.invalid</c>, <c>webhook.tooMany</c>, <c>permission.denied</c>, <c>idempotency.secretShown</c> where it is there already.</returns>
    [Alias("Create")]
    Task<Result<WebhookSecret>> Create(CreateWebhook command);

    /// <summary>Changes what is given. Switched on again, it counts as working.</summary>
    /// <returns>Refused: <c>webhook.notFound</c>, <c>webhook.invalid</c>, <c>permission.denied</c>.</returns>
    [Alias("Change")]
    Task<Result<Done>> Change(ChangeWebhook command);

    /// <summary>Gives it another secret. The one before signs too for a day.</summary>
    /// <returns>Refused: <c>webhook.notFound</c>, <c>permission.denied</c>.</returns>
    [Alias("Rotate")]
    Task<Result<WebhookSecret>> Rotate(ActOnWebhook command);

    /// <summary>Removes it with what waits for it.</summary>
    /// <returns>Refused: <c>webhook.notFound</c>, <c>permission.denied</c>.</returns>
    [Alias("Remove")]
    Task<Result<Done>> Remove(ActOnWebhook command);

    /// <summary>Sends it a <c>webhook.test</c>.</summary>
    /// <returns>Refused: <c>webhook.notFound</c>, <c>webhook.off</c>, <c>permission.denied</c>.</returns>
    [SafeToRepeat, Alias("Test")]
    Task<Result<Done>> Test(ActOnDelivery command);

    /// <summary>Sends a message again, with the same id, whatever became of it before.</summary>
    /// <returns>Refused: <c>webhook.notFound</c>, <c>webhook.noSuchDelivery</c>, <c>webhook.off</c>, <c>permission.denied</c>.</returns>
    [SafeToRepeat, Alias("Replay")]
    Task<Result<Done>> Replay(ActOnDelivery command);
}
