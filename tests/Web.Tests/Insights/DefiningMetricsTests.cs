using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CallInsight.Contracts;
using CallInsight.Contracts.Insights;
using CallInsight.Testing;
using CallInsight.Testing.Web;
using Xunit;

namespace CallInsight.Web.Tests.Insights;

public sealed class DefiningMetricsTests(ProductHost product)
{
    private const string Key = "my.coaching-balance";
    private const string Formula = "100 - abs(talkRatio - 0.43) * 100";
    private const string Days = "from=2026-03-01&to=2026-03-31&compare=none";

    [Fact]
    public async Task A_metric_is_in_questions_conditions_exports_and_every_choice_for_past_calls_too()
    {
        var tenant = await product.ATenant();
        var owner = (await tenant.OwnerAsync()).Browser;
        var call = await ThreeCallsAsync(tenant);
        Assert.Equal(HttpStatusCode.Created, (await DefineAsync(tenant.Api, Formula)).Status);

        using var export = await tenant.Api.GetAsync("/api/v1/exports/facts?format=jsonl");
        var rows = (await export.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement).ToList();
        var values = rows.Select(r => r.GetProperty(Key).GetDouble()).ToList();
        Assert.All(rows, r => Assert.Equal(100 - (Math.Abs(r.GetProperty("talkRatio").GetDouble() - 0.43) * 100), r.GetProperty(Key).GetDouble(), 1e-4));

        var answer = await QueryAsync(tenant.Api, new { from = "2026-03-01", to = "2026-04-01", measures = new[] { new { metric = Key, aggregate = "mean" }, new { metric = Key, aggregate = "count" } }, where = new[] { new { field = Key, op = ">", value = 0 } }, orderBy = new[] { $"-{Key}.mean" } });
        Assert.Equal(values.Average(), answer[0].GetDouble(), 1e-4);
        Assert.Equal(3, answer[1].GetInt32());

        foreach (var page in new[] { $"trends?{Days}&metric={Key}", $"explore?{Days}&metric={Key}&agg=mean&arg=", $"compare?{Days}&of=calls&with={call}", $"benchmarks?{Days}" })
        {
            Assert.Contains("Coaching balance", await owner.GetStringAsync($"/t/{tenant.Slug}/{page}"), StringComparison.Ordinal);
        }

        var patterns = await tenant.Api.GetFromJsonAsync<JsonElement>("/api/v1/insights/patterns?from=2026-03-01&to=2026-04-01");
        Assert.Contains(Key, patterns.GetProperty("patterns").EnumerateArray().Select(p => p.GetProperty("metric").GetString()));
    }

    [Fact]
    public async Task A_new_version_answers_from_now_on_and_the_same_again_is_none()
    {
        var tenant = await product.ATenant();
        await ThreeCallsAsync(tenant);
        await DefineAsync(tenant.Api, Formula);
        var again = await DefineAsync(tenant.Api, Formula);
        var changed = await DefineAsync(tenant.Api, "1 + 1", version: 1);
        var late = await DefineAsync(tenant.Api, "2 + 2", version: 1);

        Assert.Equal((HttpStatusCode.OK, 1), (again.Status, again.Body.GetProperty("version").GetInt32()));
        Assert.Equal((HttpStatusCode.OK, 2), (changed.Status, changed.Body.GetProperty("version").GetInt32()));
        Assert.Equal((HttpStatusCode.Conflict, "metric.changed"), (late.Status, late.Body.GetProperty("code").GetString()));
        Assert.Equal(["1 + 1", Formula], changed.Body.GetProperty("versions").EnumerateArray().Select(v => v.GetProperty("formula").GetString()));
        await Eventually.IsAsync("The new version answers", async () => (await QueryAsync(tenant.Api, new { from = "2026-03-01", to = "2026-04-01", measures = new[] { new { metric = Key, aggregate = "mean" } } }))[0].GetDouble(), 2.0);
    }

