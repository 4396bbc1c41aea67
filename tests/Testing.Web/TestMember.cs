using System.Net;
using System.Text.RegularExpressions;
using CallInsight.Contracts.Members;
using CallInsight.Web.SignIn;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CallInsight.Testing.Web;

/// <summary>A person of a test's tenant, signed in without the detour over the sign-in page.</summary>
public sealed partial class TestMember
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

    /// <summary>Opens a page, fills one of its forms in and sends it, as a browser without scripts does. Redirects are not followed.</summary>
    /// <param name="form">The form's name.</param>
    public Task<HttpResponseMessage> SendAsync(string address, string form, params (string Field, string Value)[] fields) => PostAsync(address, address, [("_handler", form), .. fields]);

    /// <summary>Sends a form of a page that posts to another address.</summary>
    public async Task<HttpResponseMessage> PostAsync(string from, string address, params (string Field, string Value)[] fields)
    {
        using var page = await Browser.GetAsync(from);
        var token = WebUtility.HtmlDecode(Token().Match(await page.Content.ReadAsStringAsync()).Groups[1].Value);
        var cookies = page.Headers.TryGetValues("Set-Cookie", out var set) ? set.Select(c => c.Split(';')[0]) : [];
        using var request = new HttpRequestMessage(HttpMethod.Post, address)
        {
            Content = new FormUrlEncodedContent(fields.Prepend(("__RequestVerificationToken", token)).Select(f => KeyValuePair.Create(f.Item1, f.Item2))),
        };
        request.Headers.Add("Cookie", string.Join("; ", cookies.Prepend($"{CookieName}={Cookie}")));
        using var browser = _tenant.Product.Client();
        return await browser.SendAsync(request);
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]*)\"", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Token();

    private static string CookieOf(TestTenant tenant, MemberSession session)
    {
        var options = tenant.Product.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(MemberCookies.Scheme);
        var now = TimeProvider.System.GetUtcNow();
        var properties = new AuthenticationProperties { IssuedUtc = now, ExpiresUtc = now + options.ExpireTimeSpan };
        return options.TicketDataFormat.Protect(new AuthenticationTicket(MemberCookies.PrincipalOf(tenant.Id, session.Member, session.Epoch), properties, MemberCookies.Scheme));
    }
}
