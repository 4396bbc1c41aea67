using CallInsight.Testing.Web;
using CallInsight.Web.Tenants;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Xunit;

namespace CallInsight.Browser.Tests.Journeys;

/// <summary>The same walk in a browser that runs no scripts: links and forms do everything, and each chart is a table.</summary>
public sealed class WalkingWithoutScriptsTests(Chromium chromium) : IAsyncLifetime
{
    private const string Owner = "ada@example.com";
    private const string Password = "correct horse battery staple";
    private readonly ProductHost _product = new();
    private IPage _page = null!;

    public async ValueTask InitializeAsync()
    {
        await _product.InitializeAsync();
        _page = await chromium.OpenAsync(_product, new Window(Scripts: false));
    }

    public ValueTask DisposeAsync() => _product.DisposeAsync();

    [Fact]
    public async Task Everything_can_be_done_by_links_and_forms()
    {
        await SetUpAsync();
        await SignOutAsync();
        await SignInAsync();
        using var api = _product.Client(await MakeKeyAsync());
        await BusyTenant.FillAsync(api, Owner);

        await ReadHomeAsync();
        await FindCallsAsync();
        await AskFreelyAsync();
        await FollowAsync("Calls", "Calls");
        await ReadACallAsync();
        await ChangeACallAsync();
        await ImportAFileAsync();
        await ChangeSettingsAsync();
        await ChangeTheThemeAsync();
        await SignOutAsync();
    }

    private async Task SetUpAsync()
    {
        await _page.GotoAsync($"/setup?key={await _product.Services.GetRequiredService<SetupTicket>().IssueAsync(TestContext.Current.CancellationToken)}");
        await _page.GetByLabel("Workspace name").FillAsync("Acme");
        await _page.GetByLabel("Your name").FillAsync("Ada Lovelace");
        await _page.GetByLabel("Your e-mail").FillAsync(Owner);
        await _page.GetByLabel("Password").FillAsync(Password);
        await PressAsync("Create workspace");
        await IsAtAsync("Home");
    }

    private async Task SignInAsync()
    {
        await _page.GetByLabel("E-mail or user name").FillAsync(Owner);
        await _page.GetByLabel("Password").FillAsync(Password);
        await PressAsync("Sign in");
        await IsAtAsync("Home");
    }

    private async Task SignOutAsync()
    {
        await OpenAsync("Profile menu:");
        await PressAsync("Sign out");
        await IsAtAsync("Sign in");
    }

    private async Task<string> MakeKeyAsync()
    {
        await FollowAsync("Settings", "Workspace");
        await FollowAsync("API keys", "API keys");
        await _page.GetByLabel("Name", new() { Exact = true }).FillAsync("Dialer");
        foreach (var scope in Contracts.Scopes.Every)
        {
            await _page.GetByLabel(Web.Integrations.ScopeNames.Label(scope), new() { Exact = true }).CheckAsync();
        }

        await PressAsync("Make key");
        Assert.False(await _page.GetByRole(AriaRole.Button, new() { Name = "Copy" }).IsVisibleAsync(), "A button that needs scripts is shown.");
        return await _page.InputValueAsync("#field-token");
    }

    private async Task ReadHomeAsync()
    {
        await FollowAsync("Home", "Home");
        Assert.False(await _page.Locator("ci-chart").IsVisibleAsync());
        Assert.Equal(30, await _page.Locator("section[aria-labelledby=trend] tbody tr:visible").CountAsync());
        await _page.GetByRole(AriaRole.Link, new() { Name = "90 days" }).ClickAsync();
        await IsAtAsync("Home");
        Assert.Contains("period=90", _page.Url, StringComparison.Ordinal);
        await FollowAsync("People", "People");
        await FollowAsync("Ada Lovelace", "Ada Lovelace");
        Assert.True(await _page.Locator("section[aria-labelledby=trend] tbody tr").First.IsVisibleAsync());
    }

