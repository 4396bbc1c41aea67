using System.Globalization;
using System.Security.Claims;
using CallInsight.Contracts;
using CallInsight.Contracts.Members;
using CallInsight.Web.Operations.Operators;
using CallInsight.Web.Tenants;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace CallInsight.Web.SignIn;

/// <summary>Sessions of members: one cookie a tenant, good while the Member grain says so.</summary>
internal static class MemberCookies
{
    public const string Scheme = "member";
    private const string TenantClaim = "ci:tenant";
    private const string EpochClaim = "ci:epoch";
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(14);

    // Without "keep me signed in" the browser forgets the session on closing, and we when it was idle for half a day.
    private static readonly TimeSpan Unremembered = TimeSpan.FromHours(12);

    public static IServiceCollection AddMemberCookies(this IServiceCollection services)
    {
        services.AddAuthentication(Scheme).AddCookie(Scheme, o =>
        {
            o.CookieManager = new TenantCookieManager();
            o.Cookie.HttpOnly = true;
            o.Cookie.SameSite = SameSiteMode.Lax;
            o.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            o.ExpireTimeSpan = Remembered;
            o.SlidingExpiration = true;
            o.Events.OnValidatePrincipal = ValidateAsync;
        }).AddOperatorCookies();
        return services;
    }

    /// <summary>Begins a session of the member in the request's tenant.</summary>
    public static Task SignInAsync(this HttpContext context, Guid member, int epoch, bool remember)
    {
        var now = context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
        var properties = new AuthenticationProperties { IsPersistent = remember, IssuedUtc = now, ExpiresUtc = now + (remember ? Remembered : Unremembered) };
        return context.SignInAsync(Scheme, PrincipalOf(context.RequireTenant().Tenant, member, epoch), properties);
    }

    /// <summary>What a session's cookie says of its member.</summary>
    internal static ClaimsPrincipal PrincipalOf(Guid tenant, Guid member, int epoch) => new(new ClaimsIdentity(
        [
            new Claim(ClaimTypes.NameIdentifier, member.ToString("N")),
            new Claim(TenantClaim, tenant.ToString("N")),
            new Claim(EpochClaim, epoch.ToString(CultureInfo.InvariantCulture)),
        ],
        Scheme));

    /// <summary>Each request of a session asks the Member grain, so that a deactivated member or an ended session is out at once.</summary>
    private static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var http = context.HttpContext;
        var principal = context.Principal;
        if (http.Tenant() is { } tenant && principal?.FindFirstValue(TenantClaim) is { } named)
        {
            if (named != tenant.Tenant.ToString("N"))
            {
                http.Features.Set(new ForeignSession());
            }
            else if (await SessionAsync(http, tenant.Tenant, principal) is { } session)
            {
                http.Features.Set(new Caller(new Actor("member", session.Member, session.Role, [], session.Leads, session.Member), session));
                return;
            }
        }

        context.RejectPrincipal();
    }

    private static async Task<MemberSession?> SessionAsync(HttpContext http, Guid tenant, ClaimsPrincipal principal)
    {
        // The runtime's own middleware authenticates before the gate: the grain must hear the tenant here too.
        CallContext.Enter(tenant);
        return Guid.TryParseExact(principal.FindFirstValue(ClaimTypes.NameIdentifier), "N", out var member)
            && await http.RequestServices.GetRequiredService<IGrainFactory>().Member(tenant, member).GetSession() is { } session
            && principal.FindFirstValue(EpochClaim) == session.Epoch.ToString(CultureInfo.InvariantCulture)
                ? session
                : null;
    }

    /// <summary>Names the cookie by tenant: <c>__Host-ci</c> on a host of its own over https, <c>ci</c> over http, <c>ci-{slug}</c> under a path.</summary>
    private sealed class TenantCookieManager : ICookieManager
    {
        private readonly ChunkingCookieManager _cookies = new();

        public string? GetRequestCookie(HttpContext context, string key) => _cookies.GetRequestCookie(context, NameFor(context));

        public void AppendResponseCookie(HttpContext context, string key, string? value, CookieOptions options)
            => _cookies.AppendResponseCookie(context, NameFor(context), value, Scoped(context, options));

        public void DeleteCookie(HttpContext context, string key, CookieOptions options)
            => _cookies.DeleteCookie(context, NameFor(context), Scoped(context, options));

        private static CookieOptions Scoped(HttpContext context, CookieOptions options)
        {
            options.Path = context.RequireTenant() is { BasePath.Length: > 0 } tenant ? tenant.BasePath : "/";
            return options;
        }

        private static string NameFor(HttpContext context) => context.Tenant() switch
        {
            null => "ci-none",
            { BasePath.Length: > 0 } tenant => $"ci-{tenant.Summary.Slug}",
            _ => context.Request.IsHttps ? "__Host-ci" : "ci",
        };
    }
}

/// <summary>The request carries the session of another tenant: for it nothing is here.</summary>
internal sealed record ForeignSession;