    [Fact]
    public async Task What_is_wrong_is_named_and_what_is_right_has_its_unit()
    {
        var tenant = await product.ATenant();

        var wrong = await PostAsync(tenant.Api, "check", new { formula = "100 - abs(talkRato - 0.43) * 100" });
        var right = await PostAsync(tenant.Api, "check", new { formula = "abs(talkRatio - 0.43)" });
        var refused = await DefineAsync(tenant.Api, "talkRato", key: "Balance");

        Assert.Equal(11, wrong.GetProperty("errors")[0].GetProperty("column").GetInt32());
        Assert.Equal("unknown metric talkRato at column 11: did you mean talkRatio?", wrong.GetProperty("errors")[0].GetProperty("problem").GetString());
        Assert.Equal(("share", "talkRatio"), (right.GetProperty("unit").GetString(), right.GetProperty("uses")[0].GetString()));
        Assert.Equal((HttpStatusCode.BadRequest, "metric.invalid"), (refused.Status, refused.Body.GetProperty("code").GetString()));
        Assert.Equal(["formula", "key"], refused.Body.GetProperty("errors").EnumerateObject().Select(e => e.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_simulation_sets_the_formula_beside_the_version_before_and_keeps_nothing()
    {
        var tenant = await product.ATenant();
        var owner = await tenant.OwnerAsync();
        await ThreeCallsAsync(tenant);
        await DefineAsync(tenant.Api, "durationSeconds");

        var simulated = await PostAsync(tenant.Api, "simulate", new { formula = "if(talkRatio > 0.5, durationSeconds * 2, 1 / 0)", from = "2026-03-01", to = "2026-04-01", key = Key });
        var (after, before) = (simulated.GetProperty("after"), simulated.GetProperty("before"));
        var longest = before.GetProperty("max").GetDouble();

        Assert.Equal((1, 2), (after.GetProperty("known").GetInt32(), after.GetProperty("unknown").GetInt32()));
        Assert.Equal((3, 0), (before.GetProperty("known").GetInt32(), before.GetProperty("unknown").GetInt32()));
        Assert.Equal((2 * longest, 2 * longest), (after.GetProperty("median").GetDouble(), simulated.GetProperty("highest")[0].GetProperty("value").GetDouble()));
        Assert.Equal(1, simulated.GetProperty("distribution").EnumerateArray().Sum(b => b.GetProperty("count").GetInt32()));
        Assert.Equal(1, (await tenant.Api.GetFromJsonAsync<JsonElement>($"/api/v1/metrics/{Key}")).GetProperty("version").GetInt32());

        await tenant.ACallAsync(null, ("externalId", "late"), ("startedAt", TimeProvider.System.GetUtcNow().AddDays(-2)));
        using var tried = await owner.SendAsync($"/t/{tenant.Slug}/settings/metrics/edit?key={Key}", "metric", ("name", "Length"), ("formula", "talkRatio * 100"), ("unit", "score"), ("better", "higher"), ("days", "30"), ("act", "try"));
        var html = await tried.Content.ReadAsStringAsync();
        Assert.Contains("Version before, mean", html, StringComparison.Ordinal);
        Assert.Contains("Budget talk", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Correlation_with_won_is_pearsons_and_reps_stand_beside_each_other()
    {
        var tenant = await product.ATenant().WithMember(Role.Rep, "rita");
        await tenant.ACallAsync(SampleCalls.Saying("How do you plan?", "We plan every year in spring."), ("rep", tenant.Member("rita").Email), ("outcome", new { result = "won" }));
        await tenant.ACallAsync(null, ("rep", tenant.Member("rita").Email), ("outcome", new { result = "lost" }), ("externalId", "lost"));
        await tenant.ACallAsync(null, ("outcome", new { result = "open" }), ("externalId", "open"));

        var simulated = await PostAsync(tenant.Api, "simulate", new { formula = "topic(\"Pricing\")", from = "2026-03-01", to = "2026-04-01" });

        Assert.Equal((-1.0, 2), (Math.Round(simulated.GetProperty("correlationWithWon").GetDouble(), 9), simulated.GetProperty("decided").GetInt32()));
        Assert.Equal((tenant.Member("rita").Id, 2, 0.5), simulated.GetProperty("reps").EnumerateArray().Select(r => (r.GetProperty("id").GetGuid(), r.GetProperty("known").GetInt32(), r.GetProperty("after").GetDouble())).Single());
    }

    [Fact]
    public async Task What_a_saved_view_uses_is_put_out_of_use_and_answers_there()
    {
        var tenant = await product.ATenant();
        var owner = await tenant.OwnerAsync();
        await ThreeCallsAsync(tenant);
        await DefineAsync(tenant.Api, Formula);
        using var saved = await owner.SendAsync($"/t/{tenant.Slug}/views/new?page=trends&state={Uri.EscapeDataString($"metric={Key}&agg=mean")}", "save", ("name", "Balance"), ("sharing", Sharing.OwnerOnly));
        await DefineAsync(tenant.Api, "talkRatio", key: "my.coaching");

        Assert.Equal(HttpStatusCode.NoContent, (await tenant.Api.DeleteAsync($"/api/v1/metrics/{Key}")).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await tenant.Api.DeleteAsync("/api/v1/metrics/my.coaching")).StatusCode);

        Assert.False((await tenant.Api.GetFromJsonAsync<JsonElement>($"/api/v1/metrics/{Key}")).GetProperty("active").GetBoolean());
        Assert.Equal(HttpStatusCode.NotFound, (await tenant.Api.GetAsync("/api/v1/metrics/my.coaching")).StatusCode);
        var html = await owner.Browser.GetStringAsync($"/t/{tenant.Slug}/trends?{Days}&metric={Key}&agg=mean");
        Assert.Contains("Coaching balance by ", html, StringComparison.Ordinal);
        Assert.DoesNotContain($"<option value=\"{Key}\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_report_alone_uses_is_put_out_of_use_too()
    {
        var tenant = await product.ATenant();
        await ThreeCallsAsync(tenant);
        await DefineAsync(tenant.Api, Formula);
        using var made = await tenant.Api.PostAsJsonAsync("/api/v1/reports", new { title = "Balance", blocks = new[] { new { kind = "tile", title = "Balance", question = new { shape = "bars", groupBy = "member", measures = new[] { new { metric = Key, aggregate = "mean" } } } } }, recipients = Array.Empty<string>() });
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);

        Assert.Equal(HttpStatusCode.NoContent, (await tenant.Api.DeleteAsync($"/api/v1/metrics/{Key}")).StatusCode);

        Assert.False((await tenant.Api.GetFromJsonAsync<JsonElement>($"/api/v1/metrics/{Key}")).GetProperty("active").GetBoolean());
    }

    [Fact]
    public async Task Only_admins_define_everybody_who_reads_figures_sees_and_no_table_has_a_word_of_it()
    {
        var tenant = await product.ATenant().WithMember(Role.Manager, "maud");
        using var maud = await tenant.ApiOfAsync("maud");
        await DefineAsync(tenant.Api, Formula);

        Assert.Equal(HttpStatusCode.Forbidden, (await DefineAsync(maud, "talkRatio")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await maud.DeleteAsync($"/api/v1/metrics/{Key}")).StatusCode);
        Assert.Equal(Formula, (await maud.GetFromJsonAsync<JsonElement>($"/api/v1/metrics/{Key}")).GetProperty("formula").GetString());
        Assert.DoesNotContain("Accept</button>", await tenant.Member("maud").Browser.GetStringAsync($"/t/{tenant.Slug}/settings/metrics/edit?key={Key}"), StringComparison.Ordinal);
        Assert.Equal(0L, await TestDatabase.RunAsync(product.Database.Superuser, $"select count(*) from own_metric_versions where tenant_id = '{tenant.Id}' and (position(convert_to('talkRatio', 'utf8') in definition) > 0 or position(convert_to('Coaching', 'utf8') in definition) > 0)"));
        Assert.Equal("metric.defined", await TestDatabase.RunAsync(product.Database.Superuser, $"select string_agg(action, ' ' order by at) from audit_entries where tenant_id = '{tenant.Id}' and subject_kind = 'metric'"));
    }

    [Fact]
    public async Task The_form_names_faults_keeps_what_was_typed_and_accepts()
    {
        var tenant = await product.ATenant();
        var owner = await tenant.OwnerAsync();
        var page = $"/t/{tenant.Slug}/settings/metrics/edit";

        using var refused = await owner.SendAsync(page, "metric", ("name", "Falconry"), ("formula", "talkRato + 1"), ("unit", "score"), ("better", "higher"), ("act", "accept"));
        var html = WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync());
        using var accepted = await owner.SendAsync(page, "metric", ("name", "Falconry score"), ("formula", "talkRatio + 1"), ("unit", "score"), ("better", "higher"), ("act", "accept"));

        Assert.Contains("unknown metric talkRato at column 1: did you mean talkRatio?", html, StringComparison.Ordinal);
        Assert.Contains(">talkRato + 1</textarea>", html, StringComparison.Ordinal);
        Assert.Equal("talkRatio + 1", (await tenant.Api.GetFromJsonAsync<JsonElement>("/api/v1/metrics/my.falconry-score")).GetProperty("formula").GetString());
        Assert.Contains("Falconry score", await owner.Browser.GetStringAsync($"/t/{tenant.Slug}/settings/metrics"), StringComparison.Ordinal);
    }

    /// <summary>Three calls of March with different talk ratios, of which one is above a half.</summary>
    private static async Task<Guid> ThreeCallsAsync(TestTenant tenant)
    {
        var call = await tenant.ACallAsync(Lasting(9, 14), ("externalId", "one"));
        await tenant.ACallAsync(Lasting(4, 12), ("externalId", "two"));
        await tenant.ACallAsync(Lasting(2, 12.5), ("externalId", "three"));
        return call;
    }

    private static object Lasting(double rep, double end) => new
    {
        language = "en",
        speakers = new[] { new { id = "A", name = "Ada", role = "rep" }, new { id = "B", name = "Ben", role = "customer" } },
        utterances = new[]
        {
            new { speaker = "A", start = 0.0, end = rep, text = "How do you plan your budget for next year?" },
            new { speaker = "B", start = rep + 0.5, end, text = "We would like to see a pricing proposal by Friday." },
        },
    };

    private static async Task<(HttpStatusCode Status, JsonElement Body)> DefineAsync(HttpClient api, string formula, int? version = null, string key = Key)
    {
        using var answer = await api.PutAsJsonAsync($"/api/v1/metrics/{key}", new { name = "Coaching balance", description = "How near to the best talk ratio", formula, unit = "score", better = "higher", version });
        return (answer.StatusCode, await answer.Content.ReadFromJsonAsync<JsonElement>());
    }

    private static async Task<JsonElement> PostAsync(HttpClient api, string path, object body)
    {
        using var answer = await api.PostAsJsonAsync($"/api/v1/metrics/{path}", body);
        return await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>();
    }

    private static async Task<JsonElement> QueryAsync(HttpClient api, object query)
    {
        using var answer = await api.PostAsJsonAsync("/api/v1/insights/query", query);
        return (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>()).GetProperty("rows")[0];
    }
}
