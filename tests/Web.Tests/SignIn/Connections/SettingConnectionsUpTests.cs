using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CallInsight.Contracts;
using CallInsight.Testing;
using CallInsight.Testing.Web;
using Xunit;

namespace CallInsight.Web.Tests.SignIn.Connections;

public sealed class SettingConnectionsUpTests(SsoHost host) : IClassFixture<SsoHost>
{
    [Fact]
    public async Task An_admin_sets_it_up_by_the_pages_alone()
    {
        var tenant = await host.Product.ATenant().WithMember(Role.Admin, "admin");
        await using var twin = await OidcTwin.StartAsync();
        (twin.Person["sub"], twin.Person["email"], twin.Person["email_verified"], twin.Person["name"]) = ("ada-1", $"ada@{tenant.Slug}.example", true, "Ada");
        var (admin, settings) = (tenant.Member("admin"), $"/t/{tenant.Slug}/settings/sign-in");

        using var domain = await admin.SendAsync(settings, "domain", ("domain", $"{tenant.Slug}.example"));
        var record = (await tenant.Api.GetFromJsonAsync<JsonElement>("/api/v1/domains")).GetProperty("items")[0];
        host.Names.Texts[record.GetProperty("recordName").GetString()!] = [record.GetProperty("recordValue").GetString()!];
        using var proved = await admin.SendAsync(settings, $"check-{tenant.Slug}.example");
        using var made = await admin.SendAsync(settings, "make", Form(twin.Issuer));
        var id = (await tenant.Api.GetFromJsonAsync<JsonElement>("/api/v1/connections")).GetProperty("items")[0].GetProperty("id").GetGuid();
        var world = new SsoWorld(host, tenant, twin, id);
        using var tooEarly = await tenant.Api.PatchAsJsonAsync($"/api/v1/connections/{id}", new { enabled = true });
        var test = await world.TestAsync();
        using var switched = await admin.SendAsync(world.Page, "switch");
        using var page = await admin.Browser.GetAsync(world.Page);
        using var ada = new Visitor(host.Product);

        Assert.Equal(($"{settings}?done=domain", $"{settings}?done=proved", $"{world.Page}?done=made", $"{world.Page}?done=switched"), (Location(domain), Location(proved), Location(made), Location(switched)));
        Assert.Equal((HttpStatusCode.Conflict, "connection.notTested"), (tooEarly.StatusCode, (await tooEarly.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString()));
        Assert.True(test.GetProperty("passed").GetBoolean());
        Assert.Equal($"ada@{tenant.Slug}.example would become a member.", test.GetProperty("outcome").GetString());
        var shown = await page.Content.ReadAsStringAsync();
        Assert.All(new[] { "Signature", "Nonce", "Domain", "email_verified", "ada-1", $"/sso/oidc/{id}/callback" }, part => Assert.Contains(part, shown, StringComparison.Ordinal));
        Assert.DoesNotContain(OidcTwin.Secret, shown, StringComparison.Ordinal);
        Assert.DoesNotContain("ada@", string.Concat((await tenant.Api.GetFromJsonAsync<JsonElement>("/api/v1/members")).GetProperty("items").EnumerateArray()), StringComparison.Ordinal);
        Assert.Null(SsoWorld.RefusalOf(await world.SignInAsync(ada)));
    }

    [Fact]
    public async Task A_test_says_what_is_wrong_and_does_not_pass()
    {
        await using var world = await host.AWorldAsync(isOn: false);

        world.Twin.CallsItself = "https://other.example";
        var renamed = await world.TestAsync();
        world.Twin.CallsItself = world.Twin.Issuer;
        await world.ChangeAsync(new { clientSecret = "wrong" });
        var locked = await world.TestAsync();
        using var refused = await world.Tenant.Api.PatchAsJsonAsync($"/api/v1/connections/{world.Connection}", new { enabled = true });

        Assert.Contains("calls itself “https://other.example”", renamed.GetProperty("checks")[0].GetProperty("told").GetString()!, StringComparison.Ordinal);
        Assert.Contains("401: invalid_client", locked.GetProperty("checks").EnumerateArray().Last().GetProperty("told").GetString()!, StringComparison.Ordinal);
        Assert.Equal((false, false, HttpStatusCode.Conflict), (renamed.GetProperty("passed").GetBoolean(), locked.GetProperty("passed").GetBoolean(), refused.StatusCode));
    }

    [Fact]
    public async Task Another_client_is_to_be_tested_again_and_another_name_is_not()
    {
        await using var world = await host.AWorldAsync();

        await world.ChangeAsync(new { name = "Acme", clientSecret = OidcTwin.Secret });
        var renamed = await world.FindAsync();
        await world.ChangeAsync(new { clientId = "another" });
        var changed = await world.FindAsync();

        Assert.Equal((true, true), (renamed.GetProperty("enabled").GetBoolean(), renamed.GetProperty("tested").GetBoolean()));
        Assert.Equal((false, false), (changed.GetProperty("enabled").GetBoolean(), changed.GetProperty("tested").GetBoolean()));
    }

    [Theory]
    [InlineData("name", "")]
    [InlineData("issuer", "ftp://idp.example")]
    [InlineData("issuer", "https://idp.example/?tenant=1")]
    [InlineData("clientId", "")]
    [InlineData("defaultRole", "owner")]
    [InlineData("defaultRole", "emperor")]
    [InlineData("kind", "saml")]
    [InlineData("emailClaim", "")]
    [InlineData("scopes", "email\nprofile")]
    public async Task What_cannot_be_names_its_field(string field, string value)
    {
        var tenant = await host.Product.ATenant();
        var body = new Dictionary<string, object> { ["name"] = "Acme", ["issuer"] = "https://idp.example", ["clientId"] = "id", [field] = value };

        using var answer = await tenant.Api.PostAsJsonAsync("/api/v1/connections", body);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal([field], (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").EnumerateObject().Select(e => e.Name));
    }

    [Fact]
    public async Task The_client_secret_is_sealed_and_never_told()
    {
        await using var world = await host.AWorldAsync(isOn: false);

        var told = (await world.FindAsync()).GetRawText();
        var stored = (string?)await TestDatabase.RunAsync(host.Product.Database.Connections.App, $"select set_config('app.tenant', '{world.Tenant.Id}', false); select string_agg(encode(secret, 'escape') || encode(settings, 'escape'), '') from connections");

        Assert.All(new[] { "a secret", "Acme SSO", world.Twin.Issuer }, part => Assert.DoesNotContain(part, stored ?? string.Empty, StringComparison.Ordinal));
        Assert.DoesNotContain("a secret", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_secret_goes_to_no_other_issuer()
    {
        await using var world = await host.AWorldAsync(isOn: false);

        await world.ChangeAsync(new { name = "Renamed" });
        var renamed = await world.FindAsync();
        await world.ChangeAsync(new { issuer = "https://idp.elsewhere.example" });
        var moved = await world.FindAsync();

        Assert.Equal((true, false), (renamed.GetProperty("hasClientSecret").GetBoolean(), moved.GetProperty("hasClientSecret").GetBoolean()));
    }

    [Fact]
    public async Task A_domain_is_proved_by_its_record_alone()
    {
        var (ours, theirs) = (await host.Product.ATenant(), await host.Product.ATenant());
        var domain = $"{ours.Slug}.example";
        using var _ = await ours.Api.PostAsJsonAsync("/api/v1/domains", new { domain = $" {domain.ToUpperInvariant()}. " });
        using var foreign = await theirs.Api.PostAsJsonAsync("/api/v1/domains", new { domain });
        host.Names.Texts[$"_callinsight.{domain}"] = [(await SsoHost.BodyOf(foreign)).GetProperty("recordValue").GetString()!];

        using var other = await ours.Api.PostAsync($"/api/v1/domains/{domain}/check", null);
        using var publicMail = await ours.Api.PostAsJsonAsync("/api/v1/domains", new { domain = "gmail.com" });
        using var missing = await ours.Api.PostAsync("/api/v1/domains/never.example/check", null);
        using var own = await theirs.Api.PostAsync($"/api/v1/domains/{domain}/check", null);

        Assert.Equal("domain.notProved", (await other.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString());
        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.NotFound, HttpStatusCode.OK), (publicMail.StatusCode, missing.StatusCode, own.StatusCode));
        Assert.NotEqual(JsonValueKind.Null, (await SsoHost.BodyOf(own)).GetProperty("provedAt").ValueKind);
    }

    [Fact]
    public async Task A_test_that_somebody_else_ends_is_not_kept()
    {
        await using var world = await host.AWorldAsync(isOn: false);
        using var asked = await world.Tenant.Member("admin").Browser.GetAsync($"{world.Page}/test");
        using var request = new HttpRequestMessage(HttpMethod.Get, world.Twin.Authorize(asked.Headers.Location!.AbsoluteUri));
        request.Headers.Add("Cookie", string.Join("; ", asked.Headers.GetValues("Set-Cookie").Select(c => c.Split(';')[0])));
        using var stranger = host.Product.Client();

        using var back = await stranger.SendAsync(request);

        Assert.EndsWith("refused=sso.expired", back.Headers.Location?.ToString(), StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Null, (await world.FindAsync()).GetProperty("test").ValueKind);
    }

    [Fact]
    public async Task An_address_at_the_front_door_leads_to_the_workspace_of_its_domain_whoever_it_is()
    {
        await using var world = await host.AWorldAsync();
        using var visitor = new Visitor(host.Product);

        var known = await visitor.OpenAsync($"/signin?workspace=admin%40{world.Tenant.Slug}.example");
        var unknown = await visitor.OpenAsync($"/signin?workspace=nobody%40{world.Tenant.Slug}.example");
        var elsewhere = await visitor.OpenAsync("/signin?workspace=nobody%40elsewhere.example");

        Assert.Equal(($"/t/{world.Tenant.Slug}/signin", known.Location), (unknown.Location, unknown.Location));
        Assert.Equal(HttpStatusCode.OK, elsewhere.Status);
        Assert.Contains("There is no workspace", elsewhere.Body, StringComparison.Ordinal);
    }

    private static (string, string)[] Form(string issuer) =>
    [
        ("name", "Acme SSO"), ("issuer", issuer), ("clientId", OidcTwin.ClientId), ("clientSecret", OidcTwin.Secret), ("scopes", "email profile"), ("emailClaim", "email"),
        ("verifiedClaim", "email_verified"), ("nameClaim", "name"), ("groupsClaim", "groups"), ("rules", "Leads = manager\nCN=Sales,DC=acme = analyst"), ("justInTime", "true"), ("defaultRole", "rep"),
    ];

    private static string? Location(HttpResponseMessage answer) => answer.Headers.Location is { IsAbsoluteUri: true } whole ? whole.PathAndQuery : answer.Headers.Location?.ToString();
}
