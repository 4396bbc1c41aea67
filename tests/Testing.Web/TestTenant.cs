using System.Net.Http.Json;
using System.Text.Json;
using CallInsight.Contracts;
using CallInsight.Contracts.Integrations;
using CallInsight.Contracts.Members;
using CallInsight.Contracts.SignIn.Connections;
using CallInsight.Contracts.Tenants;
using CallInsight.Storage.Secrets;
using Microsoft.AspNetCore.Identity;

namespace CallInsight.Testing.Web;

/// <summary>A tenant of one test, with its people and its key.</summary>
public sealed class TestTenant
{
    /// <summary>What every member of a test tenant signs in with.</summary>
    public const string Password = "correct horse battery staple";

    private static readonly string PasswordHash = new PasswordHasher<object>().HashPassword(new object(), Password);
    private readonly string _setupToken;
    private Dictionary<string, TestMember> _members = new(StringComparer.Ordinal);

    internal TestTenant(ProductHost product, Guid id, string slug, string key, string setupToken)
    {
        Product = product;
        Id = id;
        Slug = slug;
        Key = key;
        _setupToken = setupToken;
        Api = product.Client(key);
    }

    public ProductHost Product { get; }

    public Guid Id { get; }

    public string Slug { get; }

    /// <summary>The token of an API key.</summary>
    public string Key { get; private init; }

    /// <summary>Requests with the key.</summary>
    public HttpClient Api { get; private init; }

    /// <summary>Somebody that the tenant was described with.</summary>
    public TestMember Member(string name) => _members[name];

    /// <summary>A new key of the tenant itself.</summary>
    /// <returns>Its token.</returns>
    public async Task<string> NewKeyAsync(params string[] scopes)
    {
        CallContext.Enter(Id);
        return (await Product.Grains.Tenant(Id).IssueKey(new IssueApiKey(Actor.System, "test", scopes, null, null))).Value.Token;
    }

    /// <summary>Requests with a key of somebody's own, which may do what that person may.</summary>
    public async Task<HttpClient> ApiOfAsync(string name)
    {
        CallContext.Enter(Id);
        var session = (await Product.Grains.Member(Id, _members[name].Id).GetSession())!;
        var actor = new Actor("member", session.Member, session.Role, [], session.Leads, session.Member);
        return Product.Client((await Product.Grains.Tenant(Id).IssueKey(new IssueApiKey(actor, "own", [Scopes.All], null, session.Member))).Value.Token);
    }

    /// <summary>Adds somebody who has set the password and is active.</summary>
    public async Task<TestMember> AddMemberAsync(Role role, string name, Guid? team = null)
    {
        var id = Guid.CreateVersion7();
        var email = $"{name}@{Slug}.example";
        CallContext.Enter(Id);
        var link = await Product.Grains.Member(Id, id).Invite(new InviteMember(Actor.System, email, name, role, team));
        return _members[name] = await ActivateAsync(id, email, link.Value.Token);
    }

    /// <summary>A new team without members.</summary>
    public async Task<Guid> ATeamAsync(string name, params Guid[] leads)
    {
        CallContext.Enter(Id);
        return (await Product.Grains.Tenant(Id).CreateTeam(new CreateTeam(Actor.System, name, leads))).Value;
    }

    /// <summary>The owner, who has used the set-up link.</summary>
    public async Task<TestMember> OwnerAsync()
    {
        const string Name = "owner";
        return _members.TryGetValue(Name, out var owner)
            ? owner
            : _members[Name] = await ActivateAsync((await LinkAsync(_setupToken)).Member, $"owner@{Slug}.example", _setupToken);
    }

    /// <summary>Tags all calls that there are, and waits until it is done.</summary>
    public async Task<Guid> ABulkWorkAsync()
    {
        using var answer = await Api.PostAsJsonAsync("/api/v1/bulk", new { where = new { }, action = "tag", tag = "renewal" });
        var id = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();
        await Eventually.IsAsync($"Bulk work {id} is done", async () => (await Api.GetFromJsonAsync<JsonElement>($"/api/v1/bulk/{id}")).GetProperty("status").GetString(), "done");
        return id;
    }

