using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CallInsight.Contracts;
using CallInsight.Testing.Web;
using Xunit;

namespace CallInsight.Web.Tests.Coaching;

/// <summary>What is shared with a rep is read everywhere, until it is taken back, and nowhere counted.</summary>
public sealed class SharingACallTests(ProductHost product)
{
    private static readonly string[] Ways = ["", "/transcript", "/analysis", "/comments", "/shares"];

    [Fact]
    public async Task A_shared_call_is_found_read_and_taken_away_until_it_is_taken_back()
    {
        var tenant = await product.ATenant().WithMember(Role.Rep, "rita").WithMember(Role.Rep, "sam");
        var call = await tenant.ACallAsync(SampleCalls.Saying("Do you like zebras?", "Very much."), ("title", "Zebra talk"), ("rep", tenant.Member("rita").Email));
        using var sam = await tenant.ApiOfAsync("sam");
        Assert.All(await StatusesAsync(sam, call), s => Assert.Equal(HttpStatusCode.NotFound, s));

        using var shared = await tenant.Api.PostAsJsonAsync($"/api/v1/calls/{call}/shares", new { member = tenant.Member("sam").Id, utterance = 1 });
        var share = (await shared.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();
        using var beyond = await tenant.Api.PostAsJsonAsync($"/api/v1/calls/{call}/shares", new { member = tenant.Member("sam").Id, utterance = 99 });

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.BadRequest), (shared.StatusCode, beyond.StatusCode));
        Assert.All(await StatusesAsync(sam, call), s => Assert.Equal(HttpStatusCode.OK, s));
        Assert.Equal([call], await FoundAsync(sam, "q=zebras"));
        Assert.Equal([call], await FoundAsync(sam, ""));
        var page = await tenant.Member("sam").Browser.GetStringAsync($"/t/{tenant.Slug}/calls/{call}");
        Assert.Contains("Do you like zebras?", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Save tags", page, StringComparison.Ordinal);
        using var changed = await sam.PatchAsJsonAsync($"/api/v1/calls/{call}", new { title = "Mine now" });
        using var passedOn = await sam.PostAsJsonAsync($"/api/v1/calls/{call}/shares", new { member = tenant.Member("rita").Id });
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (changed.StatusCode, passedOn.StatusCode));
        Assert.DoesNotContain(call.ToString(), await sam.GetStringAsync("/api/v1/exports/facts"), StringComparison.Ordinal);

        using var revoked = await tenant.Api.DeleteAsync($"/api/v1/calls/{call}/shares/{share}");
        Assert.Equal(HttpStatusCode.NoContent, revoked.StatusCode);
        Assert.All(await StatusesAsync(sam, call), s => Assert.Equal(HttpStatusCode.NotFound, s));
        Assert.Empty(await FoundAsync(sam, "q=zebras"));
        using var gone = await tenant.Member("sam").Browser.GetAsync($"/t/{tenant.Slug}/calls/{call}");
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    [Fact]
    public async Task A_rep_sees_on_home_its_own_calls_and_not_what_was_taken_back()
    {
        var tenant = await product.ATenant().WithMember(Role.Rep, "sam");
        var call = await tenant.ACallAsync(null, ("title", "Zebra talk"));
        using var shared = await tenant.Api.PostAsJsonAsync($"/api/v1/calls/{call}/shares", new { member = tenant.Member("sam").Id });
        var share = (await shared.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();
        await tenant.Member("sam").Browser.GetStringAsync($"/t/{tenant.Slug}/");

        using var revoked = await tenant.Api.DeleteAsync($"/api/v1/calls/{call}/shares/{share}");

        Assert.DoesNotContain("Zebra talk", await tenant.Member("sam").Browser.GetStringAsync($"/t/{tenant.Slug}/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_team_reads_what_is_shared_with_it_and_who_leaves_it_does_not()
    {
        var tenant = await product.ATenant();
        var team = await tenant.ATeamAsync("South");
        var sam = await tenant.AddMemberAsync(Role.Rep, "sam", team);
        var call = await tenant.ACallAsync();
        using var api = await tenant.ApiOfAsync("sam");

        using var shared = await tenant.Api.PostAsJsonAsync($"/api/v1/calls/{call}/shares", new { team });
        Assert.Equal([call], await FoundAsync(api, ""));

        using var moved = await tenant.Api.PatchAsJsonAsync($"/api/v1/members/{sam.Id}", new { team = (Guid?)null });
        Assert.Equal(HttpStatusCode.OK, moved.StatusCode);
        Assert.Empty(await FoundAsync(api, ""));
    }

    [Fact]
    public async Task Nobody_of_another_workspace_can_be_given_a_call()
    {
        var (tenant, other) = (await product.ATenant(), await product.ATenant().WithMember(Role.Rep, "eve"));
        var call = await tenant.ACallAsync();

        using var answer = await tenant.Api.PostAsJsonAsync($"/api/v1/calls/{call}/shares", new { member = other.Member("eve").Id });

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task A_call_is_shared_and_taken_back_on_its_page_without_scripts()
    {
        var tenant = await product.ATenant().WithMember(Role.Rep, "sam");
        var owner = await tenant.OwnerAsync();
        var call = await tenant.ACallAsync();

        using var shared = await owner.SendAsync($"/t/{tenant.Slug}/calls/{call}", "share", ("With", $"m{tenant.Member("sam").Id:N}"));
        var shares = (await tenant.Api.GetFromJsonAsync<JsonElement>($"/api/v1/calls/{call}/shares")).GetProperty("items");
        Assert.Equal(HttpStatusCode.Redirect, shared.StatusCode);
        Assert.Equal("sam", shares[0].GetProperty("name").GetString());

        using var revoked = await owner.SendAsync($"/t/{tenant.Slug}/calls/{call}", $"revoke-{shares[0].GetProperty("id").GetGuid():N}");
        Assert.Equal(HttpStatusCode.Redirect, revoked.StatusCode);
        Assert.Empty((await tenant.Api.GetFromJsonAsync<JsonElement>($"/api/v1/calls/{call}/shares")).GetProperty("items").EnumerateArray());
    }

    private static async Task<IEnumerable<HttpStatusCode>> StatusesAsync(HttpClient api, Guid call)
        => await Task.WhenAll(Ways.Select(async w =>
        {
            using var answer = await api.GetAsync($"/api/v1/calls/{call}{w}");
            return answer.StatusCode;
        }));

    private static async Task<IEnumerable<Guid>> FoundAsync(HttpClient api, string query)
        => (await api.GetFromJsonAsync<JsonElement>($"/api/v1/calls?{query}")).GetProperty("items").EnumerateArray().Select(c => c.GetProperty("id").GetGuid());
}
