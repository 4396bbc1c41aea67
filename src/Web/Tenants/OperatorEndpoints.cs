using CallInsight.Contracts;
using CallInsight.Contracts.Tenants;
using CallInsight.Web.Hosting;
using CallInsight.Web.SignIn;

namespace CallInsight.Web.Tenants;

/// <summary>What operators of the platform do to tenants.</summary>
internal static class OperatorEndpoints
{
    public static void MapOperator(this IEndpointRouteBuilder routes)
        => routes.MapPost("/api/operator/v1/tenants", CreateAsync).RequiresOperator().WithName("createTenant").WithTags("Operator")
            .WithSummary("Makes a tenant with its owner, a set-up link and a key with all scopes.")
            .Produces<CreatedTenant>(StatusCodes.Status201Created);

    private static async Task<IResult> CreateAsync(NewTenantRequest request, HttpContext http, IGrainFactory grains, WorkspaceAddresses addresses)
    {
        var tenant = Guid.CreateVersion7();
        CallContext.Enter(tenant);
        var created = await grains.Tenant(tenant).Create(new CreateTenant(
            Actor.Operator, request.Slug ?? string.Empty, request.Name ?? string.Empty, request.OwnerEmail ?? string.Empty, request.OwnerName ?? (request.OwnerEmail ?? string.Empty).Split('@')[0], request.Plan ?? string.Empty, WithApiKey: true, MadeUp: false));
        if (created.Refusal is { } refusal)
        {
            return Problems.Of(refusal);
        }

        return Results.Json(new CreatedTenant(created.Value.Tenant, created.Value.Slug, $"{addresses.Absolute(http.Request, created.Value.Slug)}link/{created.Value.SetupToken}", created.Value.ApiKey!), statusCode: StatusCodes.Status201Created);
    }
}

/// <summary>Body of <c>POST /api/operator/v1/tenants</c>.</summary>
internal sealed record NewTenantRequest(string? Slug, string? Name, string? OwnerEmail, string? OwnerName, string? Plan);

/// <summary>A tenant just made. The key is shown this once.</summary>
internal sealed record CreatedTenant(Guid TenantId, string Slug, string SetupUrl, string ApiKey);
