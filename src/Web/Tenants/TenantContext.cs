using CallInsight.Contracts.Tenants;

namespace CallInsight.Web.Tenants;

/// <summary>The tenant that a request is for, once it is known.</summary>
/// <param name="BasePath">What the tenant's addresses begin with: <c>/t/{slug}</c>, or nothing on a host of its own.</param>
/// <param name="Strategy">How it was found: <c>host</c>, <c>path</c> or <c>key</c>.</param>
public sealed record TenantContext(Guid Tenant, TenantSummary Summary, string BasePath, string Strategy);

internal static class TenantContextAccess
{
    /// <summary>The request's tenant; null on pages that belong to none.</summary>
    public static TenantContext? Tenant(this HttpContext context) => context.Features.Get<TenantContext>();

    /// <summary>The request's tenant, where the endpoint cannot be reached without one.</summary>
    public static TenantContext RequireTenant(this HttpContext context)
        => context.Tenant() ?? throw new InvalidOperationException("This endpoint was reached without a tenant.");
}
