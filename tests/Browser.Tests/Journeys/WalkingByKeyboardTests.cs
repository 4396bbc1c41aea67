using System.Text.Json;
using CallInsight.Testing.Web;
using CallInsight.Web.Tenants;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Xunit;

namespace CallInsight.Browser.Tests.Journeys;

/// <summary>
/// One walk through the whole product with Tab, Shift-Tab, Enter, Space, arrows and Escape alone, from the first set-up link to
/// signing out. At each stop the focus must be seen, uncovered and in the order of the page.
/// </summary>
public sealed partial class WalkingByKeyboardTests(Chromium chromium) : IAsyncLifetime
{
    private const string Owner = "ada@example.com";
    private const string Password = "correct horse battery staple";
    private readonly ProductHost _product = new();
    private Keyboard _keys = null!;
    private IPage _page = null!;

    public async ValueTask InitializeAsync()
    {
        await _product.InitializeAsync();
        _page = await chromium.OpenAsync(_product, new Window());
        _keys = new Keyboard(_page);
    }

    public ValueTask DisposeAsync() => _product.DisposeAsync();

    [Fact]
    public async Task Everything_can_be_done_by_keyboard_alone()
    {
        await SetUpAsync();
        await SignOutAndInAsync();
        await ImportCallsAsync(await MakeKeyAsync());
        await ReadHomeAsync();
        await FindCallsAsync();
        await ReadACallAsync();
        await ChangeACallAsync();
        await DownloadAsync();
        await ImportAFileAsync();
        await AskFreelyAsync();
        await MakeATeamAsync();
        await InviteAsync();
        await MakeATrackerAsync();
        await ChangeTheThemeAsync();
        await GoAroundEveryPageAsync();
        await SignOutAsync();

        Assert.True(_keys.Faults.Count == 0, string.Join('\n', _keys.Faults));
    }

    private async Task SetUpAsync()
    {
        var key = await _product.Services.GetRequiredService<SetupTicket>().IssueAsync(TestContext.Current.CancellationToken);
        await _page.GotoAsync($"/setup?key={key}");
        await _keys.WriteAsync("Workspace name", "Acme");
        await _keys.WriteAsync("Your name", "Ada Lovelace");
        await _keys.WriteAsync("Your e-mail", Owner);
        await _keys.WriteAsync("Password", Password);
        await _keys.EnterAsync("Create workspace", "button");
        await _keys.ArriveAsync("Home", inPlace: false);
    }

    private async Task SignOutAndInAsync()
    {
        await SignOutAsync();
        await _keys.WriteAsync("E-mail or user name", Owner);
        await _keys.WriteAsync("Password", Password);
        await _keys.ToAsync("Keep me signed in", "input");
        await _keys.PressAsync("Space");
        await _keys.EnterAsync("Sign in", "button");
        await _keys.ArriveAsync("Home", inPlace: false);
    }

    private async Task SignOutAsync()
    {
        await _keys.EnterAsync("AL Profile menu:", "summary");
        await _keys.EnterAsync("Sign out", "button");
        await _keys.ArriveAsync("Sign in", inPlace: false);
    }

    private async Task<string> MakeKeyAsync()
    {
        await _keys.EnterAsync("Settings", "a");
        await _keys.ArriveAsync("Workspace");
        await _keys.EnterAsync("API keys", "a");
        await _keys.ArriveAsync("API keys");
        await _keys.WriteAsync("Name", "Dialer");
        foreach (var scope in Contracts.Scopes.Every)
        {
            await _keys.ToAsync(Web.Integrations.ScopeNames.Label(scope), "input");
            await _keys.PressAsync("Space");
        }

        await _keys.EnterAsync("Make key", "button");
        await _page.Locator("#field-token").WaitForAsync();
        await _keys.ToAsync("Key “Dialer”", "input");
        var token = await _page.InputValueAsync("#field-token");
        await _keys.EnterAsync("Copy", "button");
        return token;
    }

    private async Task ImportCallsAsync(string key)
    {
        using var api = _product.Client(key);
        await BusyTenant.FillAsync(api, Owner);
    }

    private async Task MakeATeamAsync()
    {
        await ToSettingsAsync("Teams");
        await _keys.WriteAsync("Name", "Sales");
        await _keys.EnterAsync("Create team", "button");
        await _keys.ArriveAsync("Sales", inPlace: false);
    }

    private async Task InviteAsync()
    {
        await ToSettingsAsync("Members");
        await _keys.EnterAsync("Invite a member", "a");
        await _keys.ArriveAsync("Invite a member");
        await _keys.WriteAsync("E-mail", "grace@example.com");
        await _keys.WriteAsync("Name", "Grace Hopper");
        await _keys.ChooseAsync("Team", "Sales");
        await _keys.EnterAsync("Invite", "button");
        await _page.Locator("#field-link").WaitForAsync();
        var link = await _keys.ToAsync("Invitation of Grace Hopper", "input");
        Assert.Contains("/link/", link.Html, StringComparison.Ordinal);
    }

    private async Task MakeATrackerAsync()
    {
        await ToSettingsAsync("Trackers");
        await _keys.EnterAsync("Add a tracker", "a");
        await _keys.ArriveAsync("Add a tracker");
        await _keys.WriteAsync("Name", "Pilot");
        await _keys.WriteAsync("Words and phrases", "pilot");
        await _keys.ChooseAsync("Said by", "Customer");
        await _keys.EnterAsync("Save", "button");
        await _keys.ArriveAsync("Trackers", inPlace: false);
        await _keys.ToAsync("Pilot", "a");
    }

    private async Task ToSettingsAsync(string tab)
    {
        await _keys.EnterAsync("Settings", "a");
        await _keys.ArriveAsync("Workspace");
        await _keys.EnterAsync(tab, "a");
        await _keys.ArriveAsync(tab);
    }

    private async Task ChangeTheThemeAsync()
    {
        await _keys.EnterAsync("AL Profile menu:", "summary");
        await _keys.ToAsync("Dark", "button");
        await _keys.PressAsync("Space");
        Assert.Equal("dark", await _page.GetAttributeAsync("html", "data-theme"));
        await _keys.PressAsync("Escape");
        Assert.Equal("summary", (await Focus.OfAsync(_page)).Tag);
        Assert.False(await _page.Locator(".menu-panel").IsVisibleAsync());
    }

    private async Task GoAroundEveryPageAsync()
    {
        var call = JsonSerializer.Deserialize<JsonElement>(await _page.EvaluateAsync<string>("async () => JSON.stringify([...new DOMParser().parseFromString(await (await fetch('/t/acme/calls')).text(), 'text/html').querySelectorAll('tbody a')].map(a => a.getAttribute('href')))"))[0];
        foreach (var path in new[] { "/", "/calls", "/people", "/trends", "/compare?of=periods", "/explore", "/views", "/topics", "/patterns", "/benchmarks?edit=talkRatio", "/import", "/profile", "/settings/workspace", "/settings/members", "/settings/members/invite/list", "/settings/teams", "/settings/roles", "/settings/api-keys", "/settings/provisioning", "/settings/sign-in", "/settings/audit", "/settings/trackers", "/settings/analysis" }.Select(p => $"/t/acme{p}").Append(call.GetString()! + "?show=talkRatio"))
        {
            await _page.GotoAsync(path, new PageGotoOptions { WaitUntil = WaitUntilState.NetworkIdle });
            await _keys.GoAroundAsync();
        }
    }
}
