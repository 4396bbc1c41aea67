using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CallInsight.Contracts;
using CallInsight.Testing.Web;
using Xunit;

namespace CallInsight.Web.Tests.Members;

public sealed class SeeingWhoMayDoWhatTests(ProductHost product)
{
    [Fact]
    public async Task A_manager_may_do_it_for_the_teams_that_are_led_and_the_reason_names_them()
    {
        var tenant = await product.ATenant().WithMember(Role.Manager, "ada");
        var ada = tenant.Member("ada").Id;

        var before = await WhyAsync(tenant, ada, "callsRead");
        using var made = await tenant.Api.PostAsJsonAsync("/api/v1/teams", new { name = "North", leads = new[] { ada } });
        var after = await WhyAsync(tenant, ada, "callsRead");
        var none = await WhyAsync(tenant, ada, "billingWrite");

        Assert.Equal(("teams", "teams", "none"), (before.Reach, after.Reach, none.Reach));
        Assert.Contains("leads none", before.Why, StringComparison.Ordinal);
        Assert.Contains("North", after.Why, StringComparison.Ordinal);
        Assert.Contains("does not have it", none.Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_workspaces_member_is_as_little_there_as_nobody()
    {
        var (ours, theirs) = (await product.ATenant(), await product.ATenant().WithMember(Role.Rep, "ada"));
        var owner = await ours.OwnerAsync();

        using var foreign = await ours.Api.GetAsync($"/api/v1/members/{theirs.Member("ada").Id}/permissions");
        using var page = await owner.Browser.GetAsync($"/t/{ours.Slug}/settings/roles?member={theirs.Member("ada").Id}");

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (foreign.StatusCode, page.StatusCode));
    }

    [Fact]
    public async Task The_page_shows_the_table_and_what_one_member_may_do()
    {
        var tenant = await product.ATenant().WithMember(Role.Analyst, "ada");
        var owner = await tenant.OwnerAsync();

        var all = await owner.Browser.GetStringAsync($"/t/{tenant.Slug}/settings/roles");
        var one = await owner.Browser.GetStringAsync($"/t/{tenant.Slug}/settings/roles?member={tenant.Member("ada").Id}");

        Assert.Contains("Roles and what they may do", all, StringComparison.Ordinal);
        Assert.Contains("What ada may do", one, StringComparison.Ordinal);
        Assert.Contains("with personal data masked", one, StringComparison.Ordinal);
    }

    private static async Task<(string? Reach, string Why)> WhyAsync(TestTenant tenant, Guid member, string permission)
    {
        var body = await tenant.Api.GetFromJsonAsync<JsonElement>($"/api/v1/members/{member}/permissions");
        var grant = body.GetProperty("permissions").EnumerateArray().Single(p => p.GetProperty("permission").GetString() == permission);
        return (grant.GetProperty("reach").GetString(), grant.GetProperty("why").GetString()!);
    }
}