    private async Task FindCallsAsync()
    {
        await FollowAsync("Calls", "Calls");
        await OpenAsync("Filter");
        await _page.GetByLabel("Stage", new() { Exact = true }).SelectOptionAsync("Discovery");
        await PressAsync("Apply");
        await StatusIsAsync("1 to 14 of 14");
        await _page.GetByRole(AriaRole.Link, new() { Name = "Remove filter Stage: Discovery" }).ClickAsync();
        await StatusIsAsync("1 to 25 of 28");
        await _page.GetByRole(AriaRole.Link, new() { Name = "Questions" }).ClickAsync();
        Assert.Equal("descending", await _page.Locator("th[aria-sort]").GetAttributeAsync("aria-sort"));
        await _page.GetByRole(AriaRole.Link, new() { Name = "Next", Exact = true }).ClickAsync();
        await StatusIsAsync("26 to 28 of 28");
        await _page.GetByRole(AriaRole.Searchbox, new() { Name = "Search what was said" }).FillAsync("migration");
        await PressAsync("Search");
        await StatusIsAsync("1 to 25 of 28");
        Assert.True(await _page.Locator(".hit mark").First.IsVisibleAsync());
    }

    private async Task AskFreelyAsync()
    {
        await FollowAsync("Trends", "Trends");
        await _page.GetByLabel("Measure", new() { Exact = true }).SelectOptionAsync("Talk ratio");
        await _page.GetByLabel("Split by").SelectOptionAsync("Stage");
        await PressAsync("Show");
        Assert.Equal(2, await _page.Locator(".chart-card").CountAsync());
        await _page.GetByRole(AriaRole.Textbox, new() { Name = "What happened" }).FillAsync("New pitch started");
        await PressAsync("Note something");
        Assert.True(await _page.Locator("ol.annotations >> text=New pitch started").IsVisibleAsync());
        await _page.Locator(".chart-card tbody td a").First.ClickAsync();
        await IsAtAsync("Calls");
        await FollowAsync("Compare Talk", "Compare");
        await FollowAsync("Add a call", "Calls");
        await _page.GetByRole(AriaRole.Link, new() { Name = "Compare Talk 05" }).ClickAsync();
        await IsAtAsync("Compare");
        Assert.Equal(2, await _page.Locator(".compare-frame thead th").CountAsync() - 1);
        await FollowAsync("Explore", "Explore");
        await _page.GetByLabel("Group 1").SelectOptionAsync("Stage");
        await PressAsync("Show");
        Assert.Contains("group=stage", _page.Url, StringComparison.Ordinal);
        Assert.True(await _page.GetByRole(AriaRole.Rowheader, new() { Name = "Closing" }).Last.IsVisibleAsync());
        await FollowAsync("Save this view", "Save a view");
        await _page.GetByLabel("Name", new() { Exact = true }).FillAsync("By stage");
        await PressAsync("Save");
        await FollowAsync("By stage", "Explore");
    }

