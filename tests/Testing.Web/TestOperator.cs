using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;
using CallInsight.Contracts;
using CallInsight.Contracts.Operations;
using CallInsight.Web.Operations.Operators;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CallInsight.Testing.Web;

/// <summary>Somebody who runs the platform of a test, signed in without the detour over the sign-in page.</summary>
public sealed partial class TestOperator
{
    public const string CookieName = OperatorCookies.Name;
    private static readonly string PasswordHash = new PasswordHasher<object>().HashPassword(new object(), TestTenant.Password);
    private readonly ProductHost _product;
    private readonly OperatorSession _session;

    private TestOperator(ProductHost product, OperatorSession session, string secret, IReadOnlyList<string> recovery)
    {
        (_product, _session, Secret, RecoveryCodes, Cookie) = (product, session, secret, recovery, CookieOf(product, session));
        Browser = product.Client();
        Browser.DefaultRequestHeaders.Add("Cookie", $"{CookieName}={Cookie}");
    }

    public Guid Id => _session.Account;

    public string Email => _session.Email;

    /// <summary>Of one-time codes, in base 32.</summary>
    public string Secret { get; }

    public IReadOnlyList<string> RecoveryCodes { get; }

    public string Cookie { get; }

    /// <summary>Requests with the session.</summary>
    public HttpClient Browser { get; }

    /// <summary>A code of a secret, by a second implementation.</summary>
    /// <param name="ahead">In steps of 30 seconds; a code of the next step is good too.</param>
    public static string CodeOf(string secret, int ahead = 0)
    {
        var bits = string.Concat(secret.Select(c => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(c, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        byte[] key = [.. Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(i * 8, 8), 2))];
        var counter = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, (TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / 30) + ahead);
#pragma warning disable CA5350 // As the standard of one-time codes has it.
        var hash = HMACSHA1.HashData(key, counter);
#pragma warning restore CA5350
        return ((BinaryPrimitives.ReadUInt32BigEndian(hash.AsSpan(hash[19] & 15)) & 0x7fffffff) % 1_000_000).ToString("000000", CultureInfo.InvariantCulture);
    }

    /// <summary>A one-time link for somebody new.</summary>
    /// <returns>Its secret.</returns>
    public async Task<string> InviteAsync()
    {
        CallContext.EnterPlatform();
        return (await _product.Grains.Operators().Invite(new InviteOperator(Id, $"o{Guid.NewGuid():N}@platform.example", "Grace Hopper"))).Value.Token;
    }

    /// <summary>Tells everybody something for an hour.</summary>
    public async Task<Guid> AnnounceAsync(string message)
    {
        var id = Guid.CreateVersion7();
        CallContext.EnterPlatform();
        _ = (await _product.Grains.Platform().Announce(new MakeAnnouncement(Id, id, "warn", message, TimeProvider.System.GetUtcNow().AddHours(1)))).Value;
        return id;
    }

    /// <summary>Opens a page, fills one of its forms in and sends it, as a browser without scripts does. Redirects are not followed.</summary>
    public Task<HttpResponseMessage> SendAsync(string address, string form, params (string Field, string Value)[] fields) => PostAsync(address, address, [("_handler", form), .. fields]);

    /// <summary>Sends a form that stands on every page of operators.</summary>
    public Task<HttpResponseMessage> PostAsync(string address) => PostAsync("/operator", address, []);

    private async Task<HttpResponseMessage> PostAsync(string from, string address, (string Field, string Value)[] fields)
    {
        using var page = await Browser.GetAsync(from);
        var token = WebUtility.HtmlDecode(Token().Match(await page.Content.ReadAsStringAsync()).Groups[1].Value);
        var cookies = page.Headers.TryGetValues("Set-Cookie", out var set) ? set.Select(c => c.Split(';')[0]) : [];
        using var request = new HttpRequestMessage(HttpMethod.Post, address)
        {
            Content = new FormUrlEncodedContent(fields.Prepend(("__RequestVerificationToken", token)).Select(f => KeyValuePair.Create(f.Item1, f.Item2))),
        };
        request.Headers.Add("Cookie", string.Join("; ", cookies.Prepend($"{CookieName}={Cookie}")));
        using var browser = _product.Client();
        return await browser.SendAsync(request);
    }

    internal static async Task<TestOperator> MakeAsync(ProductHost product)
    {
        using var platform = product.Client(ProductHost.OperatorToken);
        using var answer = await platform.PostAsJsonAsync("/api/operator/v1/operators", new { email = $"o{Guid.NewGuid():N}@platform.example", name = "Grace Hopper" });
        answer.EnsureSuccessStatusCode();
        var address = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("setupUrl").GetString()!;
        var token = address[(address.LastIndexOf('/') + 1)..];
        CallContext.EnterPlatform();
        var link = await product.Grains.Operators().FindLink(token) ?? throw new InvalidOperationException("The link is not there.");
        var used = (await product.Grains.Operators().UseLink(new UseOperatorLink(token, PasswordHash, CodeOf(link.Secret)))).Value;
        return new TestOperator(product, used.Session, link.Secret, used.RecoveryCodes);
    }

    private static string CookieOf(ProductHost product, OperatorSession session)
    {
        var options = product.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(OperatorCookies.Scheme);
        var now = TimeProvider.System.GetUtcNow();
        var properties = new AuthenticationProperties { IssuedUtc = now, ExpiresUtc = now + options.ExpireTimeSpan };
        return options.TicketDataFormat.Protect(new AuthenticationTicket(OperatorCookies.PrincipalOf(session, now), properties, OperatorCookies.Scheme));
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]*)\"", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Token();
}
