using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CallInsight.Contracts;
using CallInsight.Testing;
using CallInsight.Testing.Web;
using Xunit;

namespace CallInsight.Web.Tests.SignIn.Connections;

/// <summary>The product beside an identity provider and a name server on loopback.</summary>
public sealed class SsoHost : IAsyncLifetime
{
    private ProductHost? _product;

    public DnsTwin Names { get; } = new();

    public ProductHost Product => _product ?? throw new InvalidOperationException("The product has not been started.");

    public async ValueTask InitializeAsync()
    {
        _product = new ProductHost { Settings = ["--CallInsight:Connections:AllowPrivate=true", $"--CallInsight:Connections:NameServer={Names.Address}"] };
        await _product.InitializeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Product.DisposeAsync();
        await Names.DisposeAsync();
    }

    /// <summary>A tenant with a proved domain <c>{slug}.example</c> and a connection that is on; its provider knows Ada.</summary>
    internal async Task<SsoWorld> AWorldAsync(bool isOn = true, object? changes = null, bool isProved = true)
    {
        var tenant = await Product.ATenant().WithMember(Role.Admin, "admin");
        var twin = await OidcTwin.StartAsync();
        (twin.Person["sub"], twin.Person["email"], twin.Person["email_verified"], twin.Person["name"]) = ("ada-1", $"ada@{tenant.Slug}.example", true, "Ada Lovelace");
        var world = new SsoWorld(this, tenant, twin, await MakeAsync(tenant, twin));
        if (isProved)
        {
            await ProveAsync(tenant, $"{tenant.Slug}.example");
        }

        if (changes is not null)
        {
            await world.ChangeAsync(changes);
        }

        if (isOn)
        {
            await world.TestAsync();
            await world.ChangeAsync(new { enabled = true });
        }

        return world;
    }

    internal static async Task<Guid> MakeAsync(TestTenant tenant, OidcTwin twin, string name = "Acme SSO")
    {
        using var made = await tenant.Api.PostAsJsonAsync("/api/v1/connections", new { name, issuer = twin.Issuer, clientId = OidcTwin.ClientId, clientSecret = OidcTwin.Secret, defaultRole = "rep", justInTime = true });
        return (await BodyOf(made)).GetProperty("id").GetGuid();
    }

    internal async Task ProveAsync(TestTenant tenant, string domain)
    {
        using var added = await tenant.Api.PostAsJsonAsync("/api/v1/domains", new { domain });
        var body = await BodyOf(added);
        Names.Texts[body.GetProperty("recordName").GetString()!] = ["something else", body.GetProperty("recordValue").GetString()!];
        using var proved = await tenant.Api.PostAsync($"/api/v1/domains/{domain}/check", null);
        _ = await BodyOf(proved);
    }

    internal static async Task<JsonElement> BodyOf(HttpResponseMessage answer)
    {
        var said = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode ? JsonSerializer.Deserialize<JsonElement>(said) : throw new InvalidOperationException($"{answer.StatusCode}: {said}");
    }
}

/// <summary>A tenant, its provider and their connection.</summary>
internal sealed record SsoWorld(SsoHost Host, TestTenant Tenant, OidcTwin Twin, Guid Connection) : IAsyncDisposable
{
    public string Start => $"/t/{Tenant.Slug}/sso/oidc/{Connection}/start";

    public string Page => $"/t/{Tenant.Slug}/settings/sign-in/{Connection}";

    public ValueTask DisposeAsync() => Twin.DisposeAsync();

    public async Task ChangeAsync(object changes)
    {
        using var changed = await Tenant.Api.PatchAsJsonAsync($"/api/v1/connections/{Connection}", changes);
        _ = await SsoHost.BodyOf(changed);
    }

    public Task<JsonElement> FindAsync() => Tenant.Api.GetFromJsonAsync<JsonElement>($"/api/v1/connections/{Connection}");

    /// <summary>Somebody goes to the provider and comes back.</summary>
    /// <param name="twist">Changes the address that the provider sends the browser back to.</param>
    public async Task<Seen> SignInAsync(Visitor visitor, Func<string, string>? twist = null, string? returnUrl = null)
    {
        var asked = await visitor.LeaveAsync(Start + (returnUrl is null ? string.Empty : $"?returnUrl={Uri.EscapeDataString(returnUrl)}"));
        var back = Twin.Authorize(asked);
        return await visitor.OpenAsync(twist is null ? back : twist(back));
    }

    /// <summary>The admin tries the connection out.</summary>
    /// <returns>The connection's last test.</returns>
    public async Task<JsonElement> TestAsync()
    {
        var admin = Tenant.Member("admin");
        using var asked = await admin.Browser.GetAsync($"{Page}/test");
        if (asked.Headers.Location is { IsAbsoluteUri: true } address && asked.Headers.TryGetValues("Set-Cookie", out var cookies))
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, Twin.Authorize(address.AbsoluteUri));
            request.Headers.Add("Cookie", string.Join("; ", cookies.Select(c => c.Split(';')[0]).Prepend($"{admin.CookieName}={admin.Cookie}")));
            using var browser = Host.Product.Client();
            using var back = await browser.SendAsync(request);
            Assert.Equal((HttpStatusCode.Redirect, $"{Page}?done=tested"), (back.StatusCode, back.Headers.Location?.ToString()));
        }

        return (await FindAsync()).GetProperty("test");
    }

    /// <summary>Role and status of Ada.</summary>
    public async Task<(string Role, string Status)> MemberAsync() => await AdaAsync() is var ada ? (ada.GetProperty("role").GetString()!, ada.GetProperty("status").GetString()!) : default;

    public async Task<Guid> IdAsync() => (await AdaAsync()).GetProperty("id").GetGuid();

    /// <summary>How many members have an address with this in it.</summary>
    public async Task<int> CountAsync(string part) => (await AllAsync()).Count(m => m.GetProperty("email").GetString()!.Contains(part, StringComparison.Ordinal));

    /// <summary>The connection's outcome of a check in its last test.</summary>
    public static bool Passed(JsonElement test, string check) => test.GetProperty("checks").EnumerateArray().Single(c => c.GetProperty("name").GetString() == check).GetProperty("passed").GetBoolean();

    /// <summary>Why a sign-in was refused; null where it was not.</summary>
    public static string? RefusalOf(Seen seen) => seen.Location is { } to && to.IndexOf("refused=", StringComparison.Ordinal) is >= 0 and var at ? to[(at + 8)..] : null;

    private async Task<JsonElement> AdaAsync() => (await AllAsync()).Single(m => m.GetProperty("email").GetString() == $"ada@{Tenant.Slug}.example");

    private async Task<List<JsonElement>> AllAsync() => [.. (await Tenant.Api.GetFromJsonAsync<JsonElement>("/api/v1/members")).GetProperty("items").EnumerateArray()];
}
