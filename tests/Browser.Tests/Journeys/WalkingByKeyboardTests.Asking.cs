using Microsoft.Playwright;
using Xunit;

namespace CallInsight.Browser.Tests.Journeys;

public sealed partial class WalkingByKeyboardTests
{
    /// <summary>Asks for a course, notes something beside it, keeps the view, and puts two views on a dashboard in another order.</summary>
    private async Task AskFreelyAsync()
    {
        await _keys.EnterAsync("Trends", "a");
        await _keys.ArriveAsync("Trends");
        await _keys.ChooseAsync("Measure", "Interactivity");
        await _keys.ChooseAsync("Split by", "Rep");
        await _keys.EnterAsync("Show", "button");
        await _page.GetByRole(AriaRole.Heading, new() { Name = "Ada Lovelace: Interactivity by day" }).WaitForAsync();
        await _keys.WriteAsync("What happened", "New pitch started");
        await _keys.EnterAsync("Note something", "button");
        await _page.Locator("ol.annotations >> text=New pitch started").WaitForAsync();
        await SaveViewAsync("By stage");
        await _keys.EnterAsync("Explore", "a");
        await _keys.ArriveAsync("Explore");
        await SaveViewAsync("By rep");
        await _keys.WriteAsync("New dashboard", "Monday");
        await _keys.EnterAsync("Make the dashboard", "button");
        await _keys.ArriveAsync("Change Monday", inPlace: false);
        foreach (var view in new[] { "By rep", "By stage" })
        {
            await _keys.EnterAsync("Add", "button");
            await _page.Locator($".tile-order >> text={view}").WaitForAsync();
        }

        await _keys.EnterAsync("Move By stage up", "button");
        await _page.Locator(".tile-order li:first-child >> text=By stage").WaitForAsync();
        await _keys.EnterAsync("Back to the dashboard", "a");
        await _keys.ArriveAsync("Monday");
        Assert.Equal(["By stage", "By rep"], await _page.Locator(".tile-body > .card-heading > h2").AllInnerTextsAsync());
    }

    private async Task SaveViewAsync(string name)
    {
        await _keys.EnterAsync("Save this view", "a");
        await _keys.ArriveAsync("Save a view");
        await _keys.WriteAsync("Name", name);
        await _keys.EnterAsync("Save", "button");
        await _keys.ArriveAsync("Saved views and dashboards", inPlace: false);
    }
}
