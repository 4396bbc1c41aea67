using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using CallInsight.Contracts;
using CallInsight.Contracts.Search;
using CallInsight.Testing;
using CallInsight.Testing.Web;
using Xunit;

namespace CallInsight.Web.Tests.Search;

/// <summary>Saved searches: who sees them, and of which calls they tell whom.</summary>
public sealed class KeepingSearchesTests(ProductHost product)
{
    private static readonly Dictionary<string, string>[] Filters =
    [
        Of(("q", "elephant")), Of(("q", "elephants -tiger")), Of(("q", "\"small elephant\"")), Of(("q", "said-by:customer elephant")), Of(("q", "said-by:rep \"small elephant\"")), Of(("q", "-elephant")), Of(("q", "-\"small elephant\"")),
        Of(("q", "speaker:ada")), Of(("q", "speaker:grace elephant")), Of(("q", "-speaker:ada")), Of(("q", "topic:pricing")), Of(("q", "elephant -topic:pricing")), Of(("q", "from:2026-03-03")), Of(("q", "to:2026-03-02 elephant")), Of(("q", "lion")),
        Of(("outcome", "won")), Of(("stage", "demo")), Of(("tag", "renewal")), Of(("direction", "inbound")), Of(("topic", "pricing")), Of(("without", "stage,rep")), Of(("from", "2026-03-03T00:00:00Z")), Of(("to", "2026-03-03T00:00:00Z")),
        Of(("participant", "ben@example.com")), Of(("source", "dialler")), Of(("language", "en")), Of(("status", "failed")), Of(("q", "elephant"), ("outcome", "won")),
    ];

    [Fact]
    public async Task What_is_told_is_what_the_list_of_calls_finds()
    {
        var tenant = await product.ATenant().WithMember(Role.Admin, "ada");
        using var ada = await tenant.ApiOfAsync("ada");
        var searches = new List<Guid>();
        foreach (var filter in Filters)
        {
            searches.Add(await SaveAsync(ada, filter));
        }

        await tenant.ACallAsync(SampleCalls.Saying("A small elephant and a tiger.", "I see."), ("outcome", new { result = "won" }), ("direction", "inbound"));
        await tenant.ACallAsync(SampleCalls.Saying("I see.", "Elephants are small. A small elephant is not."), ("stage", "demo"), ("startedAt", "2026-03-03T10:00:00Z"));
        await tenant.ACallAsync(SampleCalls.Saying("What is the licence price of an elephant?", "A hundred."), ("tags", new[] { "renewal" }), ("source", "dialler"));
        await tenant.ACallAsync(Between("Grace", "No elephant?", "Ben", "A lion!"), ("participants", new[] { new { name = "Ben", email = "Ben@Example.com" } }));
        var changed = await tenant.ACallAsync(SampleCalls.Saying("Good morning.", "Good morning."), ("title", "An elephant in the title"));
        using var won = await tenant.Api.PatchAsJsonAsync($"/api/v1/calls/{changed}", new { outcome = new { result = "won" }, tags = new[] { "renewal" } });
        won.EnsureSuccessStatusCode();
        await AreComparedAsync(tenant);

        foreach (var (filter, search) in Filters.Zip(searches))
        {
            Assert.Equal($"{Written(filter)}: {string.Join(' ', await ListedAsync(ada, filter))}", $"{Written(filter)}: {string.Join(' ', await HitsAsync(search))}");
        }
    }

