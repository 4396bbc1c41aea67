using Orleans.Runtime;

namespace CallInsight.Contracts;

/// <summary>What travels with a grain call beside its arguments: the caller's tenant. The silo compares it with the grain's key.</summary>
public static class CallContext
{
    private const string TenantKey = "ci.tenant";
    private const string PlatformKey = "ci.platform";
    private const string OriginKey = "ci.origin";

    /// <summary>The caller's tenant; null when none is set.</summary>
    public static Guid? Tenant => RequestContext.Get(TenantKey) as Guid?;

    /// <summary>Whether the caller acts for the platform, before or beside any tenant (hosts only).</summary>
    public static bool IsPlatform => RequestContext.Get(PlatformKey) is true;

    /// <summary>The network address that the request came from, for the audit trail; null where nobody asked from outside.</summary>
    public static string? Origin => RequestContext.Get(OriginKey) as string;

    /// <summary>Notes where the request came from, in this flow of control.</summary>
    public static void ComeFrom(string? address)
    {
        if (address is not null)
        {
            RequestContext.Set(OriginKey, address);
        }
    }

    /// <summary>Acts for a tenant from here on, in this flow of control.</summary>
    public static void Enter(Guid tenant)
    {
        RequestContext.Set(TenantKey, tenant);
        RequestContext.Remove(PlatformKey);
    }

    /// <summary>Acts for the platform from here on, in this flow of control.</summary>
    public static void EnterPlatform()
    {
        RequestContext.Remove(TenantKey);
        RequestContext.Set(PlatformKey, true);
    }
}
