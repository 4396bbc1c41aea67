using CallInsight.Testing.Web;
using Microsoft.Playwright;
using Xunit;

namespace CallInsight.Browser.Tests.Loading;

/// <summary>What a first visit to a page costs and how still it stands: bytes, moved content, complaints in the console.</summary>
public sealed class LoadingPagesTests(ProductHost product, Chromium chromium)
{
    // Of what is sent, with headers; the build compresses with gzip, a published product with brotli, which is smaller.
    private const int MostBytes = 300_000;
    private const double MostShift = 0.05;
    private const string SignIn = "/signin";

    public static TheoryData<Window> Windows => [new Window(), new Window(390, Dark: true)];

    [Theory]
    [MemberData(nameof(Windows))]
    public async Task A_page_comes_light_and_stays_where_it_is(Window window)
    {
        var tenant = await product.ATenant();
        var owner = await tenant.OwnerAsync();
        var calls = await BusyTenant.FillAsync(tenant, owner.Email);
        var faults = new List<string>();
        var dashboard = await ADashboard.MakeAsync(tenant);
        foreach (var path in PathsOf(calls, owner.Id, dashboard))
        {
            // A window of its own for each page: nothing of the last one is remembered.
            var page = await chromium.OpenAsync(product, window, tenant, path == SignIn ? null : owner);
            var visit = await PageVisit.BeginAsync(page);
            await page.GotoAsync($"/t/{tenant.Slug}{path}", new PageGotoOptions { WaitUntil = WaitUntilState.NetworkIdle });
            faults.AddRange((await visit.FaultsAsync(MostBytes, MostShift)).Select(f => $"{path}: {f}"));
            await page.Context.CloseAsync();
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Theory]
    [MemberData(nameof(Windows))]
    public async Task Going_from_page_to_page_moves_nothing(Window window)
    {
        var tenant = await product.ATenant();
        var owner = await tenant.OwnerAsync();
        await BusyTenant.FillAsync(tenant, owner.Email);
        var page = await chromium.OpenAsync(product, window, tenant, owner);
        var visit = await PageVisit.BeginAsync(page);
        await page.GotoAsync($"/t/{tenant.Slug}/", new PageGotoOptions { WaitUntil = WaitUntilState.NetworkIdle });
        var faults = new List<string>();
        foreach (var (place, heading) in new[] { ("Calls", "Calls"), ("People", "People"), ("Trends", "Trends"), ("Compare", "Compare"), ("Topics", "Topics"), ("Patterns", "Patterns"), ("Explore", "Explore"), ("Home", "Home"), ("Settings", "Workspace") })
        {
            await page.GetByRole(AriaRole.Navigation, new() { Name = "Main" }).GetByRole(AriaRole.Link, new() { Name = place }).ClickAsync();
            await page.GetByRole(AriaRole.Heading, new() { Name = heading, Level = 1, Exact = true }).WaitForAsync();
            await visit.ArriveAsync();
            await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
            faults.AddRange((await visit.FaultsAsync(int.MaxValue, MostShift)).Select(f => $"after going to {place}: {f}"));
        }

        Assert.True(await page.EvaluateAsync<bool>("() => performance.getEntriesByType('navigation').length === 1 && performance.getEntriesByType('resource').some(r => r.initiatorType === 'fetch')"), "The pages were not loaded in place.");
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Fact]
    public async Task Content_that_moves_is_found()
    {
        var page = await chromium.OpenAsync(product, new Window());
        var visit = await PageVisit.BeginAsync(page);
        await page.GotoAsync("/docs");
        await page.EvaluateAsync("() => new Promise(done => requestAnimationFrame(() => { document.body.style.marginTop = '300px'; setTimeout(done, 100); }))");

        var faults = await visit.FaultsAsync(1, MostShift);

        Assert.Contains(faults, f => f.Contains("moved", StringComparison.Ordinal));
        Assert.Contains(faults, f => f.Contains("bytes", StringComparison.Ordinal));
    }

    private static IReadOnlyList<string> PathsOf(IReadOnlyList<Guid> calls, Guid member, ADashboard dashboard) =>
    [
        SignIn, "/", "/?metric=talkRatio", "/calls", "/calls?q=budget", $"/calls/{calls[0]}", $"/calls/{calls[0]}?show=talkRatio#shown", "/people", $"/people/{member}", "/topics", "/patterns", "/benchmarks?edit=talkRatio",
        "/trends", "/trends?metric=talkRatio&split=stage", "/compare", $"/compare?of=calls&with={calls[0]},{calls[1]}", "/explore", "/views", "/views/new?page=trends", "/searches", "/searches/new?state=q%3Dbudget", $"/dashboards/{dashboard.Id}", $"/dashboards/{dashboard.Id}/edit",
        "/import", "/notifications", "/notifications/choices", "/bulk", "/bulk/new?all=true", "/profile", "/settings/workspace", "/settings/members", "/settings/members/invite/list", "/settings/teams", "/settings/roles", "/settings/api-keys", "/settings/provisioning", "/settings/sign-in", "/settings/audit", "/settings/trackers", "/settings/analysis",
    ];
}
