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
        var issued = await grains.Tenant(visit.Tenant).IssueKey(new IssueApiKey(visit.Actor, request.Name ?? string.Empty, request.Scopes ?? [], request.ExpiresAt, visit.Actor.Member, id));
        return issued.Refusal is { } refusal
            ? Problems.Of(refusal)
            : Results.Json(new ApiKeyCreated(issued.Value.Key, issued.Value.Token), statusCode: StatusCodes.Status201Created);
    }

    private static async Task<IResult> RevokeAsync(Guid id, Visit visit, IGrainFactory grains)
    {
        var revoked = await grains.Tenant(visit.Tenant).RevokeKey(new RevokeApiKey(visit.Actor, id));
        return revoked.Refusal is { } refusal ? Problems.Of(refusal) : Results.NoContent();
    }
}

/// <summary>Body of <c>POST /api/v1/api-keys</c>.</summary>
/// <param name="Scopes">calls:read, calls:write, insights:read, members:write, usage:write, scim:write or *.</param>
/// <param name="ExpiresAt">ISO 8601; null for a key that does not expire.</param>
internal sealed record ApiKeyRequest(string? Name, IReadOnlyList<string>? Scopes, DateTimeOffset? ExpiresAt);

/// <summary>A key just made. The key is shown this once.</summary>
internal sealed record ApiKeyCreated(Guid Id, string Key);

/// <summary>A key over the API.</summary>
/// <param name="Hint">Its first and last letters.</param>
/// <param name="Member">Whose key it is; null for the tenant's own.</param>
internal sealed record ApiKeyBody(Guid Id, string Name, string Hint, IReadOnlyList<string> Scopes, Guid? Member, DateTimeOffset CreatedAt, DateTimeOffset? ExpiresAt, DateTimeOffset? LastUsedAt)
{
    public static ApiKeyBody Of(ApiKeyRow row) => new(row.Id, row.Name, row.Hint, row.Scopes, row.Member, row.CreatedAt.ToUniversalTime(), row.ExpiresAt?.ToUniversalTime(), row.LastUsedAt?.ToUniversalTime());
}