    private async Task ReadACallAsync()
    {
        await FollowAsync("Talk 03 with Thistlebury Water", "Talk 03 with Thistlebury Water");
        await _page.GetByRole(AriaRole.Link, new() { Name = "Talk ratio of the rep" }).First.ClickAsync();
        Assert.True(await _page.Locator("#shown").IsVisibleAsync());
        await OpenAsync("Show the");
        Assert.True(await _page.Locator(".chart-footer tbody a").First.IsVisibleAsync());
        await _page.GetByRole(AriaRole.Searchbox, new() { Name = "Find in this call" }).FillAsync("proposal");
        await PressAsync("Find");
        await _page.GetByRole(AriaRole.Navigation, new() { Name = "Places found" }).GetByRole(AriaRole.Link).First.ClickAsync();
        Assert.EndsWith("#u8", _page.Url, StringComparison.Ordinal);
        Assert.True(await _page.Locator("#u8:target").IsVisibleAsync());
        await OpenAsync("Download");
        var download = await _page.RunAndWaitForDownloadAsync(() => _page.GetByRole(AriaRole.Link, new() { Name = "WebVTT" }).ClickAsync());
        Assert.StartsWith("WEBVTT", await File.ReadAllTextAsync((await download.PathAsync())!, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private async Task ChangeACallAsync()
    {
        await OpenAsync("Change names and roles");
        await _page.GetByLabel("Name of Ben Okri").FillAsync("Benjamin Okri");
        await _page.GetByLabel("Role of Ben Okri").SelectOptionAsync("Unknown");
        await PressAsync("Save and count again");
        Assert.True(await _page.GetByRole(AriaRole.Rowheader, new() { Name = "Benjamin Okri" }).IsVisibleAsync());
        await _page.GetByLabel("Outcome", new() { Exact = true }).SelectOptionAsync("Lost");
        await _page.Locator("section[aria-labelledby=deal-title]").GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        Assert.Contains("Lost", await _page.InnerTextAsync(".call-facts"), StringComparison.Ordinal);
        await OpenAsync("Rename");
        await _page.GetByLabel("Title", new() { Exact = true }).FillAsync("A better title");
        await _page.Locator(".page-actions").GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await IsAtAsync("A better title");
        await OpenAsync("Delete");
        await PressAsync("Delete this call");
        await StatusIsAsync("1 to 25 of 27");
    }

    private async Task ImportAFileAsync()
    {
        await FollowAsync("Import calls", "Import calls");
        await _page.SetInputFilesAsync("#drop-files", new FilePayload { Name = "talk.vtt", MimeType = "text/vtt", Buffer = "WEBVTT\n\n00:00.000 --> 00:04.000\n<v Ada>How are you?\n"u8.ToArray() });
        await PressAsync("Import");
        await FollowAsync("talk", "talk");
    }

    private async Task ChangeSettingsAsync()
    {
        await FollowAsync("Settings", "Workspace");
        await FollowAsync("Teams", "Teams");
        await _page.GetByLabel("Name", new() { Exact = true }).FillAsync("Sales");
        await PressAsync("Create team");
        await IsAtAsync("Sales");
        await FollowAsync("Members", "Members");
        await FollowAsync("Invite a member", "Invite a member");
        await _page.GetByLabel("E-mail").FillAsync("grace@example.com");
        await _page.GetByLabel("Name", new() { Exact = true }).FillAsync("Grace Hopper");
        await PressAsync("Invite");
        Assert.Contains("/link/", await _page.InputValueAsync("#field-link"), StringComparison.Ordinal);
        await FollowAsync("Trackers", "Trackers");
        await FollowAsync("Add a tracker", "Add a tracker");
        await _page.GetByLabel("Name", new() { Exact = true }).FillAsync("Pilot");
        await _page.GetByLabel("Words and phrases").FillAsync("pilot");
        await PressAsync("Save");
        await FollowAsync("Pilot", "Tracker Pilot");
    }

    private async Task ChangeTheThemeAsync()
    {
        await OpenAsync("Profile menu:");
        await PressAsync("Dark");
        Assert.Equal("dark", await _page.GetAttributeAsync("html", "data-theme"));
    }

    private Task OpenAsync(string summary) => _page.Locator("summary", new() { HasText = summary }).First.ClickAsync();

    private Task PressAsync(string button) => _page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    private async Task FollowAsync(string link, string heading)
    {
        await _page.GetByRole(AriaRole.Link, new() { Name = link }).First.ClickAsync();
        await IsAtAsync(heading);
    }

    private Task IsAtAsync(string heading) => _page.GetByRole(AriaRole.Heading, new() { Name = heading, Level = 1, Exact = true }).WaitForAsync();

    private Task StatusIsAsync(string text) => _page.Locator($".pager [role=status] >> text={text}").WaitForAsync();
}