    /// <summary>A webhook whose endpoint is nowhere, with a message that waits for it.</summary>
    public async Task<Guid> AWebhookAsync()
    {
        var webhook = Guid.CreateVersion7();
        CallContext.Enter(Id);
        _ = (await Product.Grains.Webhooks(Id).Create(new CreateWebhook(Actor.System, webhook, "https://hooks.invalid/a-rather-long-address-that-has-to-be-broken-on-narrow-screens", "Sales CRM", WebhookEvents.All))).Value;
        _ = (await Product.Grains.Webhooks(Id).Test(new ActOnDelivery(Actor.System, webhook, Guid.CreateVersion7()))).Value;
        return webhook;
    }

    /// <summary>An identity provider that is nowhere, with a test that failed, and a domain that is not proved.</summary>
    public async Task<Guid> AConnectionAsync()
    {
        var connection = Guid.CreateVersion7();
        CallContext.Enter(Id);
        var settings = new ConnectionSettings("Acme", "https://identity.invalid/a-rather-long-address-that-has-to-be-broken-on-narrow-screens", "calls", "email profile", "email", "email_verified", "name", "groups", [new GroupRule("Leads", Role.Manager, null)], true, Role.Rep);
        _ = (await Product.Grains.Connections(Id).Create(new CreateConnection(Actor.System, connection, settings, "secret"))).Value;
        _ = (await Product.Grains.Connections(Id).AddDomain(new ActOnDomain(Actor.System, $"a-rather-long-domain.{Slug}.example"))).Value;
        _ = await Product.Grains.SsoAttempt(Id, Guid.CreateVersion7()).Begin(new BeginSso(connection, "https://calls.invalid/", "/", Actor.System));
        return connection;
    }

    /// <summary>A report of the whole workspace, with a run that is made.</summary>
    public async Task<Guid> AReportAsync()
    {
        using var made = await Api.PostAsJsonAsync("/api/v1/reports", new { title = "Monthly", blocks = new[] { new { kind = "tile", chart = "keyFigures" }, new { kind = "tile", chart = "callsOverTime" }, new { kind = "tile", chart = "reps" } }, sharing = new { kind = "tenant" } });
        var id = (await made.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();
        (await Api.PostAsync($"/api/v1/reports/{id}/runs", null)).Dispose();
        await Eventually.IsAsync($"Report {id} is made", async () => (await Api.GetFromJsonAsync<JsonElement>($"/api/v1/reports/{id}/runs")).GetProperty("items")[0].GetProperty("status").GetString(), "ready");
        return id;
    }

    /// <summary>Imports a call in our own format and waits until it is ready.</summary>
    /// <param name="changes">Fields beside title, start and transcript, or instead of them.</param>
    public async Task<Guid> ACallAsync(object? transcript = null, params (string Field, object? Value)[] changes)
    {
        using var answer = await Api.PostAsJsonAsync("/api/v1/calls", SampleCalls.Body(transcript, changes));
        var said = await answer.Content.ReadAsStringAsync();
        var id = answer.IsSuccessStatusCode
            ? JsonSerializer.Deserialize<JsonElement>(said).GetProperty("id").GetGuid()
            : throw new InvalidOperationException($"The call was refused with {(int)answer.StatusCode}: {said}");
        await ReadyAsync(id);
        return id;
    }

    /// <summary>Waits until a call is ready.</summary>
    public Task ReadyAsync(Guid call) => Eventually.IsAsync(
        $"Call {call} is ready",
        async () => (await Api.GetFromJsonAsync<JsonElement>($"/api/v1/calls/{call}")).GetProperty("status").GetString(),
        "ready");

    internal TestTenant With(string key) => new(Product, Id, Slug, key, _setupToken) { _members = _members };

    private async Task<TestMember> ActivateAsync(Guid member, string email, string token)
    {
        CallContext.Enter(Id);
        var grain = Product.Grains.Member(Id, member);
        var used = await grain.UseLink(new UseLink((await LinkAsync(token)).Link, PasswordHash, null));
        _ = used.Value;
        var session = await grain.GetSession() ?? throw new InvalidOperationException($"{email} is not active.");
        return new TestMember(this, session, email);
    }

    private async Task<(Guid Link, Guid Member)> LinkAsync(string token)
    {
        var hash = Convert.ToHexString(Tokens.Hash(token));
        var found = (string?)await TestDatabase.RunAsync(
            Product.Database.Connections.Reader, $"select link_id || ' ' || member_id from door.link(decode('{hash}', 'hex'))")
            ?? throw new InvalidOperationException("There is no such link.");
        return (Guid.Parse(found.Split(' ')[0]), Guid.Parse(found.Split(' ')[1]));
    }
}
