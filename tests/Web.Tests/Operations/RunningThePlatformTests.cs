using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CallInsight.Contracts;
using CallInsight.Contracts.Tenants;
using CallInsight.Testing;
using CallInsight.Testing.Web;
using Xunit;

namespace CallInsight.Web.Tests.Operations;

public sealed class RunningThePlatformTests(ProductHost product)
{
    [Fact]
    public async Task A_suspended_workspace_says_so_and_opens_nothing_until_it_is_resumed()
    {
        var (ada, tenant) = (await product.AnOperatorAsync(), await product.ATenant());
        var owner = await tenant.OwnerAsync();
        var address = $"/operator/tenants/{tenant.Id}";

        using var suspended = await ada.SendAsync(address, "suspend", ("reason", "unpaid since March"));
        await Eventually.IsAsync("The key is refused", async () => (await tenant.Api.GetAsync("/api/v1/calls")).StatusCode, HttpStatusCode.Forbidden);
        using var byKey = await tenant.Api.GetAsync("/api/v1/calls");
        using var page = await owner.Browser.GetAsync($"/t/{tenant.Slug}/calls");
        using var byPath = await tenant.Api.GetAsync($"/t/{tenant.Slug}/api/v1/calls");
        using var posted = await owner.Browser.PostAsync($"/t/{tenant.Slug}/signin", new FormUrlEncodedContent([]));
        using var resumed = await ada.SendAsync(address, "resume");
        await Eventually.IsAsync("The key is good again", async () => (await tenant.Api.GetAsync("/api/v1/calls")).StatusCode, HttpStatusCode.OK);
        using var open = await owner.Browser.GetAsync($"/t/{tenant.Slug}/calls");

        Assert.Equal($"{address}?done=suspended", PathOf(suspended));
        Assert.Equal("tenant.suspended", (await byKey.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString());
        Assert.Equal("tenant.suspended", (await byPath.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString());
        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden), (page.StatusCode, posted.StatusCode));
        Assert.Contains("is suspended", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("unpaid", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal($"{address}?done=resumed", PathOf(resumed));
        Assert.Equal(HttpStatusCode.OK, open.StatusCode);
        Assert.Equal(
            "tenant.suspended:unpaid since March,tenant.resumed:",
            await TestDatabase.RunAsync(product.Database.Connections.Operator, $"select string_agg(action || ':' || coalesce(detail, ''), ',' order by at) from operator_entries where about_tenant = '{tenant.Id}' and operator_id = '{ada.Id}'"));
        Assert.Equal(
            2L,
            await TestDatabase.RunAsync(product.Database.Superuser, $"select count(*) from audit_entries where tenant_id = '{tenant.Id}' and actor_kind = 'operator' and actor_id = '{ada.Id}' and action in ('tenant.suspended', 'tenant.resumed')"));
    }

    [Fact]
    public async Task Suspending_twice_is_the_same_as_once_and_members_may_not()
    {
        var (ada, tenant) = (await product.AnOperatorAsync(), await product.ATenant());
        CallContext.Enter(tenant.Id);
        var grain = product.Grains.Tenant(tenant.Id);

        var byMember = await grain.Suspend(new SuspendTenant(new Actor("member", Guid.CreateVersion7(), Role.Owner, [], [], null), "spite"));
        var byToken = await grain.Suspend(new SuspendTenant(Actor.Operator, "nobody in particular"));
        var without = await grain.Suspend(new SuspendTenant(Actor.OfOperator(ada.Id), " "));
        await grain.Suspend(new SuspendTenant(Actor.OfOperator(ada.Id), "first"));
        await grain.Suspend(new SuspendTenant(Actor.OfOperator(ada.Id), "second"));

        Assert.Equal(("permission.denied", "permission.denied", "tenant.invalid"), (byMember.Refusal?.Code, byToken.Refusal?.Code, without.Refusal?.Code));
        Assert.Equal("first", await TestDatabase.RunAsync(product.Database.Connections.Operator, $"select string_agg(detail, ',') from operator_entries where about_tenant = '{tenant.Id}'"));
    }

    [Fact]
    public async Task Workspaces_are_found_by_name_address_and_id_with_their_counts()
    {
        var (ada, tenant) = (await product.AnOperatorAsync(), await product.ATenant().OnPlan("team").WithMember(Role.Rep, "ben"));
        await tenant.ACallAsync();

        foreach (var wanted in new[] { tenant.Slug[5..20].ToUpperInvariant(), tenant.Id.ToString() })
        {
            var list = await ada.Browser.GetStringAsync($"/operator/tenants?q={wanted}&status=active");

            Assert.Contains($"/operator/tenants/{tenant.Id}", list, StringComparison.Ordinal);
            Assert.Contains("of 1<", list, StringComparison.Ordinal);
            Assert.Contains("<td>team</td>", list, StringComparison.Ordinal);
        }

        var page = await ada.Browser.GetStringAsync($"/operator/tenants/{tenant.Id}");
        Assert.Contains("<dt>ready</dt><dd>1</dd>", page, StringComparison.Ordinal);
        Assert.Contains("<dt>rep, active</dt><dd>1</dd>", page, StringComparison.Ordinal);
        Assert.Contains("No workspace found", await ada.Browser.GetStringAsync("/operator/tenants?q=no-such-workspace-anywhere"), StringComparison.Ordinal);
        using var missing = await ada.Browser.GetAsync($"/operator/tenants/{Guid.CreateVersion7()}");
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
    }

    [Fact]
    public async Task A_job_that_was_given_up_is_done_when_an_operator_retries_it()
    {
        var (ada, tenant) = (await product.AnOperatorAsync(), await product.ATenant());
        var (call, job) = (await tenant.ACallAsync(), Guid.CreateVersion7());
        await TestDatabase.RunAsync(product.Database.Superuser, $"insert into jobs (tenant_id, job_id, kind, subject_id, attempts, run_after, created_at, failed_at) values ('{tenant.Id}', '{job}', 'try', '{call}', 5, now(), now(), now())");

        using var retried = await ada.SendAsync("/operator/jobs", $"job-{job:N}");

        Assert.Equal("/operator/jobs?done=retried", PathOf(retried));
        await Eventually.IsAsync("The job is done", async () => await TestDatabase.RunAsync(product.Database.Superuser, $"select count(*) from jobs where job_id = '{job}'"), 0L);
        Assert.Equal(1L, await TestDatabase.RunAsync(product.Database.Connections.Operator, $"select count(*) from operator_entries where action = 'job.retried' and about_tenant = '{tenant.Id}' and operator_id = '{ada.Id}'"));
    }

    [Fact]
    public async Task An_announcement_stands_on_every_workspaces_pages_until_it_is_put_away_or_ended()
    {
        var (ada, tenant) = (await product.AnOperatorAsync(), await product.ATenant());
        var (owner, message) = (await tenant.OwnerAsync(), $"Maintenance {Guid.NewGuid():N}");
        var home = $"/t/{tenant.Slug}/";

        using var made = await ada.SendAsync("/operator/announcements", "announce", ("message", message), ("kind", "warn"), ("hours", "4"));
        var shown = await owner.Browser.GetStringAsync(home);
        var id = Guid.ParseExact((string)(await TestDatabase.RunAsync(product.Database.Connections.Reader, $"select announcement_id::text from announcements where message = '{message}'"))!, "D");
        using var request = new HttpRequestMessage(HttpMethod.Get, home);
        request.Headers.Add("Cookie", $"ci-read={id:N}; {owner.CookieName}={owner.Cookie}");
        using var again = await product.Client().SendAsync(request);
        using var ended = await ada.SendAsync("/operator/announcements", $"end-{id:N}");

        Assert.Equal("/operator/announcements?done=made", PathOf(made));
        Assert.Contains(message, shown, StringComparison.Ordinal);
        Assert.DoesNotContain(message, await again.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("/operator/announcements?done=ended", PathOf(ended));
        Assert.DoesNotContain(message, await owner.Browser.GetStringAsync(home), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Putting_an_announcement_away_is_remembered_by_the_browser()
    {
        var (ada, tenant) = (await product.AnOperatorAsync(), await product.ATenant());
        var (owner, id) = (await tenant.OwnerAsync(), await ada.AnnounceAsync($"Maintenance {Guid.NewGuid():N}"));

        using var away = await owner.PostAsync($"/t/{tenant.Slug}/profile", $"/t/{tenant.Slug}/announcements/dismiss", ("announcement", id.ToString()));

        Assert.Contains(away.Headers.GetValues("Set-Cookie"), c => c.StartsWith($"ci-read={id:N}", StringComparison.Ordinal) && c.Contains($"path=/t/{tenant.Slug}", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Figures_come_live()
    {
        var ada = await product.AnOperatorAsync();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await using var events = await ada.Browser.GetStreamAsync("/operator/live", patience.Token);
        using var reader = new StreamReader(events);

        var lines = new[] { await reader.ReadLineAsync(patience.Token), await reader.ReadLineAsync(patience.Token) };

        Assert.Contains("event: figures", lines);
        var figures = JsonSerializer.Deserialize<JsonElement>(lines.Single(l => l!.StartsWith("data:", StringComparison.Ordinal))!["data:".Length..]);
        Assert.True(figures.TryGetProperty("jobsFailed", out _));
    }

    [Fact]
    public async Task The_cluster_page_shows_the_process_its_release_and_the_silo()
    {
        var (ada, _) = (await product.AnOperatorAsync(), await product.ATenant());
        await Eventually.IsAsync("The process has told", async () => await TestDatabase.RunAsync(product.Database.Connections.Operator, "select count(*) > 0 from processes"), true);

        var page = await ada.Browser.GetStringAsync("/operator");

        Assert.Contains("All in one", page, StringComparison.Ordinal);
        Assert.Contains("Active", page, StringComparison.Ordinal);
        Assert.Contains("TenantGrain", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Errors_queries_and_the_dashboard_of_orleans_are_for_operators()
    {
        var ada = await product.AnOperatorAsync();
        await TestDatabase.RunAsync(product.Database.Superuser, "insert into errors (fingerprint, category, message, release, count, first_at, last_at) values (sha256(random()::text::bytea), 'CallInsight.Tests', 'The planted one broke {What}.', '1.0', 7, now(), now())");

        Assert.Contains("The planted one broke {What}.", await ada.Browser.GetStringAsync("/operator/errors"), StringComparison.Ordinal);
        Assert.Contains("Running now", await ada.Browser.GetStringAsync("/operator/queries"), StringComparison.Ordinal);
        Assert.Contains("<html", await ada.Browser.GetStringAsync("/operator/orleans/"), StringComparison.Ordinal);
        foreach (var path in new[] { "/operator/errors", "/operator/queries", "/operator/orleans/", "/operator/orleans/DashboardCounters", "/operator/live" })
        {
            using var stranger = await product.Client(ProductHost.OperatorToken).GetAsync(path);

            Assert.Equal((path, HttpStatusCode.Found), (path, stranger.StatusCode));
        }
    }

    private string PathOf(HttpResponseMessage answer) => new Uri(new Uri(product.Address), answer.Headers.Location!).PathAndQuery;
}
