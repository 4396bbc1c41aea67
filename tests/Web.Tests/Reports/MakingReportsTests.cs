using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using CallInsight.Contracts;
using CallInsight.Testing;
using CallInsight.Testing.Web;
using Xunit;

namespace CallInsight.Web.Tests.Reports;

/// <summary>With a mail server of the test's own.</summary>
public sealed class MakingReportsTests : IAsyncLifetime
{
    private readonly SmtpTwin _server = new();
    private readonly ProductHost _product;

    public MakingReportsTests() => _product = new ProductHost
    {
        Settings =
        [
            "--CallInsight:Mail:Host=127.0.0.1", $"--CallInsight:Mail:Port={_server.Port}", "--CallInsight:Mail:Tls=false",
            "--CallInsight:Mail:From=callinsight@sender.example", "--CallInsight:Mail:PortalAddress=https://calls.example.com",
        ],
    };

    public ValueTask InitializeAsync() => _product.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        await _product.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task A_report_is_made_looked_at_and_taken_as_pdf_and_workbook()
    {
        var (tenant, owner) = await ATenantWithCallsAsync();
        var report = await MadeAsync(tenant.Api, Body(sharing: new { kind = "tenant" }));

        var run = await RunAsync(tenant.Api, report, new { from = "2026-03-01", to = "2026-03-31" });
        var pdf = await tenant.Api.GetByteArrayAsync(run.GetProperty("pdf").GetString());
        var xlsx = await tenant.Api.GetByteArrayAsync(run.GetProperty("xlsx").GetString());
        var page = await owner.Browser.GetStringAsync($"/t/{tenant.Slug}/reports/{report}?from=2026-03-01&to=2026-03-31");

        Assert.StartsWith("%PDF-", Encoding.ASCII.GetString(pdf.AsSpan(0, 8)), StringComparison.Ordinal);
        Assert.Contains("Monthly figures", page, StringComparison.Ordinal);
        Assert.Contains("What we saw", page, StringComparison.Ordinal);
        Assert.Contains("Calls of reps", page, StringComparison.Ordinal);
        Assert.Contains("rita", page, StringComparison.Ordinal);
        using var book = new System.IO.Compression.ZipArchive(new MemoryStream(xlsx));
        using var sheet = new StreamReader(book.GetEntry("xl/worksheets/sheet4.xml")!.Open());
        var cells = await sheet.ReadToEndAsync();
        Assert.Contains(">rita<", cells, StringComparison.Ordinal);
        Assert.Contains("<c><v>2</v></c>", cells, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_given_back_is_taken_again_and_a_change_that_came_between_is_seen()
    {
        var (tenant, _) = await ATenantWithCallsAsync();
        var report = await MadeAsync(tenant.Api, Body());
        using var read = await tenant.Api.GetAsync($"/api/v1/reports/{report}");
        var body = await read.Content.ReadFromJsonAsync<JsonElement>();

        using var put = new HttpRequestMessage(HttpMethod.Put, $"/api/v1/reports/{report}") { Content = JsonContent.Create(body) };
        put.Headers.IfMatch.Add(read.Headers.ETag!);
        using var same = await tenant.Api.SendAsync(put);
        using var late = new HttpRequestMessage(HttpMethod.Put, $"/api/v1/reports/{report}") { Content = JsonContent.Create(body) };
        late.Headers.IfMatch.Add(read.Headers.ETag!);
        using var changed = await tenant.Api.SendAsync(late);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.PreconditionFailed), (same.StatusCode, changed.StatusCode));
        Assert.Equal(body.GetProperty("blocks").GetRawText(), (await same.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("blocks").GetRawText());
        Assert.Equal(2, (await tenant.Api.GetFromJsonAsync<JsonElement>($"/api/v1/reports/{report}")).GetProperty("version").GetInt32());
    }

    [Fact]
    public async Task A_report_that_was_due_while_nobody_worked_is_made_once_and_mailed_to_who_may_see_it()
    {
        var (tenant, owner) = await ATenantWithCallsAsync();
        var (ada, rita) = (await tenant.AddMemberAsync(Role.Admin, "ada"), tenant.Member("rita"));
        using var owners = await tenant.ApiOfAsync("owner");
        var report = await MadeAsync(owners, Body(schedule: new { every = "day", at = "08:00" }, recipients: [ada.Email, rita.Email]));

        // Three days pass, in which it was due three times.
        await TestDatabase.RunAsync(
            _product.Database.Superuser,
            $"update reports set due_at = due_at - interval '3 days' where report_id = '{report}'; update jobs set run_after = now() - interval '2 days' where subject_id = '{report}' and kind = 'report.due'");
        await Eventually.IsAsync("A mail is out", () => Task.FromResult(_server.Mails.Count), 1);
        await Eventually.IsAsync("Only the next time is left to do", async () => (string)(await TestDatabase.RunAsync(_product.Database.Superuser, $"select string_agg(kind, ',') from jobs where tenant_id = '{tenant.Id}'"))!, "report.due");

        var run = Assert.Single((await owners.GetFromJsonAsync<JsonElement>($"/api/v1/reports/{report}/runs")).GetProperty("items").EnumerateArray());
        var deliveries = run.GetProperty("deliveries").EnumerateArray().ToDictionary(d => d.GetProperty("member").GetGuid(), d => (d.GetProperty("status").GetString(), d.GetProperty("reason").GetString()));
        Assert.Equal((("sent", null), ("refused", "report.mayNotSee")), (deliveries[ada.Id], deliveries[rita.Id]));
        Assert.Contains(ada.Email, _server.Mails[0], StringComparison.Ordinal);
        Assert.Contains("application/pdf", _server.Mails[0], StringComparison.Ordinal);
        Assert.Contains("JVBERi0", _server.Mails[0], StringComparison.Ordinal);
        Assert.True((await owners.GetFromJsonAsync<JsonElement>($"/api/v1/reports/{report}")).GetProperty("nextAt").GetDateTimeOffset() > TimeProvider.System.GetUtcNow());

        // Who sees less finds the report, with figures of their own, and no file of others'.
        using var ritas = await tenant.ApiOfAsync("rita");
        Assert.Equal(HttpStatusCode.OK, (await ritas.GetAsync($"/api/v1/reports/{report}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await ritas.GetAsync($"/api/v1/reports/{report}/runs")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await ritas.GetAsync($"/api/v1/reports/{report}/runs/1/file")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await ritas.DeleteAsync($"/api/v1/reports/{report}")).StatusCode);
    }

    [Fact]
    public async Task A_report_of_who_has_left_is_not_made()
    {
        var (tenant, _) = await ATenantWithCallsAsync();
        var ada = await tenant.AddMemberAsync(Role.Admin, "ada");
        using var adas = await tenant.ApiOfAsync("ada");
        var report = await MadeAsync(adas, Body(schedule: new { every = "day", at = "08:00" }, sharing: new { kind = "tenant" }));
        CallContext.Enter(tenant.Id);
        await _product.Grains.Member(tenant.Id, ada.Id).Deactivate(new Contracts.Members.DeactivateMember(Actor.System));

        await TestDatabase.RunAsync(_product.Database.Superuser, $"update reports set due_at = now() - interval '1 hour' where report_id = '{report}'; update jobs set run_after = now() where subject_id = '{report}'");
        await Eventually.IsAsync("The run has failed", async () => await TestDatabase.RunAsync(_product.Database.Superuser, $"select reason from report_runs where report_id = '{report}'") as string, "report.ownerGone");
        Assert.Empty(_server.Mails);
    }

    [Theory]
    [InlineData("{\"blocks\":[]}", "title")]
    [InlineData("{\"title\":\"T\"}", "blocks")]
    [InlineData("{\"title\":\"T\",\"blocks\":[{\"kind\":\"tile\",\"chart\":\"pie\"}]}", "blocks[0].chart")]
    [InlineData("{\"title\":\"T\",\"blocks\":[{\"kind\":\"tile\",\"view\":\"x\"}]}", "blocks[0].view")]
    [InlineData("{\"title\":\"T\",\"blocks\":[{\"kind\":\"tile\",\"title\":\"Q\",\"question\":{\"shape\":\"bars\",\"measures\":[{\"metric\":\"colour\",\"aggregate\":\"mean\"}],\"groupBy\":[\"member\"]}}]}", "blocks[0].measures[0].metric")]
    [InlineData("{\"title\":\"T\",\"blocks\":[],\"schedule\":{\"every\":\"week\",\"days\":[],\"at\":\"08:00\"}}", "schedule.days")]
    [InlineData("{\"title\":\"T\",\"blocks\":[],\"schedule\":{\"every\":\"day\",\"at\":\"eight\"}}", "schedule.at")]
    [InlineData("{\"title\":\"T\",\"blocks\":[],\"recipients\":[\"nobody@x.example\"]}", "recipients")]
    [InlineData("{\"title\":\"T\",\"blocks\":[],\"period\":\"always\"}", "period")]
    public async Task What_cannot_be_a_report_is_named(string body, string field)
    {
        var tenant = await _product.ATenant();
        using var content = new StringContent(body, Encoding.UTF8, "application/json");

        using var answer = await tenant.Api.PostAsync("/api/v1/reports", content);
        var said = await answer.Content.ReadAsStringAsync();

        Assert.True(answer.StatusCode == HttpStatusCode.BadRequest, said);
        Assert.True(JsonSerializer.Deserialize<JsonElement>(said).GetProperty("errors").TryGetProperty(field, out _), said);
    }

    [Fact]
    public async Task It_is_built_from_charts_views_and_texts_without_scripts()
    {
        var (tenant, owner) = await ATenantWithCallsAsync();
        using var saved = await owner.SendAsync($"/t/{tenant.Slug}/views/new?page=trends&state={Uri.EscapeDataString("metric=talkRatio&by=week&split=rep")}", "save", ("name", "Talk by rep"), ("sharing", "private"), ("Page", "trends"), ("State", "metric=talkRatio&by=week&split=rep"));
        using var made = await owner.SendAsync($"/t/{tenant.Slug}/reports", "make", ("Title", "Weekly"));
        var edit = made.Headers.Location!.ToString();
        var id = edit.Split('/')[^2];

        using var text = await owner.SendAsync(edit, "text", ("Kind", "heading"), ("Text", "Quokka week"));
        using var up = await owner.SendAsync(edit, "up-3");
        using var removed = await owner.SendAsync(edit, "remove-0");
        using var save = await owner.SendAsync(
            edit, "save", ("Settings.Title", "Weekly"), ("Settings.Period", "lastWeek"), ("Settings.Zone", "Europe/Berlin"), ("Settings.Paper", "letter"), ("Settings.Every", "week"), ("Settings.Days", "Monday"),
            ("Settings.DayOfMonth", "1"), ("Settings.At", "07:30"), ("Settings.Recipients", owner.Email), ("Settings.Sharing", "tenant"), ("Settings.People", ""));
        using var key = await tenant.ApiOfAsync("owner");
        var body = await key.GetFromJsonAsync<JsonElement>($"/api/v1/reports/{id}");

        Assert.Equal(["Calls", "Quokka week", "Reps"], body.GetProperty("blocks").EnumerateArray().Select(b => b.GetProperty("title").GetString() ?? b.GetProperty("text").GetString()));
        Assert.Equal(("week", "07:30", "Europe/Berlin", "letter"), (body.GetProperty("schedule").GetProperty("every").GetString(), body.GetProperty("schedule").GetProperty("at").GetString(), body.GetProperty("timeZone").GetString(), body.GetProperty("paper").GetString()));
        Assert.Equal(owner.Id, Assert.Single(body.GetProperty("recipients").EnumerateArray()).GetGuid());

        var page = await owner.Browser.GetStringAsync(edit);
        var view = page[..page.IndexOf(">Talk by rep", StringComparison.Ordinal)];
        view = view[(view.LastIndexOf("value=\"", StringComparison.Ordinal) + 7)..].Split('"')[0];
        using var added = await owner.SendAsync(edit, "chart", ("Chart", view));
        var tile = (await key.GetFromJsonAsync<JsonElement>($"/api/v1/reports/{id}")).GetProperty("blocks")[3].GetProperty("question");
        Assert.Equal(("course", "week", "rep"), (tile.GetProperty("shape").GetString(), tile.GetProperty("grain").GetString(), tile.GetProperty("groupBy")[0].GetString()));

        using var run = await owner.SendAsync($"/t/{tenant.Slug}/reports/{id}", "run");
        await Eventually.IsAsync("The page offers the PDF", async () => (await owner.Browser.GetStringAsync($"/t/{tenant.Slug}/reports/{id}")).Contains(">PDF<", StringComparison.Ordinal), true);
        using var file = await owner.Browser.GetAsync($"/t/{tenant.Slug}/reports/{id}/runs/1/file?format=pdf");
        Assert.Equal((HttpStatusCode.OK, "application/pdf"), (file.StatusCode, file.Content.Headers.ContentType!.MediaType));
    }

    private static object Body(object? schedule = null, string[]? recipients = null, object? sharing = null) => new
    {
        title = "Monthly figures",
        period = "lastMonth",
        timeZone = "Europe/Berlin",
        blocks = new object[]
        {
            new { kind = "heading", text = "What we saw" },
            new { kind = "text", text = "A paragraph." },
            new { kind = "tile", chart = "keyFigures" },
            new { kind = "tile", chart = "callsOverTime" },
            new { kind = "tile", title = "Calls of reps", question = new { shape = "bars", measures = new[] { new { metric = "calls", aggregate = "count" } }, groupBy = new[] { "member" }, orderBy = "-calls.count" } },
        },
        schedule,
        recipients,
        sharing,
    };

    [Fact]
    public async Task Whoever_was_demoted_takes_no_file_of_when_they_saw_more()
    {
        var tenant = await _product.ATenant().WithMember(Role.Admin, "ada");
        await tenant.ACallAsync();
        using var ada = await tenant.ApiOfAsync("ada");
        var run = await RunAsync(ada, await MadeAsync(ada, Body()), new { from = "2026-03-01", to = "2026-03-31" });
        using var before = await ada.GetAsync(run.GetProperty("pdf").GetString());
        CallContext.Enter(tenant.Id);
        Assert.True((await _product.Grains.Member(tenant.Id, tenant.Member("ada").Id).ChangeRole(new CallInsight.Contracts.Members.ChangeMember(Actor.System, Role.Rep, null))).Ok);

        Assert.Equal(HttpStatusCode.OK, before.StatusCode);
        await Eventually.IsAsync("It is out of reach", async () => (await ada.GetAsync(run.GetProperty("pdf").GetString())).StatusCode, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_question_with_a_property_twice_is_one_with_the_last()
    {
        var (tenant, _) = await ATenantWithCallsAsync();
        using var body = new StringContent(
            """{"title":"T","blocks":[{"kind":"tile","title":"Calls","question":{"from":"2020-01-01","from":"2021-01-01","shape":"bars","groupBy":"stage","groupBy":"member","measures":[{"metric":"calls"}]}}],"recipients":[]}""", Encoding.UTF8, "application/json");

        using var made = await tenant.Api.PostAsync("/api/v1/reports", body);

        Assert.True(made.StatusCode == HttpStatusCode.Created, await made.Content.ReadAsStringAsync());
        Assert.Equal("member", (await made.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("blocks")[0].GetProperty("question").GetProperty("groupBy")[0].GetString());
    }

    private async Task<(TestTenant Tenant, TestMember Owner)> ATenantWithCallsAsync()
    {
        var tenant = await _product.ATenant().WithMember(Role.Rep, "rita");
        await tenant.ACallAsync(SampleCalls.Saying("One?", "Yes."), ("rep", tenant.Member("rita").Email));
        await tenant.ACallAsync(SampleCalls.Saying("Two?", "Yes."), ("rep", tenant.Member("rita").Email));
        return (tenant, await tenant.OwnerAsync());
    }

    private static async Task<Guid> MadeAsync(HttpClient api, object body)
    {
        using var answer = await api.PostAsJsonAsync("/api/v1/reports", body);
        var said = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.Created, said);
        return JsonSerializer.Deserialize<JsonElement>(said).GetProperty("id").GetGuid();
    }

    private static async Task<JsonElement> RunAsync(HttpClient api, Guid report, object body)
    {
        using var answer = await api.PostAsJsonAsync($"/api/v1/reports/{report}/runs", body);
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        async Task<JsonElement> LastAsync() => (await api.GetFromJsonAsync<JsonElement>($"/api/v1/reports/{report}/runs")).GetProperty("items")[0];
        await Eventually.IsAsync("The run is ready", async () => (await LastAsync()).GetProperty("status").GetString(), "ready");
        return await LastAsync();
    }
}
