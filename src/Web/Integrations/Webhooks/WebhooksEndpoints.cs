using CallInsight.Contracts;
using CallInsight.Contracts.Integrations;
using CallInsight.Web.Calls;
using CallInsight.Web.Hosting;
using CallInsight.Web.Members;
using CallInsight.Web.SignIn;

namespace CallInsight.Web.Integrations.Webhooks;

/// <summary>Webhooks over the API. A key needs all scopes.</summary>
internal static class WebhooksEndpoints
{
    public static IServiceCollection AddWebhooksDoor(this IServiceCollection services) => services.AddSingleton<WebhookQueries>();

    public static void MapWebhooks(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1/webhooks").WithTags("Webhooks");
        api.MapGet("", ListAsync).Requires(Permission.WebhooksRead).WithName("listWebhooks").Produces<Page<WebhookBody>>().WithSummary("The webhooks; never their secrets.");
        api.MapPost("", CreateAsync).Requires(Permission.Webhooks).WithIdempotency(givesSecret: true).WithName("createWebhook").Produces<WebhookSecretBody>(StatusCodes.Status201Created).ProducesProblem(400).ProducesProblem(409)
            .WithSummary("Makes a webhook. Messages are signed as Standard Webhooks says, with the secret that is in this answer and nowhere else.");
        api.MapGet("/{id:guid}", FindAsync).Requires(Permission.WebhooksRead).WithName("getWebhook").Produces<WebhookBody>().ProducesProblem(404).WithSummary("One webhook.");
        api.MapPatch("/{id:guid}", ChangeAsync).Requires(Permission.Webhooks).WithName("changeWebhook").Produces<WebhookBody>().ProducesProblem(400).ProducesProblem(404).WithSummary("Changes a webhook, switches it off or on. What is missing stays.");
        api.MapDelete("/{id:guid}", RemoveAsync).Requires(Permission.Webhooks).WithName("removeWebhook").Produces(StatusCodes.Status204NoContent).ProducesProblem(404).WithSummary("Removes a webhook with what waits for it.");
        api.MapPost("/{id:guid}/rotate", RotateAsync).Requires(Permission.Webhooks).WithIdempotency(givesSecret: true).WithName("rotateWebhookSecret").Produces<WebhookSecretBody>().ProducesProblem(404)
            .WithSummary("Gives a webhook another secret, shown this once. The one before signs too for a day.");
        api.MapPost("/{id:guid}/test", TestAsync).Requires(Permission.Webhooks).WithIdempotency().WithName("testWebhook").Produces<DeliveryQueued>(StatusCodes.Status202Accepted).ProducesProblem(404).ProducesProblem(409).WithSummary("Sends a webhook.test.");
        api.MapGet("/{id:guid}/deliveries", DeliveriesAsync).Requires(Permission.WebhooksRead).WithName("listDeliveries").Produces<Page<DeliveryBody>>().ProducesProblem(404).WithSummary("What was sent in the last 30 days and what waits, the newest first.");
        api.MapPost("/{id:guid}/deliveries/{delivery:guid}/replay", ReplayAsync).Requires(Permission.Webhooks).WithName("replayDelivery").Produces<DeliveryQueued>(StatusCodes.Status202Accepted).ProducesProblem(404).ProducesProblem(409)
            .WithSummary("Sends a message again, under the same webhook-id.");
    }

    private static async Task<IResult> ListAsync(Visit visit, WebhookQueries webhooks)
    {
        var page = ListPage.Read(visit.Http.Request.Query);
        return page.Refusal is { } refusal
            ? Problems.Of(refusal)
            : Results.Ok(page.Value.Of(await webhooks.ListAsync(visit.Tenant, page.Value.After, page.Value.Limit + 1, visit.Aborted), r => r.Id, WebhookBody.Of));
    }