    [Fact]
    public async Task Each_is_told_once_and_of_calls_within_its_reach_alone()
    {
        var tenant = await product.ATenant().WithMember(Role.Rep, "rita").WithMember(Role.Rep, "sam").WithMember(Role.Admin, "ada");
        using var rita = await tenant.ApiOfAsync("rita");
        using var ada = await tenant.ApiOfAsync("ada");
        var hers = await SaveAsync(rita, Of(("q", "elephant")));
        var all = await SaveAsync(ada, Of(("q", "elephant")));
        var ritas = await tenant.ACallAsync(SampleCalls.Saying("An elephant.", "Indeed."), ("rep", tenant.Member("rita").Email));
        var sams = await tenant.ACallAsync(SampleCalls.Saying("Two elephants.", "Indeed."), ("rep", tenant.Member("sam").Email));
        await AreComparedAsync(tenant);
        using var titled = await tenant.Api.PatchAsJsonAsync($"/api/v1/calls/{ritas}", new { title = "Elephants again" });
        titled.EnsureSuccessStatusCode();
        CallContext.Enter(tenant.Id);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => product.Grains.SearchAlerts(tenant.Id).Match(new MatchSearches(Guid.CreateVersion7(), ritas, 1))));
        await AreComparedAsync(tenant);

        Assert.Equal([ritas], await HitsAsync(hers));
        Assert.Equal(new[] { ritas, sams }.Order(), (await HitsAsync(all)).Order());
        Assert.Single(await ToldAsync(rita));
        Assert.Equal(2, (await ToldAsync(ada)).Count);
    }

    [Fact]
    public async Task A_notification_leads_to_the_moment_at_which_the_words_fell()
    {
        var tenant = await product.ATenant().WithMember(Role.Admin, "ada");
        using var api = await tenant.ApiOfAsync("ada");
        await SaveAsync(api, Of(("q", "elephant")), name: "Big animals");
        var call = await tenant.ACallAsync(SampleCalls.Saying("Good morning.", "An elephant, please."));
        await AreComparedAsync(tenant);
        var told = (await ToldAsync(api)).Single();

        var page = await tenant.Member("ada").Browser.GetStringAsync($"/t/{tenant.Slug}/notifications");
        using var opened = await tenant.Member("ada").Browser.GetAsync($"/t/{tenant.Slug}/notifications/{told.GetProperty("id").GetGuid()}");

        Assert.Contains("A call matches your search “Big animals”", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        Assert.Equal($"/t/{tenant.Slug}/calls/{call}#u1", opened.Headers.Location!.ToString());
    }

    [Fact]
    public async Task A_daily_alert_waits_for_the_mail_of_the_morning_and_none_tells_nobody()
    {
        var tenant = await product.ATenant().WithMember(Role.Admin, "ada");
        using var ada = await tenant.ApiOfAsync("ada");
        await SaveAsync(ada, Of(("q", "elephant")), alert: SearchAlerts.Daily);
        await SaveAsync(ada, Of(("q", "elephant")), alert: SearchAlerts.Off);

        await tenant.ACallAsync(SampleCalls.Saying("An elephant.", "Indeed."));
        await AreComparedAsync(tenant);

        Assert.Equal("true/true", await RunAsync($"select string_agg(portal || '/' || digest, ',') from notifications where tenant_id = '{tenant.Id}'"));
        Assert.Equal("mail.digest", await RunAsync($"select string_agg(kind, ',') from jobs where tenant_id = '{tenant.Id}'"));
    }

    [Fact]
    public async Task A_search_that_is_changed_or_deleted_tells_of_what_it_is_then()
    {
        var tenant = await product.ATenant().WithMember(Role.Admin, "ada");
        using var ada = await tenant.ApiOfAsync("ada");
        var changing = await SaveAsync(ada, Of(("q", "elephant")));
        var going = await SaveAsync(ada, Of(("q", "elephant")));
        await tenant.ACallAsync(SampleCalls.Saying("An elephant.", "Indeed."));
        await AreComparedAsync(tenant);

        using var changed = await ada.PutAsJsonAsync($"/api/v1/searches/{changing}", new { name = "Tigers", filter = Of(("q", "tiger")), alert = SearchAlerts.AtOnce });
        using var deleted = await ada.DeleteAsync($"/api/v1/searches/{going}");
        var tiger = await tenant.ACallAsync(SampleCalls.Saying("A tiger.", "Indeed."));
        await tenant.ACallAsync(SampleCalls.Saying("An elephant.", "Indeed."));
        await AreComparedAsync(tenant);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NoContent), (changed.StatusCode, deleted.StatusCode));
        Assert.Contains(tiger, await HitsAsync(changing));
        Assert.Equal(2, (await HitsAsync(changing)).Count);
        Assert.Empty(await HitsAsync(going));
        Assert.Equal(2, (await ToldAsync(ada)).Count);
    }

    [Fact]
    public async Task No_word_of_a_search_is_in_a_table_and_others_see_what_is_shared()
    {
        var tenant = await product.ATenant().WithMember(Role.Manager, "maud").WithMember(Role.Rep, "rita").WithMember(Role.Rep, "sam");
        using var maud = await tenant.ApiOfAsync("maud");
        using var rita = await tenant.ApiOfAsync("rita");
        using var sam = await tenant.ApiOfAsync("sam");
        var search = await SaveAsync(maud, Of(("q", "falconry")), name: "Falconry calls", sharing: new { kind = "people", people = new[] { tenant.Member("rita").Email } });

        Assert.Equal(0L, await TestDatabase.RunAsync(
            product.Database.Superuser,
            $"select count(*) from saved_searches where search_id = '{search}' and (position(convert_to('Falconry', 'utf8') in name) > 0 or position(convert_to('falconry', 'utf8') in criteria) > 0)"));
        Assert.Equal("falconry", (await rita.GetFromJsonAsync<JsonElement>($"/api/v1/searches/{search}")).GetProperty("filter").GetProperty("q").GetString());
        Assert.Contains("Falconry calls", await tenant.Member("rita").Browser.GetStringAsync($"/t/{tenant.Slug}/searches"), StringComparison.Ordinal);
        using var hidden = await sam.GetAsync($"/api/v1/searches/{search}");
        Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);
        using var denied = await rita.PutAsJsonAsync($"/api/v1/searches/{search}", new { name = "Mine" });
        Assert.Equal(HttpStatusCode.Forbidden, denied.StatusCode);
    }

    [Fact]
    public async Task A_change_of_another_version_is_refused_and_saving_twice_is_the_same_as_once()
    {
        var tenant = await product.ATenant().WithMember(Role.Admin, "ada");
        using var ada = await tenant.ApiOfAsync("ada");
        var search = await SaveAsync(ada, Of(("q", "elephant")), key: "once");
        Assert.Equal(search, await SaveAsync(ada, Of(("q", "elephant")), key: "once"));
        using var read = await ada.GetAsync($"/api/v1/searches/{search}");

        Assert.Equal(HttpStatusCode.OK, await ChangeAsync(read.Headers.ETag!));
        Assert.Equal(HttpStatusCode.PreconditionFailed, await ChangeAsync(read.Headers.ETag!));
        Assert.Equal(1, (await ada.GetFromJsonAsync<JsonElement>("/api/v1/searches")).GetProperty("items").GetArrayLength());

        async Task<HttpStatusCode> ChangeAsync(EntityTagHeaderValue tag)
        {
            using var request = new HttpRequestMessage(HttpMethod.Put, $"/api/v1/searches/{search}") { Content = JsonContent.Create(new { name = "Other", alert = SearchAlerts.AtOnce }) };
            request.Headers.IfMatch.Add(tag);
            using var answer = await ada.SendAsync(request);
            return answer.StatusCode;
        }
    }

    [Fact]
    public async Task Faults_are_named_and_who_reads_masked_texts_is_told_nothing()
    {
        var tenant = await product.ATenant().WithMember(Role.Analyst, "ann").WithMember(Role.Admin, "ada");
        using var ann = await tenant.ApiOfAsync("ann");
        using var ada = await tenant.ApiOfAsync("ada");

        Assert.Equal("alert", await FaultsAsync(ann, new { name = "Mine", filter = Of(("q", "elephant")), alert = SearchAlerts.AtOnce }));
        Assert.Equal("filter", await FaultsAsync(ada, new { name = "All", alert = SearchAlerts.Daily }));
        Assert.Equal("alert,name", await FaultsAsync(ada, new { name = " ", alert = "hourly" }));
        Assert.Equal("filter", await FaultsAsync(ada, new { name = "Mine", filter = new { colour = "red" } }));
        Assert.Equal("q", await FaultsAsync(ada, new { name = "Mine", filter = new { q = "topic:nothing" } }));
        Assert.Equal("outcome", await FaultsAsync(ada, new { name = "Mine", filter = new { outcome = "maybe" } }));
    }

    [Fact]
    public async Task Nobody_uses_up_the_alerts_of_all()
    {
        var tenant = await product.ATenant().WithMember(Role.Admin, "ada").WithMember(Role.Admin, "ben");
        using var ada = await tenant.ApiOfAsync("ada");
        using var ben = await tenant.ApiOfAsync("ben");
        for (var i = 0; i < SavedSearchRefusals.MostAlertsOfAMember; i++)
        {
            await SaveAsync(ada, Of(("q", $"word{i}")));
        }

        using var refused = await ada.PostAsJsonAsync("/api/v1/searches", new { name = "One more", filter = Of(("q", "elephant")), alert = SearchAlerts.Daily });

        Assert.Equal((HttpStatusCode.Conflict, "savedSearch.tooManyAlerts"), (refused.StatusCode, (await refused.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString()));
        await SaveAsync(ada, Of(("q", "elephant")), SearchAlerts.Off);
        await SaveAsync(ben, Of(("q", "elephant")));
    }

    [Fact]
    public async Task Findings_that_were_made_anew_tell_nobody_of_older_calls()
    {
        var tenant = await product.ATenant().WithMember(Role.Admin, "ada");
        using var ada = await tenant.ApiOfAsync("ada");
        var call = await tenant.ACallAsync(SampleCalls.Saying("We keep an elephant", "Fine."));
        await SaveAsync(ada, Of(("q", "elephant")));

        using var begun = await tenant.Api.PostAsJsonAsync("/api/v1/bulk", new { action = "reanalyse", ids = new[] { call } });
        Assert.Equal(HttpStatusCode.Accepted, begun.StatusCode);
        await Eventually.IsAsync("It is noted", async () => (long)(await TestDatabase.RunAsync(product.Database.Superuser, $"select count(*) from search_hits where tenant_id = '{tenant.Id}'"))!, 1L);
        using var changed = await tenant.Api.PatchAsJsonAsync($"/api/v1/calls/{call}", new { stage = "Demo" });
        await Eventually.IsAsync("All is compared", async () => (long)(await TestDatabase.RunAsync(product.Database.Superuser, $"select count(*) from jobs where tenant_id = '{tenant.Id}'"))!, 0L);

        Assert.Empty(await ToldAsync(ada));
    }

    [Fact]
    public async Task A_search_is_saved_from_the_list_of_calls()
    {
        var tenant = await product.ATenant().WithMember(Role.Admin, "ada");
        var ada = tenant.Member("ada");
        var page = WebUtility.HtmlDecode(await ada.Browser.GetStringAsync($"/t/{tenant.Slug}/calls?q=elephant&from=2026-03-01&to=2026-03-31&outcome=won"));
        var form = $"/t/{tenant.Slug}/searches/new?state={Uri.EscapeDataString("q=elephant&from=2026-03-01&to=2026-03-31&outcome=won")}";

        Assert.Contains("/searches/new?state=", page, StringComparison.Ordinal);
        using var saved = await ada.SendAsync(form, "save", ("name", "Won with elephants"), ("sharing", "tenant"), ("Alert", SearchAlerts.AtOnce));

        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        var list = WebUtility.HtmlDecode(await ada.Browser.GetStringAsync($"/t/{tenant.Slug}/searches"));
        Assert.Contains($"/t/{tenant.Slug}/calls?q=elephant&from=2026-03-01&to=2026-03-31&outcome=won", list, StringComparison.Ordinal);
        Assert.Contains("At once", list, StringComparison.Ordinal);
    }

    private static Dictionary<string, string> Of(params (string Name, string Value)[] filter) => filter.ToDictionary(f => f.Name, f => f.Value, StringComparer.Ordinal);

    private static string Written(Dictionary<string, string> filter) => string.Join('&', filter.Select(f => $"{f.Key}={f.Value}"));

    private static async Task<Guid> SaveAsync(HttpClient api, Dictionary<string, string> filter, string alert = SearchAlerts.AtOnce, string name = "Kept", object? sharing = null, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/searches") { Content = JsonContent.Create(new { name, filter, alert, sharing }) };
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        using var saved = await api.SendAsync(request);
        Assert.True(saved.StatusCode == HttpStatusCode.Created, await saved.Content.ReadAsStringAsync());
        return (await saved.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();
    }

    private static async Task<string> FaultsAsync(HttpClient api, object body)
    {
        using var refused = await api.PostAsJsonAsync("/api/v1/searches", body);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        return string.Join(',', (await refused.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").EnumerateObject().Select(e => e.Name).Order(StringComparer.Ordinal));
    }

    private static async Task<List<Guid>> ListedAsync(HttpClient api, Dictionary<string, string> filter)
        => [.. (await api.GetFromJsonAsync<JsonElement>($"/api/v1/calls?{string.Join('&', filter.Select(f => $"{f.Key}={Uri.EscapeDataString(f.Value)}"))}")).GetProperty("items").EnumerateArray().Select(i => i.GetProperty("id").GetGuid()).Order()];

    private static async Task<List<JsonElement>> ToldAsync(HttpClient api) => [.. (await api.GetFromJsonAsync<JsonElement>("/api/v1/notifications")).GetProperty("items").EnumerateArray().Where(n => n.GetProperty("kind").GetString() == "savedSearch")];

    private static object Between(string rep, string said, string customer, string answered) => new
    {
        language = "en",
        speakers = new[] { new { id = "A", name = rep, role = "rep" }, new { id = "B", name = customer, role = "customer" } },
        utterances = new[] { new { speaker = "A", start = 0.0, end = 3.0, text = said }, new { speaker = "B", start = 3.5, end = 6.0, text = answered } },
    };

    private async Task<List<Guid>> HitsAsync(Guid search)
        => [.. ((string)await RunAsync($"select coalesce(string_agg(call_id::text, ','), '') from search_hits where search_id = '{search}'")).Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Guid.Parse).Order()];

    private Task AreComparedAsync(TestTenant tenant)
        => Eventually.IsAsync("All calls are compared", async () => (long)await RunAsync($"select count(*) from jobs where tenant_id = '{tenant.Id}' and kind in ('call.analyse', 'search.alert')"), 0L);

    private async Task<object> RunAsync(string sql) => (await TestDatabase.RunAsync(product.Database.Superuser, sql))!;
}
