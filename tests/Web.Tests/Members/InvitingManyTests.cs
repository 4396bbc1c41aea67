using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CallInsight.Contracts;
using CallInsight.Testing.Web;
using Xunit;

namespace CallInsight.Web.Tests.Members;

public sealed class InvitingManyTests(ProductHost product)
{
    private const string List = """
        email;name;team;role
        ada@example.com;"Lovelace; Ada";North;manager
        nobody;Nobody;;
        BOB@example.com;Bob;;
        ada@example.com;Ada again;;rep
        cleo@example.com;Cleo;South;
        dan@example.com;Dan;;king
        eve@example.com;;;analyst
        fay@example.com;Fay;;rep;more
        """;

    [Fact]
    public async Task What_would_happen_is_shown_by_line_and_nothing_happens()
    {
        var tenant = await ATenantAsync();

        var shown = await SendAsync(tenant, "look");

        Assert.Contains("2 of 8 people would be invited.", shown, StringComparison.Ordinal);
        foreach (var fault in new[] { "Give an e-mail address", "Is a member of this workspace already", "Line 2 is the same person", "There is no such team", "The roles are owner, admin", "more cells" })
        {
            Assert.Contains(fault, shown, StringComparison.Ordinal);
        }

        Assert.Equal(2, await CountAsync(tenant));
    }

    [Fact]
    public async Task Those_without_fault_are_invited_once_and_their_links_open()
    {
        var tenant = await ATenantAsync();

        var told = await SendAsync(tenant, "invite");
        var again = await SendAsync(tenant, "invite");
        var members = (await tenant.Api.GetFromJsonAsync<JsonElement>("/api/v1/members?status=invited")).GetProperty("items").EnumerateArray().ToDictionary(m => m.GetProperty("email").GetString()!);
        var link = told[(told.IndexOf("ada@example.com,", StringComparison.Ordinal) + "ada@example.com,".Length)..].Split('\n', '<')[0].Trim();
        using var visitor = product.Client();
        using var opened = await visitor.GetAsync(new Uri(link).PathAndQuery);

        Assert.Contains("2 of 8 were invited.", told, StringComparison.Ordinal);
        Assert.Contains("0 of 8 were invited.", again, StringComparison.Ordinal);
        Assert.Equal(("Lovelace; Ada", "manager"), (members["ada@example.com"].GetProperty("name").GetString(), members["ada@example.com"].GetProperty("role").GetString()));
        Assert.NotEqual(JsonValueKind.Null, members["ada@example.com"].GetProperty("team").ValueKind);
        Assert.Equal(("eve", "analyst"), (members["eve@example.com"].GetProperty("name").GetString(), members["eve@example.com"].GetProperty("role").GetString()));
        Assert.Equal(2, members.Count);
        Assert.Equal(HttpStatusCode.OK, opened.StatusCode);
    }

    [Theory]
    [InlineData("", "Paste a list or choose a file.")]
    [InlineData("email,name", "There is nobody in the list.")]
    [InlineData("ada@example.com,\"Ada", "A quotation mark is not closed")]
    public async Task What_is_no_list_is_told(string list, string fault)
    {
        var tenant = await product.ATenant();

        Assert.Contains(fault, await SendAsync(tenant, "look", list), StringComparison.Ordinal);
    }

    private async Task<TestTenant> ATenantAsync()
    {
        var tenant = await product.ATenant();
        using var team = await tenant.Api.PostAsJsonAsync("/api/v1/teams", new { name = "North" });
        using var bob = await tenant.Api.PostAsJsonAsync("/api/v1/invitations", new { email = "bob@example.com", name = "Bob", role = "rep" });
        using var withdrawn = await tenant.Api.DeleteAsync($"/api/v1/invitations/{(await bob.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("member").GetGuid()}");
        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Created, HttpStatusCode.NoContent), (team.StatusCode, bob.StatusCode, withdrawn.StatusCode));
        return tenant;
    }

    private static async Task<string> SendAsync(TestTenant tenant, string form, string list = List)
    {
        var owner = await tenant.OwnerAsync();
        using var answer = await owner.SendAsync($"/t/{tenant.Slug}/settings/members/invite/list", form == "invite" ? "look" : form, ("list", list));
        var shown = await answer.Content.ReadAsStringAsync();
        if (form == "look")
        {
            return WebUtility.HtmlDecode(shown);
        }

        using var invited = await owner.SendAsync($"/t/{tenant.Slug}/settings/members/invite/list", form, ("list", list));
        return WebUtility.HtmlDecode(await invited.Content.ReadAsStringAsync());
    }

    private static async Task<int> CountAsync(TestTenant tenant) => (await tenant.Api.GetFromJsonAsync<JsonElement>("/api/v1/members?limit=50")).GetProperty("items").GetArrayLength();
}