    private static async Task<IResult> CreateAsync(WebhookRequest request, Visit visit, IGrainFactory grains, OperationIds ids)
    {
        var id = await ids.OfAsync(visit.Tenant, "webhook", IdempotencyFilter.OperationOf(visit.Http), visit.Aborted);
        var made = await grains.Webhooks(visit.Tenant).Create(new CreateWebhook(visit.Actor, id, request.Url ?? string.Empty, request.Description, request.Events ?? []));
        return made.Ok ? Results.Json(Shown(made.Value), statusCode: StatusCodes.Status201Created) : Problems.Of(made.Refusal!);
    }

    private static async Task<IResult> FindAsync(Guid id, Visit visit, WebhookQueries webhooks)
        => await webhooks.FindAsync(visit.Tenant, id, visit.Aborted) is { } found ? Results.Ok(WebhookBody.Of(found)) : Problems.Of(WebhookRefusals.NotFound);

    private static async Task<IResult> ChangeAsync(Guid id, WebhookPatch patch, Visit visit, IGrainFactory grains, WebhookQueries webhooks)
    {
        var changed = await grains.Webhooks(visit.Tenant).Change(new ChangeWebhook(visit.Actor, id, patch.Url, patch.Description, patch.Events, patch.Enabled));
        return changed.Ok ? await FindAsync(id, visit, webhooks) : Problems.Of(changed.Refusal!);
    }

    private static async Task<IResult> RemoveAsync(Guid id, Visit visit, IGrainFactory grains)
    {
        var removed = await grains.Webhooks(visit.Tenant).Remove(new ActOnWebhook(visit.Actor, id));
        return removed.Ok ? Results.NoContent() : Problems.Of(removed.Refusal!);
    }

    private static async Task<IResult> RotateAsync(Guid id, Visit visit, IGrainFactory grains)
    {
        var rotated = await grains.Webhooks(visit.Tenant).Rotate(new ActOnWebhook(visit.Actor, id));
        return rotated.Ok ? Results.Ok(Shown(rotated.Value)) : Problems.Of(rotated.Refusal!);
    }

    private static async Task<IResult> TestAsync(Guid id, Visit visit, IGrainFactory grains, OperationIds ids)
    {
        var delivery = await ids.OfAsync(visit.Tenant, "webhook-test", IdempotencyFilter.OperationOf(visit.Http), visit.Aborted);
        var tested = await grains.Webhooks(visit.Tenant).Test(new ActOnDelivery(visit.Actor, id, delivery));
        return tested.Ok ? Results.Json(new DeliveryQueued(delivery), statusCode: StatusCodes.Status202Accepted) : Problems.Of(tested.Refusal!);
    }

    private static async Task<IResult> DeliveriesAsync(Guid id, Visit visit, WebhookQueries webhooks)
    {
        var page = ListPage.Read(visit.Http.Request.Query);
        if (page.Refusal is { } refusal)
        {
            return Problems.Of(refusal);
        }

        return await webhooks.FindAsync(visit.Tenant, id, visit.Aborted) is null
            ? Problems.Of(WebhookRefusals.NotFound)
            : Results.Ok(page.Value.Of(await webhooks.DeliveriesAsync(visit.Tenant, id, page.Value.After, page.Value.Limit + 1, visit.Aborted), r => r.Id, DeliveryBody.Of));
    }

    private static async Task<IResult> ReplayAsync(Guid id, Guid delivery, Visit visit, IGrainFactory grains)
    {
        var replayed = await grains.Webhooks(visit.Tenant).Replay(new ActOnDelivery(visit.Actor, id, delivery));
        return replayed.Ok ? Results.Json(new DeliveryQueued(delivery), statusCode: StatusCodes.Status202Accepted) : Problems.Of(replayed.Refusal!);
    }

    private static WebhookSecretBody Shown(WebhookSecret secret) => new(secret.Webhook, secret.Secret, secret.OldSecretUntil?.ToUniversalTime());
}
