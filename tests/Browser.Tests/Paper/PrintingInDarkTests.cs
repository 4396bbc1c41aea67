using CallInsight.Testing.Web;
using Microsoft.Playwright;
using Xunit;

namespace CallInsight.Browser.Tests.Paper;

/// <summary>Who prints from the dark theme gets dark ink on white paper, without what only a screen needs, and with what only paper needs.</summary>
public sealed class PrintingInDarkTests(ProductHost product, Chromium chromium)
{
    // A4 in CSS pixels, less the margins of print.css.
    private const int PaperWidth = 794 - (2 * 53);

    [Theory]
    [InlineData("/", "Home")]
    [InlineData("/people", "People")]
    [InlineData("/trends?metric=talkRatio&split=stage", "Trends")]
    [InlineData("/compare?of=periods", "Compare")]
    [InlineData("/explore", "Explore")]
    [InlineData("/patterns", "Patterns")]
    [InlineData("/benchmarks", "Benchmarks")]
    [InlineData("/calls?stage=Closing", "Calls")]
    [InlineData("/calls/{call}?show=talkRatio", "Talk 01 with Thistlebury Water")]
    public async Task Paper_is_white_and_says_what_it_shows(string path, string heading)
    {
        var tenant = await product.ATenant();
        var owner = await tenant.OwnerAsync();
        var calls = await BusyTenant.FillAsync(tenant, owner.Email);
        var page = await chromium.OpenAsync(product, new Window(Dark: true), tenant, owner);
        await page.GotoAsync($"/t/{tenant.Slug}{path.Replace("{call}", calls[0].ToString(), StringComparison.Ordinal)}", new PageGotoOptions { WaitUntil = WaitUntilState.NetworkIdle });

        await PrintAsync(page);
        var seen = await Sheet.LookAtAsync(page);

        Assert.True(seen.Paper > 0.95, $"The paper is not white: {seen.Paper}");
        Assert.Empty(seen.Pale);
        Assert.Empty(seen.Dark);
        Assert.Empty(seen.Shown);
        Assert.True(seen.Wide <= PaperWidth, $"{seen.Wide} pixels are wider than A4.");
        Assert.All(seen.ChartInk, ink => Assert.True(ink < 0.4, $"The chart's text is too pale: {ink}"));
        Assert.True(seen.ChartBackground > 0.95);
        Assert.Equal(path is "/" or "/explore" || path.StartsWith("/trends", StringComparison.Ordinal), seen.ChartInk.Length > 0);
        Assert.Contains(heading, seen.Text, StringComparison.Ordinal);
        Assert.Contains(tenant.Slug, seen.Text, StringComparison.Ordinal);
        Assert.Contains("As of", seen.Text, StringComparison.Ordinal);
        await KeepPictureAsync(page, heading);
    }

    [Fact]
    public async Task The_period_and_the_filters_are_printed_and_the_screen_is_dark_again_afterwards()
    {
        var tenant = await product.ATenant();
        var owner = await tenant.OwnerAsync();
        await BusyTenant.FillAsync(tenant, owner.Email);
        var page = await chromium.OpenAsync(product, new Window(Dark: true), tenant, owner);

        await page.GotoAsync($"/t/{tenant.Slug}/?from=2026-01-01&to=2026-12-31");
        await TakeAsync(page, Media.Print);
        Assert.Contains("1 Jan 2026 – 31 Dec 2026", await page.InnerTextAsync("main"), StringComparison.Ordinal);

        await page.GotoAsync($"/t/{tenant.Slug}/calls?stage=Closing");
        Assert.Contains("Stage: Closing", await page.InnerTextAsync("main"), StringComparison.Ordinal);

        await page.GotoAsync($"/t/{tenant.Slug}/", new PageGotoOptions { WaitUntil = WaitUntilState.NetworkIdle });
        await PrintAsync(page);
        await TakeAsync(page, Media.Screen);
        await page.EvaluateAsync("() => dispatchEvent(new Event('afterprint'))");
        var seen = await Sheet.LookAtAsync(page);

        Assert.True(seen.Paper < 0.1);
        Assert.All(seen.ChartInk, ink => Assert.True(ink > 0.3));
    }

    private static async Task PrintAsync(IPage page)
    {
        await page.EvaluateAsync("() => dispatchEvent(new Event('beforeprint'))");
        await TakeAsync(page, Media.Print);
        await page.SetViewportSizeAsync(PaperWidth, 1000);
    }

    private static async Task TakeAsync(IPage page, Media media)
    {
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = media });
        // The colours follow the medium with the next frame.
        await page.WaitForFunctionAsync("scheme => getComputedStyle(document.documentElement).colorScheme === scheme", media == Media.Print ? "light" : "light dark");
        await page.EvaluateAsync("() => new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)))");
    }

    /// <summary>For eyes: beside the test's program.</summary>
    private static Task KeepPictureAsync(IPage page, string name)
        => page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(AppContext.BaseDirectory, "paper", $"{name}.png"), FullPage = true });
}
