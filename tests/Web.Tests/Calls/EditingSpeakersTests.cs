using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CallInsight.Testing.Web;
using Xunit;

namespace CallInsight.Web.Tests.Calls;

public sealed class EditingSpeakersTests(ProductHost product)
{
    private static readonly string[] Lines =
    [
        "A Good morning, how do you plan your budget?", "B We plan it in March.", "C Yes, in March, with the board.", "A What would you need?",
        "C A price for forty seats.", "B And a reference.", "A I'll send both by Friday.", "C Great, thank you.",
    ];

    [Fact]
    public async Task A_merged_call_has_the_findings_of_one_that_was_imported_so_and_undone_those_from_before()
    {
        var tenant = await product.ATenant();
        var call = await tenant.ACallAsync(Transcript(Lines));
        var imported = await AnalysisAsync(tenant, call);

        await ChangedAsync(tenant, call, new { merge = new[] { new { from = new[] { "C" }, into = "B" } }, speakers = new[] { new { speaker = "B", role = "customer" } } });

        var merged = await AnalysisAsync(tenant, call);
        var never = await AnalysisAsync(tenant, await tenant.ACallAsync(Transcript([.. Lines.Select(l => l.Replace("C ", "B ", StringComparison.Ordinal))], ("B", "customer"))));
        Assert.Equal(Without(never, "import"), Without(merged, "import"));
        Assert.NotEqual(Without(imported, "import"), Without(merged, "import"));
        Assert.DoesNotContain("\"speaker\":\"C\"", await tenant.Api.GetStringAsync($"/api/v1/calls/{call}/transcript"), StringComparison.Ordinal);

        await ChangedAsync(tenant, call, new { undoSpeakers = true, speakers = new[] { new { speaker = "B", role = "unknown" } } });
        Assert.Equal(Figures(imported), Figures(await AnalysisAsync(tenant, call)));
    }

    [Fact]
    public async Task A_span_that_was_split_off_is_somebody_with_a_name_and_a_side()
    {
        var tenant = await product.ATenant();
        var call = await tenant.ACallAsync(Transcript(Lines));

        await ChangedAsync(tenant, call, new { split = new[] { new { speaker = "C", from = 4, to = 7 } }, speakers = new[] { new { speaker = "C/2", name = "Cora", role = "customer" } } });

        var speakers = (await AnalysisAsync(tenant, call)).GetProperty("speakers").EnumerateArray().ToDictionary(s => s.GetProperty("speaker").GetString()!, s => s.GetProperty("words").GetInt32());
        Assert.Equal((6, 8), (speakers["C"], speakers["C/2"]));
        var plain = await tenant.Api.GetStringAsync($"/api/v1/calls/{call}/transcript?format=txt");
        Assert.Contains("Cora: Great, thank you.", plain, StringComparison.Ordinal);
        Assert.Contains("C: Yes, in March", plain, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_calls_at_once_each_by_itself()
    {
        var (tenant, other) = (await product.ATenant(), await product.ATenant());
        var calls = new[] { await tenant.ACallAsync(Transcript(Lines)), await tenant.ACallAsync(Transcript(Lines[..2])), await other.ACallAsync(Transcript(Lines)), await tenant.ACallAsync(Transcript(Lines[1..])) };

        using var answer = await tenant.Api.PostAsJsonAsync("/api/v1/calls/speakers", new { calls, merge = new[] { new { from = new[] { "C" }, into = "B" } } });

        var results = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("results").EnumerateArray().ToList();
        Assert.Equal(calls, results.Select(r => r.GetProperty("id").GetGuid()));
        Assert.Equal(["changed", "refused call.invalid", "refused call.notFound", "changed"], results.Select(r => $"{r.GetProperty("status")} {r.GetProperty("code")}".Trim()));
        Assert.Equal("There is no speaker \"C\" in this call.", results[1].GetProperty("errors").GetProperty("merge[0].from").GetString());
        Assert.Contains("\"speaker\":\"C\"", await other.Api.GetStringAsync($"/api/v1/calls/{calls[2]}/transcript"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"calls":[],"undoSpeakers":true}""", "calls")]
    [InlineData("""{"calls":["x"],"undoSpeakers":true}""", "calls[0]")]
    [InlineData("""{"calls":"x","undoSpeakers":true}""", "calls")]
    [InlineData("""{"calls":["0198f2a0-0000-7000-8000-000000000001"]}""", "speakers")]
    [InlineData("""{"calls":["0198f2a0-0000-7000-8000-000000000001"],"merge":[{"from":[1],"into":"A"}]}""", "merge[0].from")]
    [InlineData("""{"calls":["0198f2a0-0000-7000-8000-000000000001"],"merge":["A"]}""", "merge[0]")]
    [InlineData("""{"calls":["0198f2a0-0000-7000-8000-000000000001"],"split":[{"speaker":"A","from":1.5,"to":2}]}""", "split[0]")]
    [InlineData("""{"calls":["0198f2a0-0000-7000-8000-000000000001"],"undoSpeakers":"yes"}""", "undoSpeakers")]
    public async Task What_is_not_right_is_named(string body, string field)
    {
        var tenant = await product.ATenant();

        using var answer = await tenant.Api.PostAsync("/api/v1/calls/speakers", new StringContent(body, System.Text.Encoding.UTF8, "application/json"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(field, Assert.Single((await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").EnumerateObject()).Name);
    }

    private static object Transcript(string[] lines, params (string Speaker, string Role)[] roles) => new
    {
        language = "en",
        speakers = lines.Select(l => l[..1]).Distinct().Order(StringComparer.Ordinal).Select(id => new { id, role = roles.FirstOrDefault(r => r.Speaker == id).Role ?? (id == "A" ? "rep" : "unknown") }),
        utterances = lines.Select((l, i) => new { speaker = l[..1], start = i * 4.0, end = (i * 4.0) + 3.5, text = l[2..] }),
    };

    private static async Task ChangedAsync(TestTenant tenant, Guid call, object change)
    {
        using var answer = await tenant.Api.PatchAsJsonAsync($"/api/v1/calls/{call}", change);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    private static Task<JsonElement> AnalysisAsync(TestTenant tenant, Guid call) => tenant.Api.GetFromJsonAsync<JsonElement>($"/api/v1/calls/{call}/analysis");

    private static string Without(JsonElement findings, string field) => JsonSerializer.Serialize(findings.EnumerateObject().Where(p => p.Name != field).ToDictionary(p => p.Name, p => p.Value));

    private static string Figures(JsonElement findings) => findings.GetProperty("turns").GetRawText() + findings.GetProperty("questions").GetRawText() + findings.GetProperty("sentiment").GetRawText();
}
