using CallInsight.Contracts;
using CallInsight.Contracts.Integrations;
using CallInsight.Grains.Hosting;
using Microsoft.Extensions.Options;

namespace CallInsight.Grains.Integrations.Webhooks;

[GrainType("webhooks")]
internal sealed class WebhooksGrain(WebhookStore store, IOptions<WebhookOptions> options) : TenantOwnedGrain, IWebhooksGrain
{
    public async Task<Result<WebhookSecret>> Create(CreateWebhook command)
    {
        if (RoleTable.Of(command.Actor, Permission.Webhooks) != Reach.All)
        {
            return CommonRefusals.Forbidden;
        }

        if (WebhookRules.Check(command.Address, command.Description, command.Events, options.Value.AllowPrivate) is { } refusal)
        {
            return refusal;
        }

        var all = await store.AllAsync(TenantId, CancellationToken.None);
        if (all.ContainsKey(command.Webhook))
        {
            return CommonRefusals.SecretShown;
        }

        if (all.Count >= WebhookRules.Most)
        {
            return WebhookRefusals.TooMany(WebhookRules.Most);
        }

        var secret = WebhookSignature.NewSecret();
        await store.CreateAsync(TenantId, command, secret, CancellationToken.None);
        return new WebhookSecret(command.Webhook, WebhookSignature.Write(secret), null);
    }

    public async Task<Result<Done>> Change(ChangeWebhook command)
    {
        if (await RefusedAsync(command.Actor, command.Webhook) is { } refusal)
        {
            return refusal;
        }

        if (WebhookRules.Check(command.Address, command.Description, command.Events, options.Value.AllowPrivate) is { } invalid)
        {
            return invalid;
        }

        await store.ChangeAsync(TenantId, command, CancellationToken.None);
        return Done.It;
    }

    public async Task<Result<WebhookSecret>> Rotate(ActOnWebhook command)
    {
        if (await RefusedAsync(command.Actor, command.Webhook) is { } refusal)
        {
            return refusal;
        }

        var secret = WebhookSignature.NewSecret();
        var until = await store.RotateAsync(TenantId, command, secret, CancellationToken.None);
        return new WebhookSecret(command.Webhook, WebhookSignature.Write(secret), until);
    }

    public async Task<Result<Done>> Remove(ActOnWebhook command)
    {
        if (await RefusedAsync(command.Actor, command.Webhook) is { } refusal)
        {
            return refusal;
        }

        await store.RemoveAsync(TenantId, command, CancellationToken.None);
        return Done.It;
    }

    public async Task<Result<Done>> Test(ActOnDelivery command)
    {
        if (await RefusedAsync(command.Actor, command.Webhook, mustBeOn: true) is { } refusal)
        {
            return refusal;
        }

        await store.TestAsync(TenantId, command, CancellationToken.None);
        return Done.It;
    }

    public async Task<Result<Done>> Replay(ActOnDelivery command)
    {
        if (await RefusedAsync(command.Actor, command.Webhook, mustBeOn: true) is { } refusal)
        {
            return refusal;
        }

        return await store.ReplayAsync(TenantId, command, CancellationToken.None) ? Done.It : WebhookRefusals.NoSuchDelivery;
    }

    private async Task<Refusal?> RefusedAsync(Actor actor, Guid webhook, bool mustBeOn = false)
    {
        if (RoleTable.Of(actor, Permission.Webhooks) != Reach.All)
        {
            return CommonRefusals.Forbidden;
        }

        return (await store.AllAsync(TenantId, CancellationToken.None)).TryGetValue(webhook, out var enabled)
            ? mustBeOn && !enabled ? WebhookRefusals.Off : null
            : WebhookRefusals.NotFound;
    }
}
