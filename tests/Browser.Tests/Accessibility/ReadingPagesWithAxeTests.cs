using System.Net;
using CallInsight.Contracts;
using CallInsight.Contracts.Tenants;
using CallInsight.Testing;
using CallInsight.Testing.Web;
using Microsoft.Playwright;
using Xunit;

namespace CallInsight.Browser.Tests.Accessibility;

/// <summary>Every page passes axe, in both themes, as a stranger sees it and as an owner does, and complains of nothing in the console.</summary>
public sealed class ReadingPagesWithAxeTests(ProductHost product, Chromium chromium)
{
    public static TheoryData<Window> Windows => [new Window(), new Window(390, Dark: true)];

    [Theory]
    [MemberData(nameof(Windows))]
    public async Task No_page_has_a_fault(Window window)
    {
        var tenant = await product.ATenant();
        var samples = SamplesOf((await tenant.OwnerAsync()).Id, await tenant.ACallAsync(), await tenant.ATeamAsync("Sales"), await tenant.ABulkWorkAsync(), await tenant.AWebhookAsync(), await ADashboard.MakeAsync(tenant), await tenant.AReportAsync(), await tenant.AConnectionAsync());
        var stranger = await chromium.OpenAsync(product, window);
        var owner = await chromium.OpenAsync(product, window, tenant, await tenant.OwnerAsync());

        var pages = PortalPages.Of(product, samples);
        var faults = new List<string>();
        foreach (var page in pages)
        {
            faults.AddRange(await FaultsAsync(owner, $"/t/{tenant.Slug}{page.Address}", mustBeThere: !page.Open));
            if (page.Open)
            {
                faults.AddRange(await FaultsAsync(stranger, await AddressForStrangersAsync(tenant, page.Address), mustBeThere: false));
            }
        }

        // Where there is something to draw and to compare; the sample call is of March.
        foreach (var asked in new[] { "trends?metric=talkRatio&split=stage", "compare?of=reps", "explore?group=stage&metric=talkRatio&agg=mean&arg=&compare=previous" })
        {
            faults.AddRange(await FaultsAsync(owner, $"/t/{tenant.Slug}/{asked}&from=2026-03-01&to=2026-03-31", mustBeThere: true));
        }

        Assert.NotEmpty(pages);
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Fact]
    public async Task No_page_is_wider_than_the_narrowest_screen()
    {
        var tenant = await product.ATenant();
        var owner = await tenant.OwnerAsync();
        var calls = await BusyTenant.FillAsync(tenant, owner.Email);
        var samples = SamplesOf(owner.Id, calls[0], await tenant.ATeamAsync("Customers of the public sector and their neighbours"), await tenant.ABulkWorkAsync(), await tenant.AWebhookAsync(), await ADashboard.MakeAsync(tenant), await tenant.AReportAsync(), await tenant.AConnectionAsync());
        var page = await chromium.OpenAsync(product, new Window(320), tenant, owner);
        var wide = new List<string>();
        foreach (var address in PortalPages.Of(product, samples).Select(p => p.Address).Append($"/calls/{calls[0]}?show=talkRatio").Append("/calls?q=budget").Append("/bulk/new?all=true").Append($"/compare?of=calls&with={calls[0]},{calls[1]},{calls[2]}").Append("/trends?metric=talkRatio&split=stage"))
        {
            await page.GotoAsync($"/t/{tenant.Slug}{address}");
            if (await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth") is > 320 and var width)
            {
                wide.Add($"{address}: {width} px");
            }
        }

        await page.GotoAsync("/docs");
        Assert.Equal(320, await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));
        Assert.Empty(wide);
    }

