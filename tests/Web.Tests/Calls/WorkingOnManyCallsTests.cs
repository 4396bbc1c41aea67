using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CallInsight.Contracts;
using CallInsight.Testing;
using CallInsight.Testing.Web;
using Xunit;

namespace CallInsight.Web.Tests.Calls;

public sealed class WorkingOnManyCallsTests(ProductHost product)
{
    [Fact]
    public async Task What_a_filter_finds_is_tagged_found_by_its_tag_and_taken_back()
    {
        var tenant = await product.ATenant();
        var price = await tenant.ACallAsync(SampleCalls.Saying("Shall we talk about the price?", "Yes."), ("stage", "Demo"));
        await tenant.ACallAsync(SampleCalls.Saying("Anything else?", "No."), ("stage", "Demo"));

        var work = await DoneAsync(tenant, new { where = new { q = "price", stage = "Demo" }, action = "tag", tag = "renewal" });
        var tagged = await tenant.Api.GetFromJsonAsync<JsonElement>("/api/v1/calls?tag=renewal");
        var page = await (await tenant.OwnerAsync()).Browser.GetStringAsync($"/t/{tenant.Slug}/calls?tag=renewal");

        Assert.Equal((1, 1, true), (work.GetProperty("calls").GetInt32(), work.GetProperty("done").GetInt32(), work.GetProperty("mayUndo").GetBoolean()));
        Assert.Equal([price], tagged.GetProperty("items").EnumerateArray().Select(c => c.GetProperty("id").GetGuid()));
        Assert.Equal("renewal", tagged.GetProperty("items")[0].GetProperty("tags")[0].GetString());
        Assert.Contains(">renewal</option>", page, StringComparison.Ordinal);

        using var undone = await tenant.Api.PostAsync($"/api/v1/bulk/{work.GetProperty("id").GetGuid()}/undo", null);
        Assert.Equal(HttpStatusCode.Accepted, undone.StatusCode);
        await EndedAsync(tenant, work.GetProperty("id").GetGuid(), "undone");
        Assert.Empty((await tenant.Api.GetFromJsonAsync<JsonElement>("/api/v1/calls?tag=renewal")).GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task Every_named_call_has_its_result()
    {
        var (tenant, other) = (await product.ATenant(), await product.ATenant());
        var ours = await tenant.ACallAsync();
        var theirs = await other.ACallAsync();

        var work = await DoneAsync(tenant, new { ids = new[] { ours, theirs }, action = "outcome", outcome = new { result = "won", amount = 10, currency = "EUR" } });
        var results = (await tenant.Api.GetFromJsonAsync<JsonElement>($"/api/v1/bulk/{work.GetProperty("id").GetGuid()}/results")).GetProperty("items").EnumerateArray().ToDictionary(r => r.GetProperty("call").GetGuid(), r => r);

        Assert.Equal("done", results[ours].GetProperty("status").GetString());
        Assert.Equal(("refused", "call.notFound"), (results[theirs].GetProperty("status").GetString(), results[theirs].GetProperty("code").GetString()));
        Assert.Equal("open", (await other.Api.GetFromJsonAsync<JsonElement>($"/api/v1/calls/{theirs}")).GetProperty("outcome").GetProperty("result").GetString());
    }

    [Fact]
    public async Task The_same_idempotency_key_begins_one_work()
    {
        var tenant = await product.ATenant();
        var call = await tenant.ACallAsync();
        var ids = new List<Guid>();
        for (var i = 0; i < 2; i++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/bulk") { Content = JsonContent.Create(new { ids = new[] { call }, action = "stage", stage = "Closing" }) };
            request.Headers.Add("Idempotency-Key", "one");
            using var answer = await tenant.Api.SendAsync(request);
            ids.Add((await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid());
        }

        Assert.Equal(ids[0], ids[1]);
        Assert.Single((await tenant.Api.GetFromJsonAsync<JsonElement>("/api/v1/bulk")).GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task An_export_holds_what_its_reader_may_read_until_it_expires()
    {
        var tenant = await product.ATenant().WithMember(Role.Manager, "maud");
        var team = await tenant.ATeamAsync("North", tenant.Member("maud").Id);
        var rita = await tenant.AddMemberAsync(Role.Rep, "rita", team);
        await tenant.ACallAsync(SampleCalls.Saying("Do you like zebras?", "Very much."), ("title", "=Zebra talk"), ("rep", rita.Email));
        await tenant.ACallAsync(SampleCalls.Saying("Do you like lions?", "No."), ("title", "Lion talk"), ("rep", (await tenant.OwnerAsync()).Email));
        using var maud = await tenant.ApiOfAsync("maud");

        var lines = await DoneAsync(tenant, new { where = new { }, action = "export", format = "jsonl" }, maud);
        var table = await DoneAsync(tenant, new { where = new { }, action = "export", format = "csv" }, maud);
        var line = JsonSerializer.Deserialize<JsonElement>((await maud.GetStringAsync(lines.GetProperty("file").GetString())).TrimEnd());
        var rows = (await maud.GetStringAsync(table.GetProperty("file").GetString())).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal("=Zebra talk", line.GetProperty("call").GetProperty("title").GetString());
        Assert.Equal("Do you like zebras?", line.GetProperty("transcript").GetProperty("utterances")[0].GetProperty("text").GetString());
        Assert.True(line.GetProperty("metrics").GetProperty("talkRatio").GetDouble() > 0);
        Assert.Equal(2, rows.Length);
        Assert.Contains("'=Zebra talk", rows[1], StringComparison.Ordinal);

        await TestDatabase.RunAsync(product.Database.Superuser, $"update bulk_jobs set expires_at = now() where bulk_id = '{lines.GetProperty("id").GetGuid()}'");
        using var late = await maud.GetAsync($"/api/v1/bulk/{lines.GetProperty("id").GetGuid()}/file");
        Assert.Equal(HttpStatusCode.NotFound, late.StatusCode);
    }

    [Fact]
    public async Task Another_managers_work_does_not_exist()
    {
        var tenant = await product.ATenant().WithMember(Role.Manager, "maud").WithMember(Role.Manager, "max");
        var team = await tenant.ATeamAsync("North", tenant.Member("maud").Id);
        var rita = await tenant.AddMemberAsync(Role.Rep, "rita", team);
        await tenant.ACallAsync(null, ("rep", rita.Email));
        using var maud = await tenant.ApiOfAsync("maud");
        using var max = await tenant.ApiOfAsync("max");
        var work = (await DoneAsync(tenant, new { where = new { }, action = "tag", tag = "north" }, maud)).GetProperty("id").GetGuid();

        using var read = await max.GetAsync($"/api/v1/bulk/{work}");
        using var undone = await max.PostAsync($"/api/v1/bulk/{work}/undo", null);

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (read.StatusCode, undone.StatusCode));
        Assert.Equal(HttpStatusCode.OK, (await tenant.Api.GetAsync($"/api/v1/bulk/{work}")).StatusCode);
    }

    [Theory]
    [InlineData("{}", "where")]
    [InlineData("{\"ids\":[\"x\"],\"action\":\"tag\",\"tag\":\"a\"}", "ids[0]")]
    [InlineData("{\"where\":{\"colour\":\"red\"},\"action\":\"tag\",\"tag\":\"a\"}", "where.colour")]
    [InlineData("{\"where\":{\"from\":\"soon\"},\"action\":\"tag\",\"tag\":\"a\"}", "where.from")]
    [InlineData("{\"where\":{\"tag\":\"\"},\"action\":\"delete\"}", "where.tag")]
    [InlineData("{\"where\":{\"stage\":null},\"action\":\"delete\"}", "where.stage")]
    [InlineData("{\"where\":{},\"action\":\"move\"}", "rep")]
    [InlineData("{\"where\":{},\"action\":\"move\",\"rep\":\" \"}", "rep")]
    public async Task What_cannot_be_read_is_named(string body, string field)
    {
        var tenant = await product.ATenant();
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");

        using var answer = await tenant.Api.PostAsync("/api/v1/bulk", content);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.True((await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").TryGetProperty(field, out _));
    }

    [Fact]
    public async Task The_page_asks_again_when_more_match_than_it_said()
    {
        var tenant = await product.ATenant();
        var owner = await tenant.OwnerAsync();
        await tenant.ACallAsync();
        var address = $"/t/{tenant.Slug}/bulk/new?all=true";
        var page = await owner.Browser.GetStringAsync(address);
        Assert.Contains("Do it with 1 call<", page, StringComparison.Ordinal);
        await tenant.ACallAsync(SampleCalls.Saying("Another?", "Yes."));

        using var answer = await owner.SendAsync(address, "bulk", ("Kind", "delete"), ("Expected", "1"));

        Assert.Contains("There are 2 calls that match by now, not 1.", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(2, (await tenant.Api.GetFromJsonAsync<JsonElement>("/api/v1/calls")).GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task Ticked_calls_are_worked_on_without_scripts()
    {
        var tenant = await product.ATenant();
        var owner = await tenant.OwnerAsync();
        var call = await tenant.ACallAsync();
        await tenant.ACallAsync(SampleCalls.Saying("Another?", "Yes."));

        using var answer = await owner.SendAsync($"/t/{tenant.Slug}/bulk/new?id={call}", "bulk", ("Kind", "stage"), ("Stage", "Closing"), ("Expected", "1"));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var work = Guid.Parse(answer.Headers.Location!.ToString().Split('/')[^1]);
        await EndedAsync(tenant, work, "done");
        var shown = await owner.Browser.GetStringAsync($"/t/{tenant.Slug}/bulk/{work}");
        Assert.Contains("Set the stage to", shown, StringComparison.Ordinal);
        Assert.Contains("Take it back", shown, StringComparison.Ordinal);
        Assert.Single((await tenant.Api.GetFromJsonAsync<JsonElement>("/api/v1/calls?stage=Closing")).GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task A_call_keeps_the_tags_that_it_was_given()
    {
        var tenant = await product.ATenant();
        var call = await tenant.ACallAsync(null, ("externalId", "crm-1"));

        using var changed = await tenant.Api.PatchAsJsonAsync($"/api/v1/calls/{call}", new { tags = new[] { " renewal ", "Q3", "Q3", "" } });
        using var wrong = await tenant.Api.PatchAsJsonAsync($"/api/v1/calls/{call}", new { tags = new[] { "a, b" } });
        using var replaced = await tenant.Api.PostAsJsonAsync("/api/v1/calls?replace=true", SampleCalls.Body(SampleCalls.Saying("New?", "New."), ("externalId", "crm-1")));

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.BadRequest, HttpStatusCode.Accepted), (changed.StatusCode, wrong.StatusCode, replaced.StatusCode));
        Assert.Equal(["renewal", "Q3"], (await tenant.Api.GetFromJsonAsync<JsonElement>($"/api/v1/calls/{call}")).GetProperty("tags").EnumerateArray().Select(t => t.GetString()));
    }

    private static async Task<JsonElement> DoneAsync(TestTenant tenant, object body, HttpClient? api = null)
    {
        using var answer = await (api ?? tenant.Api).PostAsJsonAsync("/api/v1/bulk", body);
        var said = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.Accepted, said);
        var id = JsonSerializer.Deserialize<JsonElement>(said).GetProperty("id").GetGuid();
        await EndedAsync(tenant, id, "done");
        return await (api ?? tenant.Api).GetFromJsonAsync<JsonElement>($"/api/v1/bulk/{id}");
    }

    private static Task EndedAsync(TestTenant tenant, Guid id, string status)
        => Eventually.IsAsync($"Bulk work {id} is {status}", async () => (await tenant.Api.GetFromJsonAsync<JsonElement>($"/api/v1/bulk/{id}")).GetProperty("status").GetString(), status);
}
