using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CallInsight.Contracts;
using CallInsight.Testing.Web;
using Xunit;

namespace CallInsight.Web.Tests.Coaching;

public sealed class CommentingTests(ProductHost product)
{
    [Fact]
    public async Task A_comment_stands_beside_its_turn_and_in_the_list()
    {
        var tenant = await product.ATenant().WithMember(Role.Rep, "rita");
        var owner = await tenant.OwnerAsync();
        var call = await tenant.ACallAsync(null, ("rep", tenant.Member("rita").Email));
        var address = $"/t/{tenant.Slug}/calls/{call}";

        using var sent = await owner.SendAsync($"{address}?comment=1", "comment", ("Words", "A clear wish, @rita. <b>"));
        var page = await tenant.Member("rita").Browser.GetStringAsync(address);
        var lines = await tenant.Member("rita").Browser.GetStringAsync($"{address}/lines?at=0");

        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        Assert.Equal(2, Times(page, "A clear wish, @rita. &lt;b&gt;"));
        Assert.Contains("at 0:06", page, StringComparison.Ordinal);
        Assert.Contains("class=\"line-notes\"", lines, StringComparison.Ordinal);
        Assert.Contains("Notifications: 1 unread", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Comments_are_answered_changed_and_deleted_over_the_api()
    {
        var tenant = await product.ATenant().WithMember(Role.Admin, "ada").WithMember(Role.Rep, "rita");
        var call = await tenant.ACallAsync(null, ("rep", tenant.Member("rita").Email));
        using var ada = await tenant.ApiOfAsync("ada");
        using var rita = await tenant.ApiOfAsync("rita");

        var first = await AddedAsync(ada, call, new { text = "Look", at = 7.5 });
        var answer = await AddedAsync(rita, call, new { text = "I see, @ada", answers = first });
        using var changed = await rita.PatchAsJsonAsync($"/api/v1/calls/{call}/comments/{answer}", new { text = "I saw, @ada" });
        using var refused = await rita.PatchAsJsonAsync($"/api/v1/calls/{call}/comments/{first}", new { text = "Mine" });
        using var beyond = await ada.PostAsJsonAsync($"/api/v1/calls/{call}/comments", new { text = "Where?", utterance = 99 });
        var comments = (await rita.GetFromJsonAsync<JsonElement>($"/api/v1/calls/{call}/comments")).GetProperty("items");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Forbidden, HttpStatusCode.BadRequest), (changed.StatusCode, refused.StatusCode, beyond.StatusCode));
        Assert.Equal((1, 1), (comments[0].GetProperty("utterance").GetInt32(), comments[1].GetProperty("utterance").GetInt32()));
        Assert.Equal(("I saw, @ada", "ada"), (comments[1].GetProperty("text").GetString(), comments[1].GetProperty("mentions")[0].GetProperty("name").GetString()));

        using var removed = await ada.DeleteAsync($"/api/v1/calls/{call}/comments/{first}");
        var left = (await rita.GetFromJsonAsync<JsonElement>($"/api/v1/calls/{call}/comments")).GetProperty("items");
        Assert.Equal(HttpStatusCode.NoContent, removed.StatusCode);
        Assert.Equal((2, JsonValueKind.Null), (left.GetArrayLength(), left[0].GetProperty("text").ValueKind));
    }

    [Fact]
    public async Task A_comment_stays_with_the_nearest_turn_when_the_transcript_is_replaced()
    {
        var tenant = await product.ATenant().WithMember(Role.Admin, "ada");
        var call = await tenant.ACallAsync(null, ("externalId", "crm-7"));
        using var ada = await tenant.ApiOfAsync("ada");
        await AddedAsync(ada, call, new { text = "The wish", utterance = 1 });
        var finer = new
        {
            language = "en",
            speakers = new[] { new { id = "A", name = "Ada", role = "rep" }, new { id = "B", name = "Ben", role = "customer" } },
            utterances = new[] { new { speaker = "A", start = 0.0, end = 2.0, text = "How do you plan?" }, new { speaker = "A", start = 2.5, end = 6.0, text = "For next year?" }, new { speaker = "B", start = 6.8, end = 14.0, text = "A proposal by Friday." } },
        };

        using var replaced = await tenant.Api.PostAsJsonAsync("/api/v1/calls?replace=true", SampleCalls.Body(finer, ("externalId", "crm-7")));
        await tenant.ReadyAsync(call);

        Assert.Equal(HttpStatusCode.Accepted, replaced.StatusCode);
        Assert.Equal(2, (await ada.GetFromJsonAsync<JsonElement>($"/api/v1/calls/{call}/comments")).GetProperty("items")[0].GetProperty("utterance").GetInt32());
    }

    [Fact]
    public async Task An_analyst_reads_no_comment()
    {
        var tenant = await product.ATenant().WithMember(Role.Analyst, "ann");
        var owner = await tenant.OwnerAsync();
        var call = await tenant.ACallAsync();
        using var sent = await owner.SendAsync($"/t/{tenant.Slug}/calls/{call}", "comment", ("Words", "Ben is a quokka."));
        using var ann = await tenant.ApiOfAsync("ann");

        var page = await tenant.Member("ann").Browser.GetStringAsync($"/t/{tenant.Slug}/calls/{call}");
        using var api = await ann.GetAsync($"/api/v1/calls/{call}/comments");

        Assert.DoesNotContain("quokka", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, api.StatusCode);
    }

    [Fact]
    public async Task Who_mentions_somebody_out_of_reach_learns_it()
    {
        var tenant = await product.ATenant().WithMember(Role.Rep, "sam");
        var owner = await tenant.OwnerAsync();
        var call = await tenant.ACallAsync();

        using var sent = await owner.SendAsync($"/t/{tenant.Slug}/calls/{call}", "comment", ("Words", "Look"), ("Tell", tenant.Member("sam").Id.ToString()));
        var page = await owner.Browser.GetStringAsync(sent.Headers.Location!.ToString());

        Assert.Contains("sam may not read this call and was not told.", page, StringComparison.Ordinal);
        Assert.Contains("@sam Look", page, StringComparison.Ordinal);
    }

    private static int Times(string page, string text) => page.Split(text).Length - 1;

    private static async Task<Guid> AddedAsync(HttpClient api, Guid call, object body)
    {
        using var answer = await api.PostAsJsonAsync($"/api/v1/calls/{call}/comments", body);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();
    }
}
