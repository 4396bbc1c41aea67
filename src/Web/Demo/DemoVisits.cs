using CallInsight.Contracts;
using CallInsight.Contracts.Demo;
using CallInsight.Contracts.Tenants;
using CallInsight.Web.SignIn;
using CallInsight.Web.Tenants;
using Microsoft.Extensions.Options;

namespace CallInsight.Web.Demo;

/// <summary>Leads a visitor into the made-up workspace: as its owner, without a password.</summary>
internal sealed class DemoVisits(IGrainFactory grains, TenantDirectory directory, WorkspaceCount workspaces, IOptions<TenantsOptions> options)
{
    /// <summary>Where a visitor waits.</summary>
    public const string WaitingRoom = "/demo/loading";

    /// <summary>Says that this browser has asked to be let in; nobody else's page can set it.</summary>
    private const string AskedCookie = "ci-demo-asked";
    private static readonly TimeSpan Waits = TimeSpan.FromMinutes(10);

    /// <summary>How far the workspace is.</summary>
    public async Task<DemoState> StateAsync()
    {
        CallContext.EnterPlatform();
        return await grains.Demo().GetState();
    }

    /// <summary>Whether anybody may be let in: while no real workspace exists, or where the settings say so. A cookie alone opens nothing.</summary>
    public async Task<bool> IsOpenAsync() => options.Value.Demo || await workspaces.OwnAsync(CancellationToken.None) == 0;

    /// <summary>Remembers, until the workspace is ready, that the visitor is to be let in.</summary>
    public static void Remember(HttpContext http)
        => http.Response.Cookies.Append(AskedCookie, "1", Asked(http, Waits));

    /// <summary>Whether this browser has asked to be let in.</summary>
    public static bool HasAsked(HttpContext http) => http.Request.Cookies.ContainsKey(AskedCookie);

    /// <summary>Begins a session of the workspace's owner.</summary>
    /// <returns>The address of the workspace.</returns>
    public async Task<string> EnterAsync(HttpContext http, Guid tenant, Guid owner)
    {
        CallContext.Enter(tenant);
        var summary = (await grains.Tenant(tenant).Describe()).Value;
        var session = await grains.Member(tenant, owner).GetSession() ?? throw new InvalidOperationException("The owner of the made-up workspace is not active.");
        directory.Forget(summary);

        // On a host of its own the workspace is there already; elsewhere it lies under its path.
        var basePath = http.Tenant()?.BasePath ?? $"/t/{summary.Slug}";
        http.Features.Set(new TenantContext(tenant, summary, basePath, "demo"));
        http.Response.Cookies.Delete(AskedCookie, Asked(http, null));
        await http.SignInAsync(owner, session.Epoch, remember: false);
        return $"{basePath}/";
    }

    private static CookieOptions Asked(HttpContext http, TimeSpan? lasts)
        => new() { HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = http.Request.IsHttps, Path = "/", MaxAge = lasts };
}
