using System.Net.Http.Json;
using System.Runtime.CompilerServices;
using System.Text.Json;
using CallInsight.Contracts;

namespace CallInsight.Testing.Web;

/// <summary>A new tenant, described before it is made; awaiting makes it.</summary>
public sealed class TenantWords
{
    private readonly ProductHost _product;
    private readonly List<(Role Role, string Name)> _members = [];
    private string _slug = $"t{Guid.NewGuid():N}";
    private string? _plan;
    private string[] _scopes = [Scopes.All];

    internal TenantWords(ProductHost product) => _product = product;

    /// <summary>Where its address matters; otherwise it has one that no other tenant has.</summary>
    public TenantWords At(string slug)
    {
        _slug = slug;
        return this;
    }

    public TenantWords OnPlan(string plan)
    {
        _plan = plan;
        return this;
    }

    /// <summary>What the key of <see cref="TestTenant.Api"/> may do; everything, if nothing is said.</summary>
    public TenantWords WithKey(params string[] scopes)
    {
        _scopes = scopes;
        return this;
    }

    /// <summary>Somebody of this role, active, found again as <see cref="TestTenant.Member"/>.</summary>
    public TenantWords WithMember(Role role, string name)
    {
        _members.Add((role, name));
        return this;
    }

    public TaskAwaiter<TestTenant> GetAwaiter() => MakeAsync().GetAwaiter();

    private async Task<TestTenant> MakeAsync()
    {
        using var operators = _product.Client(ProductHost.OperatorToken);
        using var answer = await operators.PostAsJsonAsync(
            "/api/operator/v1/tenants", new { slug = _slug, name = _slug, ownerEmail = $"owner@{_slug}.example", plan = _plan });
        answer.EnsureSuccessStatusCode();
        var made = await answer.Content.ReadFromJsonAsync<JsonElement>();
        var key = made.GetProperty("apiKey").GetString()!;
        var tenant = new TestTenant(_product, made.GetProperty("tenantId").GetGuid(), _slug, key, SetupTokenOf(made));
        foreach (var (role, name) in _members)
        {
            await tenant.AddMemberAsync(role, name);
        }

        return _scopes is [Scopes.All] ? tenant : tenant.With(await tenant.NewKeyAsync(_scopes));
    }

    private static string SetupTokenOf(JsonElement made)
    {
        var address = made.GetProperty("setupUrl").GetString()!;
        return address[(address.LastIndexOf('/') + 1)..];
    }
}