    [Theory]
    [MemberData(nameof(Windows))]
    public async Task No_page_of_operators_has_a_fault(Window window)
    {
        var (account, pages) = await OfOperatorsAsync();
        var browser = await chromium.OpenAsync(product, window, account);
        var faults = new List<string>();
        foreach (var page in pages)
        {
            faults.AddRange(await FaultsAsync(browser, page.Address, mustBeThere: true));
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Fact]
    public async Task No_page_of_operators_is_wider_than_the_narrowest_screen()
    {
        var (account, pages) = await OfOperatorsAsync();
        var browser = await chromium.OpenAsync(product, new Window(320), account);
        var wide = new List<string>();
        foreach (var page in pages)
        {
            await browser.GotoAsync(page.Address);
            if (await browser.EvaluateAsync<int>("() => document.documentElement.scrollWidth") is > 320 and var width)
            {
                wide.Add($"{page.Address}: {width} px");
            }
        }

        Assert.Empty(wide);
    }

    [Fact]
    public async Task A_suspended_workspace_is_read_without_fault()
    {
        var (account, tenant) = (await product.AnOperatorAsync(), await product.ATenant());
        CallContext.Enter(tenant.Id);
        await product.Grains.Tenant(tenant.Id).Suspend(new SuspendTenant(Actor.OfOperator(account.Id), "unpaid"));
        var stranger = await chromium.OpenAsync(product, new Window(390));

        var faults = await FaultsAsync(stranger, $"/t/{tenant.Slug}/", mustBeThere: false);

        Assert.DoesNotContain(faults, f => !f.Contains("403 (Forbidden)", StringComparison.Ordinal));
    }

    /// <summary>An operator, and every page of operators with something in it.</summary>
    private async Task<(TestOperator Account, IReadOnlyList<PortalPages.PortalPage> Pages)> OfOperatorsAsync()
    {
        var (account, tenant) = (await product.AnOperatorAsync(), await product.ATenant());
        var call = await tenant.ACallAsync();
        // One that has ended: others walk through their workspaces at the same time.
        await TestDatabase.RunAsync(product.Database.Superuser, "insert into announcements (announcement_id, kind, message, begins_at, ends_at) values (gen_random_uuid(), 'warn', 'The platform is brought up to date on Sunday from 6 to 7.', now() - interval '2 hours', now() - interval '1 hour')");
        await TestDatabase.RunAsync(product.Database.Superuser, $"insert into jobs (tenant_id, job_id, kind, subject_id, attempts, run_after, created_at, failed_at) values ('{tenant.Id}', gen_random_uuid(), 'analyse', '{call}', 5, now(), now(), now())");
        await TestDatabase.RunAsync(
            product.Database.Superuser,
            "insert into errors (fingerprint, category, message, exception, place, release, count, first_at, last_at, last_trace) values (sha256(random()::text::bytea), 'CallInsight.Web', 'A place {Where} broke.', 'System.InvalidOperationException', 'A.Very.Long.Namespace.With.A.Class.And.A.Method\nAnother.Method', '0.1.0+abcdef0123456789', 12, now(), now(), '4bf92f3577b34da6a3ce929d0e0e4736')");
        var pages = PortalPages.OfOperators(product, new Dictionary<string, string>(StringComparer.Ordinal) { ["tenants"] = tenant.Id.ToString(), ["link"] = await account.InviteAsync() });
        Assert.NotEmpty(pages);
        return (account, pages);
    }

    [Fact]
    public async Task A_page_with_faults_is_found()
    {
        var page = await chromium.OpenAsync(product, new Window());
        await page.SetContentAsync("<html><body><img src='x'><p style='color: #ccc; background: #fff'>pale</p></body></html>");

        var found = (await Axe.ReadAsync(page)).Select(v => v.Id).ToList();

        Assert.Contains("image-alt", found);
        Assert.Contains("color-contrast", found);
        Assert.Contains("html-has-lang", found);
    }

    private static Dictionary<string, string> SamplesOf(Guid member, Guid call, Guid team, Guid bulk, Guid webhook, ADashboard dashboard, Guid report, Guid connection) => new(StringComparer.Ordinal)
    {
        ["calls"] = call.ToString(),
        ["members"] = member.ToString(),
        ["people"] = member.ToString(),
        ["teams"] = team.ToString(),
        ["bulk"] = bulk.ToString(),
        ["webhooks"] = webhook.ToString(),
        ["sign-in"] = connection.ToString(),
        ["dashboards"] = dashboard.Id.ToString(),
        ["searches"] = dashboard.Search.ToString(),
        ["reports"] = report.ToString(),
        ["views"] = dashboard.Views[0].ToString(),
        ["link"] = "a-link-that-was-never-made",
    };

    /// <summary>A page that is open is there without a tenant, or in every tenant, or both.</summary>
    private async Task<string> AddressForStrangersAsync(TestTenant tenant, string address)
    {
        using var stranger = product.Client();
        using var answer = await stranger.GetAsync(address);
        return answer.StatusCode == HttpStatusCode.NotFound ? $"/t/{tenant.Slug}{address}" : address;
    }

    private static async Task<List<string>> FaultsAsync(IPage browser, string address, bool mustBeThere)
    {
        var faults = new List<string>();
        void Hear(object? sender, IConsoleMessage message)
        {
            if (message.Type == "error" && !message.Text.Contains("404 (Not Found)", StringComparison.Ordinal))
            {
                faults.Add($"{address}: console: {message.Text}");
            }
        }

        browser.Console += Hear;
        var answer = await browser.GotoAsync(address, new PageGotoOptions { WaitUntil = WaitUntilState.Load });
        if (answer is null || (mustBeThere ? answer.Status != 200 : answer.Status >= 500))
        {
            faults.Add($"{address}: answered {answer?.Status}");
        }

        var violations = await Axe.ReadAsync(browser);
        browser.Console -= Hear;
        faults.AddRange(violations.Select(v => $"{address}: {v.Id}: {v.Help} at {string.Join(", ", v.Nodes.Take(3).Select(n => n.Html))}"));
        return faults;
    }
}
