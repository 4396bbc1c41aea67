using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CallInsight.Contracts;
using CallInsight.Testing;
using CallInsight.Testing.Web;
using Xunit;

namespace CallInsight.Web.Tests.Calls;

public sealed class GivingCallsFieldsTests(ProductHost product)
{
    private const string Days = "from=2026-03-01&to=2026-03-31&compare=none";

    [Fact]
    public async Task What_calls_are_given_groups_filters_and_measures_also_what_they_were_given_before()
    {
        var tenant = await product.ATenant();
        var owner = await tenant.OwnerAsync();
        await tenant.ACallAsync(null, ("externalId", "before"), ("customFields", new { campaign = "Spring fair", dealSize = 1200.5 }));
        await DefineAllAsync(tenant);
        var second = await tenant.ACallAsync(null, ("externalId", "after"), ("customFields", new { campaign = "Partners", dealSize = 400, renewal = true, closeOn = "2026-04-03" }));

        await Eventually.IsAsync("The older call counts", async () => string.Join(' ', await ByCampaignAsync(tenant)), "Partners:1:400 Spring fair:1:1200.5");
        Assert.Equal("Partners:1:400", string.Join(' ', await ByCampaignAsync(tenant, new { field = "customFields.closeOn", op = ">", value = "2026-04-01" })));
        Assert.Equal("Partners:1:400", string.Join(' ', await ByCampaignAsync(tenant, new { field = "customFields.renewal", op = "=", value = "true" }, new { field = "customFields.dealSize", op = "<", value = 401 })));

        var list = await tenant.Api.GetFromJsonAsync<JsonElement>("/api/v1/calls?customFields.campaign=Partners&customFields.dealSize=400.0");
        Assert.Equal([second], list.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("id").GetGuid()));
        Assert.Equal(1, (await tenant.Api.GetFromJsonAsync<JsonElement>("/api/v1/calls?without=customFields.renewal")).GetProperty("items").GetArrayLength());

