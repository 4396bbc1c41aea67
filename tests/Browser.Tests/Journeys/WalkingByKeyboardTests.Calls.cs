using Microsoft.Playwright;
using Xunit;

namespace CallInsight.Browser.Tests.Journeys;

public sealed partial class WalkingByKeyboardTests
{
    private async Task ReadHomeAsync()
    {
        await _keys.EnterAsync("Home", "a");
        await _keys.ArriveAsync("Home");
        await _keys.EnterAsync("Talk ratio", "a");
        await _keys.ArriveAsync("Calls");
        await _keys.EnterAsync("Home", "a");
        await _keys.ArriveAsync("Home");
        await _keys.ToAsync("Calls by day", "div");
        await _keys.PressAsync("End");
        var last = await ReadAsync("ci-chart");
        await _keys.PressAsync("ArrowLeft");
        Assert.NotEqual(last, await ReadAsync("ci-chart"));
        await _keys.PressAsync("Escape");
        Assert.Equal(string.Empty, await ReadAsync("ci-chart"));
        await _keys.EnterAsync("Show data as table", "summary");
        await _keys.ToAsync("Calls by day", "div");
    }

    private async Task FindCallsAsync()
    {
        await _keys.EnterAsync("Calls", "a");
        await _keys.ArriveAsync("Calls");
        await _keys.EnterAsync("Filter", "summary");
        await _keys.ChooseAsync("Stage", "Discovery");
        await _keys.EnterAsync("Apply", "button");
        await StatusAsync("1 to 14 of 14");
        await _keys.ArriveAsync("Calls");
        await _keys.EnterAsync("Remove filter Stage", "a");
        await StatusAsync("1 to 25 of 28");
        await _keys.ArriveAsync("Calls");
        await _keys.EnterAsync("Questions", "a");
        await _page.Locator("th[aria-sort=descending] >> text=Questions").WaitForAsync();
        await FocusIsOnAsync("th[aria-sort=descending] a");
        await _keys.EnterAsync("Next", "a");
        await StatusAsync("26 to 28 of 28");
        await _keys.ArriveAsync("Calls");
        await _keys.EnterAsync("Previous", "a");
        await StatusAsync("1 to 25 of 28");
        await _keys.ArriveAsync("Calls");
    }

    private async Task ReadACallAsync()
    {
        await _keys.EnterAsync("Talk 03", "a");
        await _keys.ArriveAsync("Talk 03 with Thistlebury Water");
        await _keys.EnterAsync("Talk ratio of the rep", "a");
        await FocusIsOnAsync("#shown");
        await _keys.EnterAsync("Close", "a");
        await _page.Locator("#shown").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await _keys.ToAsync("Who speaks when", "div");
        await _keys.PressAsync("ArrowRight");
        var first = await ReadAsync("ci-timeline");
        await _keys.PressAsync("ArrowRight");
        Assert.NotEqual(first, await ReadAsync("ci-timeline"));
        await _keys.PressAsync("Enter");
        await FocusIsOnAsync("li.line[data-target]");
        await _keys.WriteAsync("Find in this call", "proposal");
        await _keys.PressAsync("Enter");
        await _page.Locator("[data-found] >> text=turns with").WaitForAsync();
        var place = await _keys.ToAsync("9", "a");
        await _keys.PressAsync("Enter");
        Assert.Contains("#u8", place.Html, StringComparison.Ordinal);
        await FocusIsOnAsync("#u8");
    }

    private async Task ChangeACallAsync()
    {
        await _keys.EnterAsync("Rename", "summary");
        await _keys.ToAsync("Title", "input");
        await _keys.PressAsync("Escape");
        await FocusIsOnAsync("summary:has-text('Rename')");
        await _keys.EnterAsync("Change names and roles", "summary");
        await _keys.WriteAsync("Name of Ben Okri", "Benjamin Okri");
        await _keys.ChooseAsync("Role of Ben Okri", "Unknown");
        await _keys.EnterAsync("Save and count again", "button");
        await _page.Locator("th[scope=row] >> text=Benjamin Okri").WaitForAsync();
        await FocusIsOnAsync("#speakers-title");
        await _keys.ChooseAsync("Outcome", "Lost");
        await _keys.WriteAsync("Stage", "Closed");
        await _keys.EnterAsync("Save", "button");
        await _page.Locator(".call-facts >> text=Lost").WaitForAsync();
        await FocusIsOnAsync("#deal-title");
    }

    private async Task DownloadAsync()
    {
        await _keys.EnterAsync("Download", "summary");
        await _keys.ToAsync("Text", "a");
        var download = await _page.RunAndWaitForDownloadAsync(() => _keys.PressAsync("Enter"));
        Assert.Contains("Benjamin Okri", await File.ReadAllTextAsync((await download.PathAsync())!, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        await _keys.PressAsync("Escape");
        await FocusIsOnAsync("summary:has-text('Download')");
    }

    private async Task ImportAFileAsync()
    {
        await _keys.EnterAsync("Calls", "a");
        await _keys.ArriveAsync("Calls");
        await _keys.EnterAsync("Import calls", "a");
        await _keys.ArriveAsync("Import calls");
        await _keys.WriteAsync("Stage", "Demo");
        await _keys.ToAsync("Drop transcripts here", "input");
        await _page.SetInputFilesAsync("#drop-files", new FilePayload { Name = "talk.vtt", MimeType = "text/vtt", Buffer = "WEBVTT\n\n00:00.000 --> 00:04.000\n<v Ada>How are you?\n\n00:04.500 --> 00:09.000\n<v Ben>Fine, thank you.\n"u8.ToArray() });
        await _page.Locator("ci-drop [role=status] >> text=1 of 1 files done, 0 refused").WaitForAsync();
        await _keys.EnterAsync("talk", "a");
        await _keys.ArriveAsync("talk");
    }

    private Task<string> ReadAsync(string element)
        => _page.EvaluateAsync<string>("name => { const e = document.querySelector(name); return (e.shadowRoot ?? e).querySelector('[aria-live]').textContent; }", element);

    private Task StatusAsync(string text) => _page.Locator($".pager [role=status] >> text={text}").WaitForAsync();

    private async Task FocusIsOnAsync(string selector)
    {
        await _page.Locator(selector).First.WaitForAsync();
        await _page.WaitForFunctionAsync("e => e === document.activeElement", await _page.Locator(selector).First.ElementHandleAsync());
    }
}
