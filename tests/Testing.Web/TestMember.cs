using CallInsight.Contracts.Members;
using CallInsight.Web.SignIn;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CallInsight.Testing.Web;

/// <summary>A person of a test's tenant, signed in without the detour over the sign-in page.</summary>
public sealed class TestMember
{
    private readonly TestTenant _tenant;

    internal TestMember(TestTenant tenant, MemberSession session, string email)
    {
        _tenant = tenant;
        Session = session;
        Email = email;
        Cookie = CookieOf(tenant, session);
        Browser = tenant.Product.Client();
        Browser.DefaultRequestHeaders.Add("Cookie", $"{CookieName}={Cookie}");
    }

    public Guid Id => Session.Member;

    public string Email { get; }

    public MemberSession Session { get; }

    public string CookieName => $"ci-{_tenant.Slug}";

    /// <summary>The cookie of a session; a browser gets it under the path <c>/t/{slug}</c>.</summary>
    public string Cookie { get; }

    /// <summary>Requests with the session. Pages lie under <c>/t/{slug}</c>.</summary>
    public HttpClient Browser { get; }

    private static string CookieOf(TestTenant tenant, MemberSession session)
    {
        var options = tenant.Product.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(MemberCookies.Scheme);
        var now = TimeProvider.System.GetUtcNow();
        var properties = new AuthenticationProperties { IssuedUtc = now, ExpiresUtc = now + options.ExpireTimeSpan };
        return options.TicketDataFormat.Protect(new AuthenticationTicket(MemberCookies.PrincipalOf(tenant.Id, session.Member, session.Epoch), properties, MemberCookies.Scheme));
    }
}