        var rows = (await tenant.Api.GetStringAsync("/api/v1/exports/facts?format=jsonl")).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement);
        Assert.Equal(
            ["Partners 400 true 2026-04-03", "Spring fair 1200.5 - -"],
            rows.Select(r => string.Join(' ', new[] { "campaign", "dealSize", "renewal", "closeOn" }.Select(f => r.GetProperty($"customFields.{f}")).Select(v => v.ValueKind == JsonValueKind.Null ? "-" : v.ToString()))).Order());

        Assert.Contains("Spring fair", await owner.Browser.GetStringAsync($"/t/{tenant.Slug}/explore?{Days}&metric=customFields.dealSize&agg=mean&arg=&group=customFields.campaign"), StringComparison.Ordinal);
        Assert.Contains("Spring fair", await owner.Browser.GetStringAsync($"/t/{tenant.Slug}/trends?{Days}&metric=calls&split=customFields.campaign"), StringComparison.Ordinal);
        Assert.Contains(second.ToString(), await owner.Browser.GetStringAsync($"/t/{tenant.Slug}/calls?customFields.campaign=Partners"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_of_one_call_and_of_many_is_in_figures_at_once_and_can_be_taken_back()
    {
        var tenant = await product.ATenant();
        await DefineAllAsync(tenant);
        var call = await tenant.ACallAsync(null, ("customFields", new { note = "kept", campaign = "Partners" }));

        using var changed = await tenant.Api.PatchAsJsonAsync($"/api/v1/calls/{call}", new { customFields = new { campaign = "Fair", dealSize = 7 } });
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        await Eventually.IsAsync("The change counts", async () => string.Join(' ', await ByCampaignAsync(tenant)), "Fair:1:7");
        Assert.Equal("""{"note":"kept","campaign":"Fair","dealSize":"7"}""", (await tenant.Api.GetFromJsonAsync<JsonElement>($"/api/v1/calls/{call}")).GetProperty("customFields").GetRawText());

        using var begun = await tenant.Api.PostAsJsonAsync("/api/v1/bulk", new { action = "field", field = "campaign", value = "Autumn", ids = new[] { call } });
        var bulk = (await begun.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();
        await Eventually.IsAsync("All are set", async () => string.Join(' ', await ByCampaignAsync(tenant)), "Autumn:1:7");
        await Eventually.IsAsync("It is done", async () => (await tenant.Api.GetFromJsonAsync<JsonElement>($"/api/v1/bulk/{bulk}")).GetProperty("status").GetString(), "done");
        using var undone = await tenant.Api.PostAsync($"/api/v1/bulk/{bulk}/undo", null);
        await Eventually.IsAsync("All have what they had", async () => string.Join(' ', await ByCampaignAsync(tenant)), "Fair:1:7");
    }

    [Fact]
    public async Task What_does_not_fit_and_what_is_not_there_is_refused_by_name()
    {
        var tenant = await product.ATenant().WithMember(Role.Rep, "rita");
        using var rita = await tenant.ApiOfAsync("rita");
        await DefineAllAsync(tenant);
        var call = await tenant.ACallAsync();

        Assert.Equal("customFields.closeOn customFields.dealSize customFields.renewal", await FaultsAsync(await tenant.Api.PatchAsJsonAsync($"/api/v1/calls/{call}", new { customFields = new { dealSize = "much", renewal = "perhaps", closeOn = "soon" } })));
        Assert.Equal("customFields.color", await FaultsAsync(await tenant.Api.GetAsync("/api/v1/calls?customFields.color=red")));
        Assert.Equal("groupBy[0] groupBy[1] measures[0].metric where[0].field", await FaultsAsync(await tenant.Api.PostAsJsonAsync("/api/v1/insights/query", new { from = "2026-03-01", to = "2026-04-01", measures = new[] { new { metric = "customFields.color", aggregate = "mean" } }, groupBy = new[] { "customFields.color", "customFields.dealSize" }, where = new[] { new { field = "customFields.color", op = "=", value = "red" } } })));
        Assert.Equal("field", await FaultsAsync(await tenant.Api.PostAsJsonAsync("/api/v1/bulk", new { action = "field", field = "color", value = "red", ids = new[] { call } })));
        Assert.Equal("key kind", await FaultsAsync(await tenant.Api.PutAsJsonAsync("/api/v1/custom-fields/deal.size", new { kind = "money" })));
        Assert.Equal(HttpStatusCode.Conflict, (await tenant.Api.PutAsJsonAsync("/api/v1/custom-fields/campaign", new { kind = "number" })).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await rita.PutAsJsonAsync("/api/v1/custom-fields/color", new { kind = "text" })).StatusCode);
        Assert.Equal(4, (await rita.GetFromJsonAsync<JsonElement>("/api/v1/custom-fields")).GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task Twice_is_the_same_as_once_a_removed_field_is_unknown_and_comes_back_with_its_values()
    {
        var tenant = await product.ATenant();
        await DefineAllAsync(tenant);
        await DefineAllAsync(tenant);
        await tenant.ACallAsync(null, ("customFields", new { campaign = "Fair", dealSize = 7 }));

        Assert.Equal(HttpStatusCode.NoContent, (await tenant.Api.DeleteAsync("/api/v1/custom-fields/campaign")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await tenant.Api.DeleteAsync("/api/v1/custom-fields/campaign")).StatusCode);
        await Eventually.IsAsync("Nobody knows it", async () => await FaultsAsync(await QueryAsync(tenant)), "groupBy[0]");
        await DefineAllAsync(tenant);
        await Eventually.IsAsync("It is back", async () => (await QueryAsync(tenant)).IsSuccessStatusCode ? string.Join(' ', await ByCampaignAsync(tenant)) : string.Empty, "Fair:1:7");
        Assert.Equal($"{string.Concat(Enumerable.Repeat("customField.defined ", 4))}customField.removed customField.defined", await AuditAsync(tenant));
    }

    [Fact]
    public async Task Pages_define_fields_and_set_them()
    {
        var tenant = await product.ATenant();
        var owner = await tenant.OwnerAsync();
        var call = await tenant.ACallAsync();
        using var defined = await owner.SendAsync($"/t/{tenant.Slug}/settings/fields", "define", ("key", "campaign"), ("kind", "text"));
        using var refused = await owner.SendAsync($"/t/{tenant.Slug}/settings/fields", "define", ("key", "no spaces"), ("kind", "text"));
        using var set = await owner.SendAsync($"/t/{tenant.Slug}/calls/{call}", "fields", ("customFields.campaign", "Fair"));

        Assert.Contains("Give a letter, then letters", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("customFields.campaign", await owner.Browser.GetStringAsync($"/t/{tenant.Slug}/settings/fields"), StringComparison.Ordinal);
        Assert.Equal("Fair", (await tenant.Api.GetFromJsonAsync<JsonElement>($"/api/v1/calls/{call}")).GetProperty("customFields").GetProperty("campaign").GetString());
    }

    private static async Task DefineAllAsync(TestTenant tenant)
    {
        foreach (var (key, kind) in new[] { ("campaign", "text"), ("dealSize", "number"), ("renewal", "yesNo"), ("closeOn", "day") })
        {
            using var defined = await tenant.Api.PutAsJsonAsync($"/api/v1/custom-fields/{key}", new { kind });
            Assert.Equal(HttpStatusCode.OK, defined.StatusCode);
        }
    }

    private static Task<HttpResponseMessage> QueryAsync(TestTenant tenant, params object[] where) => tenant.Api.PostAsJsonAsync("/api/v1/insights/query", new
    {
        from = "2026-03-01",
        to = "2026-04-01",
        groupBy = new[] { "customFields.campaign" },
        measures = new object[] { new { metric = "calls", aggregate = "count" }, new { metric = "customFields.dealSize", aggregate = "sum" } },
        orderBy = new[] { "customFields.dealSize.sum" },
        where,
    });

    /// <summary>Each campaign with its calls and the sum of their deals.</summary>
    private static async Task<IEnumerable<string>> ByCampaignAsync(TestTenant tenant, params object[] where)
    {
        using var answer = await QueryAsync(tenant, where);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("rows").EnumerateArray().Select(r => string.Join(':', r.EnumerateArray().Select(c => c.ToString())));
    }

    /// <summary>The names of the faults of an answer; empty where it has none.</summary>
    private static async Task<string> FaultsAsync(HttpResponseMessage refused)
    {
        var body = await refused.Content.ReadFromJsonAsync<JsonElement>();
        return body.TryGetProperty("errors", out var errors) ? string.Join(' ', errors.EnumerateObject().Select(e => e.Name).Order(StringComparer.Ordinal)) : string.Empty;
    }

    private async Task<string?> AuditAsync(TestTenant tenant)
        => await TestDatabase.RunAsync(product.Database.Superuser, $"select string_agg(action, ' ' order by at) from audit_entries where tenant_id = '{tenant.Id}' and subject_kind = 'customField'") as string;
}
