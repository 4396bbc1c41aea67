using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CallInsight.Contracts;
using CallInsight.Testing.Web;
using Xunit;

namespace CallInsight.Web.Tests.Calls;

/// <summary>A list to choose from tells no more than the list of calls does.</summary>
public sealed class NamingWhatIsInReachTests(ProductHost product)
{
    [Fact]
    public async Task A_rep_chooses_among_what_its_own_calls_have()
    {
        var tenant = await ATenantOfTwoTeamsAsync();

        Assert.Equal(["rita", "North", "Northern demo", "northern dialler"], await NamedAsync(tenant, "rita"));
    }

    [Fact]
    public async Task A_manager_chooses_among_what_the_calls_of_its_teams_have()
    {
        var tenant = await ATenantOfTwoTeamsAsync();

        Assert.Equal(["sam", "South", "Southern demo", "southern dialler"], await NamedAsync(tenant, "maud"));
    }

    [Fact]
    public async Task An_analyst_chooses_among_all()
    {
        var tenant = await ATenantOfTwoTeamsAsync();

        Assert.Equal(All, await NamedAsync(tenant, "ann"));
    }

    [Fact]
    public async Task The_pages_that_offer_stages_offer_those_in_reach()
    {
        var tenant = await ATenantOfTwoTeamsAsync();

        var import = await tenant.Member("rita").Browser.GetStringAsync($"/t/{tenant.Slug}/import");

        Assert.Contains("Northern demo", import, StringComparison.Ordinal);
        Assert.DoesNotContain("Southern demo", import, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_analyst_cannot_ask_who_was_there()
    {
        var tenant = await product.ATenant().WithMember(Role.Analyst, "ann");
        await tenant.ACallAsync(null, ("participants", new[] { new { name = "Ben", email = "ben@customer.example", role = "customer" } }));

        var page = await tenant.Member("ann").Browser.GetStringAsync($"/t/{tenant.Slug}/calls?participant=ben@customer.example");
        using var api = await tenant.ApiOfAsync("ann");
        using var answer = await api.GetAsync("/api/v1/calls?participant=ben@customer.example");

        Assert.DoesNotContain("/calls/", page[page.IndexOf("<main", StringComparison.Ordinal)..], StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Equal("call.textHidden", (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString());
    }

    private static string[] All => ["rita", "sam", "North", "South", "Northern demo", "Southern demo", "northern dialler", "southern dialler"];

    private async Task<TestTenant> ATenantOfTwoTeamsAsync()
    {
        var tenant = await product.ATenant().WithMember(Role.Manager, "maud").WithMember(Role.Analyst, "ann");
        var north = await tenant.ATeamAsync("North");
        var south = await tenant.ATeamAsync("South", tenant.Member("maud").Id);
        await tenant.AddMemberAsync(Role.Rep, "rita", north);
        await tenant.AddMemberAsync(Role.Rep, "sam", south);
        await tenant.ACallAsync(null, ("rep", tenant.Member("rita").Email), ("stage", "Northern demo"), ("source", "northern dialler"));
        await tenant.ACallAsync(null, ("rep", tenant.Member("sam").Email), ("stage", "Southern demo"), ("source", "southern dialler"));
        return tenant;
    }

    private static async Task<IEnumerable<string>> NamedAsync(TestTenant tenant, string member)
    {
        var page = await tenant.Member(member).Browser.GetStringAsync($"/t/{tenant.Slug}/calls");
        return All.Where(name => page.Contains($">{name}</option>", StringComparison.Ordinal));
    }
}
