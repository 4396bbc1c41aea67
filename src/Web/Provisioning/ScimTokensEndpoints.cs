using CallInsight.Contracts;
using CallInsight.Contracts.Provisioning;
using CallInsight.Contracts.Tenants;
using CallInsight.Web.Calls;
using CallInsight.Web.Hosting;
using CallInsight.Web.Integrations;
using CallInsight.Web.Members;
using CallInsight.Web.SignIn;

namespace CallInsight.Web.Provisioning;

/// <summary>What an admin's program does about provisioning. A token of SCIM is a key of the workspace with the one scope that SCIM asks for.</summary>
internal static class ScimTokensEndpoints
{
    public static void MapScimTokens(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1/scim").WithTags("Provisioning");
        api.MapGet("/tokens", ListAsync).Requires(Permission.ProvisioningRead).WithName("listScimTokens").Produces<Page<ApiKeyBody>>().WithSummary("The tokens for identity providers that have not been revoked; never the tokens themselves.");
        api.MapPost("/tokens", IssueAsync).Requires(Permission.ProvisioningWrite).WithIdempotency(givesSecret: true).WithName("createScimToken").Produces<ScimTokenCreated>(StatusCodes.Status201Created).ProducesProblem(400)
            .WithSummary("Makes a token for an identity provider. It is in this answer and nowhere else.");
        api.MapDelete("/tokens/{id:guid}", RevokeAsync).Requires(Permission.ProvisioningWrite).WithName("revokeScimToken").Produces(StatusCodes.Status204NoContent).ProducesProblem(404).WithSummary("Revokes a token; it acts within two seconds.");
        api.MapGet("/state", StateAsync).Requires(Permission.ProvisioningRead).WithName("getProvisioning").Produces<ProvisioningBody>().WithSummary("Whether identity providers are served.");
        api.MapPut("/state", ChangeAsync).Requires(Permission.ProvisioningWrite).WithName("changeProvisioning").Produces<ProvisioningBody>().ProducesProblem(400).WithSummary("Serves them (on), asks them to come again (paused, 503), or shuts the door (off, 404).");
        api.MapGet("/log", LogAsync).Requires(Permission.ProvisioningRead).WithName("listProvisioningLog").Produces<Page<ProvisioningLineBody>>().WithSummary("What identity providers changed, and what was refused to them, the newest first; ?refused=true for the latter alone.");
    }

    private static async Task<IResult> ListAsync(Visit visit, ApiKeyQueries keys)
    {
        var page = ListPage.Read(visit.Http.Request.Query);
        if (page.Refusal is { } refusal)
        {
            return Problems.Of(refusal);
        }

        var rows = await keys.ListAfterAsync(visit.Tenant, null, page.Value.After, page.Value.Limit + 1, visit.Aborted, scope: Scopes.ScimWrite);
        return Results.Ok(page.Value.Of(rows, r => r.Id, ApiKeyBody.Of));
    }

    private static async Task<IResult> IssueAsync(ScimTokenRequest request, Visit visit, IGrainFactory grains, OperationIds ids)
    {
        var id = await ids.OfAsync(visit.Tenant, "scim-token", IdempotencyFilter.OperationOf(visit.Http), visit.Aborted);
        var issued = await grains.Tenant(visit.Tenant).IssueKey(new IssueApiKey(visit.Actor, request.Name ?? string.Empty, [Scopes.ScimWrite], null, null, id));
        return issued.Refusal is { } refusal ? Problems.Of(refusal) : Results.Json(new ScimTokenCreated(issued.Value.Key, issued.Value.Token), statusCode: StatusCodes.Status201Created);
    }

    private static async Task<IResult> RevokeAsync(Guid id, Visit visit, IGrainFactory grains)
    {
        var revoked = await grains.Tenant(visit.Tenant).RevokeKey(new RevokeApiKey(visit.Actor, id));
        return revoked.Refusal is { } refusal ? Problems.Of(refusal) : Results.NoContent();
    }

    private static async Task<IResult> StateAsync(Visit visit, IGrainFactory grains) => Results.Ok(new ProvisioningBody(await grains.Provisioning(visit.Tenant).GetState(), visit.Link("scim/v2")));

    private static async Task<IResult> ChangeAsync(ProvisioningRequest request, Visit visit, IGrainFactory grains)
    {
        var changed = await grains.Provisioning(visit.Tenant).ChangeState(new ChangeProvisioning(visit.Actor, request.State ?? string.Empty));
        return changed.Refusal is { } refusal ? Problems.Of(refusal) : await StateAsync(visit, grains);
    }

    private static async Task<IResult> LogAsync(Visit visit, ProvisioningQueries queries)
    {
        var page = ListPage.Read(visit.Http.Request.Query);
        if (page.Refusal is { } refusal)
        {
            return Problems.Of(refusal);
        }

        var rows = await queries.LogAsync(visit.Tenant, visit.Http.Request.Query["refused"] == "true", page.Value.After, page.Value.Limit + 1, visit.Aborted);
        return Results.Ok(page.Value.Of(rows, r => r.Id, ProvisioningLineBody.Of));
    }
}

/// <summary>Body of <c>POST /api/v1/scim/tokens</c>.</summary>
/// <param name="Name">What uses it, e.g. Entra.</param>
internal sealed record ScimTokenRequest(string? Name);

/// <summary>A token just made. It is shown this once.</summary>
internal sealed record ScimTokenCreated(Guid Id, string Token);

/// <summary>Body of <c>PUT /api/v1/scim/state</c>.</summary>
/// <param name="State">on, paused or off.</param>
internal sealed record ProvisioningRequest(string? State);

/// <summary>Whether identity providers are served.</summary>
/// <param name="State">on, paused or off.</param>
/// <param name="Url">The address that identity providers are given.</param>
internal sealed record ProvisioningBody(string State, string Url);

/// <summary>A line of the provisioning log.</summary>
/// <param name="Token">The name of the token that it came with.</param>
/// <param name="Path">Below /scim/v2.</param>
/// <param name="Subject">The user name or the group's name.</param>
/// <param name="Problem">Why it was refused; null where it was not.</param>
internal sealed record ProvisioningLineBody(Guid Id, DateTimeOffset At, string? Token, string Method, string Path, int Status, string? Subject, string? Problem)
{
    public static ProvisioningLineBody Of(ProvisioningLine l) => new(l.Id, l.At.ToUniversalTime(), l.Token, l.Method, l.Details.Path, l.Status, l.Details.Subject, l.Details.Problem);
}
