using CallInsight.Contracts;
using CallInsight.Contracts.Tenants;
using CallInsight.Web.Calls;
using CallInsight.Web.Hosting;
using CallInsight.Web.Members;
using CallInsight.Web.SignIn;

namespace CallInsight.Web.Integrations;

/// <summary>API keys over the API. Only a key with all scopes makes or ends others.</summary>
internal static class ApiKeysEndpoints
{
    public static void MapApiKeys(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1/api-keys").WithTags("API keys");
        api.MapGet("", ListAsync).Requires(Permission.ApiKeysRead).WithName("listApiKeys").Produces<Page<ApiKeyBody>>().WithSummary("The keys that have not been revoked; never the keys themselves.");
        api.MapPost("", IssueAsync).Requires(Permission.ApiKeys).WithIdempotency(givesSecret: true).WithName("createApiKey").Produces<ApiKeyCreated>(StatusCodes.Status201Created).ProducesProblem(400)
            .WithSummary("Makes a key. It is in this answer and nowhere else.");
        api.MapDelete("/{id:guid}", RevokeAsync).Requires(Permission.ApiKeys).WithName("revokeApiKey").Produces(StatusCodes.Status204NoContent).ProducesProblem(404).WithSummary("Revokes a key.");
        api.MapPost("/{id:guid}/replace", ReplaceAsync).Requires(Permission.ApiKeys).WithIdempotency(givesSecret: true).WithName("replaceApiKey").Produces<ApiKeyCreated>(StatusCodes.Status201Created).ProducesProblem(400).ProducesProblem(404)
            .WithSummary("Makes a key like it; both are good until the old one ends. The new key is in this answer and nowhere else.");
        api.MapPost("/revoke-leaked", RevokeLeakedAsync).Requires(Permission.ApiKeys).WithName("revokeLeakedApiKey").Produces<RevokedKeyBody>().ProducesProblem(404)
            .WithSummary("Revokes a key that was found somewhere, by the key itself.");
    }

    private static async Task<IResult> ListAsync(Visit visit, ApiKeyQueries keys)
    {
        var page = ListPage.Read(visit.Http.Request.Query);
        if (page.Refusal is { } refusal)
        {
            return Problems.Of(refusal);
        }

        var owner = visit.MayAll(Permission.ApiKeysRead) ? null : visit.Actor.Member;
        var rows = await keys.ListAfterAsync(visit.Tenant, owner, page.Value.After, page.Value.Limit + 1, visit.Aborted);
        return Results.Ok(page.Value.Of(rows, r => r.Id, ApiKeyBody.Of));
    }

    private static async Task<IResult> IssueAsync(ApiKeyRequest request, Visit visit, IGrainFactory grains, OperationIds ids)
    {
        // A personal key makes keys of its member, a tenant's key the tenant's.
        var id = await ids.OfAsync(visit.Tenant, "api-key", IdempotencyFilter.OperationOf(visit.Http), visit.Aborted);
        var issued = await grains.Tenant(visit.Tenant).IssueKey(new IssueApiKey(visit.Actor, request.Name ?? string.Empty, request.Scopes ?? [], request.ExpiresAt, visit.Actor.Member, id, request.AllowedFrom));
        return issued.Refusal is { } refusal
            ? Problems.Of(refusal)
            : Results.Json(new ApiKeyCreated(issued.Value.Key, issued.Value.Token), statusCode: StatusCodes.Status201Created);
    }

    private static async Task<IResult> ReplaceAsync(Guid id, ReplaceKeyRequest? request, Visit visit, IGrainFactory grains, OperationIds ids, TimeProvider time)
    {
        var successor = await ids.OfAsync(visit.Tenant, "api-key", IdempotencyFilter.OperationOf(visit.Http), visit.Aborted);
        var replaced = await grains.Tenant(visit.Tenant).ReplaceKey(new ReplaceApiKey(visit.Actor, id, request?.OldEndsAt ?? KeyLifetimes.OverlapFrom(time.GetUtcNow()), successor));
        return replaced.Refusal is { } refusal
            ? Problems.Of(refusal)
            : Results.Json(new ApiKeyCreated(replaced.Value.Key, replaced.Value.Token), statusCode: StatusCodes.Status201Created);
    }

    private static async Task<IResult> RevokeLeakedAsync(LeakedKeyRequest request, Visit visit, IGrainFactory grains, ApiKeyQueries keys)
    {
        if (await keys.FindAsync(visit.Tenant, request.Key ?? string.Empty, visit.Aborted) is not { } key)
        {
            return Problems.Of(TenantRefusals.NoSuchKey);
        }

        var revoked = await grains.Tenant(visit.Tenant).RevokeKey(new RevokeApiKey(visit.Actor, key));
        return revoked.Refusal is { } refusal ? Problems.Of(refusal) : Results.Ok(new RevokedKeyBody(key));
    }

    private static async Task<IResult> RevokeAsync(Guid id, Visit visit, IGrainFactory grains)
    {
        var revoked = await grains.Tenant(visit.Tenant).RevokeKey(new RevokeApiKey(visit.Actor, id));
        return revoked.Refusal is { } refusal ? Problems.Of(refusal) : Results.NoContent();
    }
}

/// <summary>Body of <c>POST /api/v1/api-keys/{id}/replace</c>.</summary>
/// <param name="OldEndsAt">ISO 8601, within 30 days; null for 24 hours from now.</param>
internal sealed record ReplaceKeyRequest(DateTimeOffset? OldEndsAt);

/// <summary>Body of <c>POST /api/v1/api-keys/revoke-leaked</c>: the key itself.</summary>
internal sealed record LeakedKeyRequest(string? Key);

/// <summary>Which key it was.</summary>
internal sealed record RevokedKeyBody(Guid Id);

/// <summary>Body of <c>POST /api/v1/api-keys</c>.</summary>
/// <param name="Scopes">calls:read, calls:write, insights:read, members:write, usage:write, scim:write or *.</param>
/// <param name="ExpiresAt">ISO 8601; null for a key that does not expire.</param>
/// <param name="AllowedFrom">Up to 20 addresses and networks (<c>192.0.2.0/24</c>, <c>2001:db8::/32</c>) from which it may be used; null for everywhere.</param>
internal sealed record ApiKeyRequest(string? Name, IReadOnlyList<string>? Scopes, DateTimeOffset? ExpiresAt, IReadOnlyList<string>? AllowedFrom);

/// <summary>A key just made. The key is shown this once.</summary>
internal sealed record ApiKeyCreated(Guid Id, string Key);

/// <summary>A key over the API.</summary>
/// <param name="Hint">Its first and last letters.</param>
/// <param name="Member">Whose key it is; null for the tenant's own.</param>
internal sealed record ApiKeyBody(Guid Id, string Name, string Hint, IReadOnlyList<string> Scopes, Guid? Member, DateTimeOffset CreatedAt, DateTimeOffset? ExpiresAt, DateTimeOffset? LastUsedAt, IReadOnlyList<string> AllowedFrom)
{
    public static ApiKeyBody Of(ApiKeyRow row) => new(row.Id, row.Name, row.Hint, row.Scopes, row.Member, row.CreatedAt.ToUniversalTime(), row.ExpiresAt?.ToUniversalTime(), row.LastUsedAt?.ToUniversalTime(), row.AllowedFrom);
}
