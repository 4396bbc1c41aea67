using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CallInsight.Testing;
using CallInsight.Testing.Web;
using Xunit;

namespace CallInsight.Web.Tests.Usage;

public sealed class TellingUsageTests(ProductHost product)
{
    [Fact]
    public async Task Events_are_answered_one_by_one_and_count_once()
    {
        var tenant = await product.ATenant();
        object[] events = [new { id = "1", meter = "custom.faxes", quantity = 2.5, source = "crm" }, new { id = "2", meter = "calls", quantity = 1 }, new { id = "1", meter = "custom.faxes", quantity = 2.5 }];

        var results = (await TellAsync(tenant.Api, events)).GetProperty("results").EnumerateArray().ToList();

        Assert.Equal([(true, false), (false, false), (true, true)], results.Select(r => (r.GetProperty("accepted").GetBoolean(), r.GetProperty("duplicate").GetBoolean())));
        Assert.StartsWith("meter:", results[1].GetProperty("error").GetString(), StringComparison.Ordinal);
        await Eventually.IsAsync("The event is in the counts", async () => Sums(await tenant.Api.GetFromJsonAsync<JsonElement>("/api/v1/usage?groupBy=meter,source")), "custom.faxes crm 2.5");
    }

    [Fact]
    public async Task The_same_again_is_all_duplicates()
    {
        var tenant = await product.ATenant();
        var events = Enumerable.Range(0, 1000).Select(i => new { id = $"e{i}", meter = "custom.pages", quantity = 1 }).ToArray<object>();

        await TellAsync(tenant.Api, events);
        var again = await TellAsync(tenant.Api, events);

        Assert.All(again.GetProperty("results").EnumerateArray(), r => Assert.True(r.GetProperty("duplicate").GetBoolean()));
    }

    [Fact]
    public async Task Another_tenant_has_its_own_figures()
    {
        var (one, other) = (await product.ATenant(), await product.ATenant());

        await TellAsync(one.Api, new { id = "1", meter = "custom.faxes", quantity = 1 });

        Assert.Equal("custom.faxes", (await one.Api.GetFromJsonAsync<JsonElement>("/api/v1/usage")).GetProperty("limits").EnumerateArray().Single().GetProperty("meter").GetString());
        Assert.Empty((await other.Api.GetFromJsonAsync<JsonElement>("/api/v1/usage")).GetProperty("limits").EnumerateArray());
    }

    [Theory]
    [InlineData("?from=yesterday")]
    [InlineData("?from=2026-02-01&to=2026-01-01")]
    [InlineData("?groupBy=colour")]
    public async Task A_question_that_cannot_be_answered_is_refused(string query)
    {
        var tenant = await product.ATenant();

        using var answer = await tenant.Api.GetAsync($"/api/v1/usage{query}");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    private static async Task<JsonElement> TellAsync(HttpClient api, params object[] events)
    {
        using var answer = await api.PostAsJsonAsync("/api/v1/usage/events", new { events });
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    private static string Sums(JsonElement usage) => string.Join(", ", usage.GetProperty("rows").EnumerateArray().Select(r => $"{r.GetProperty("meter").GetString()} {r.GetProperty("source").GetString()} {r.GetProperty("quantity").GetDecimal():0.##}"));
}
