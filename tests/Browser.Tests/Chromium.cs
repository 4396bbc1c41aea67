using CallInsight.Testing;
using CallInsight.Testing.Web;
using Microsoft.Playwright;
using Xunit;

namespace CallInsight.Browser.Tests;

/// <summary>Debian's Chromium, one for all tests of the assembly. Tests are skipped, with the reason, where it is absent.</summary>
public sealed class Chromium : IAsyncLifetime
{
    /// <summary>Where Debian puts it.</summary>
    public const string Program = "/usr/bin/chromium";

    /// <summary>No sandbox for root, which Chromium refuses one; and no traffic of its own.</summary>
    public static IReadOnlyList<string> Arguments { get; } =
    [
        .. Environment.IsPrivilegedProcess ? ["--no-sandbox"] : Array.Empty<string>(),
        "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    private IBrowser Browser => _browser ?? throw Skip.Because($"there is no {Program}: install Debian's package chromium");

    public async ValueTask InitializeAsync()
    {
        if (File.Exists(Program))
        {
            _playwright = await Playwright.CreateAsync();
            _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
            {
                ExecutablePath = Program,
                Args = [.. Arguments],
            });
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
    }

    /// <summary>A window of its own, with the member signed in where one is given. Dispose its context.</summary>
    public async Task<IPage> OpenAsync(ProductHost product, Window window, TestTenant? tenant = null, TestMember? member = null)
    {
        var context = await Browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = product.Address,
            ColorScheme = window.Dark ? ColorScheme.Dark : ColorScheme.Light,
            ViewportSize = new ViewportSize { Width = window.Width, Height = 900 },
            JavaScriptEnabled = window.Scripts,
            ReducedMotion = ReducedMotion.Reduce,
        });
        if (tenant is not null && member is not null)
        {
            await context.AddCookiesAsync(
            [
                new Cookie
                {
                    Name = member.CookieName,
                    Value = member.Cookie,
                    Domain = new Uri(product.Address).Host,
                    Path = $"/t/{tenant.Slug}",
                    HttpOnly = true,
                    SameSite = SameSiteAttribute.Lax,
                },
            ]);
        }

        return await context.NewPageAsync();
    }

    /// <summary>A window in which an operator has signed in.</summary>
    public async Task<IPage> OpenAsync(ProductHost product, Window window, TestOperator account)
    {
        var page = await OpenAsync(product, window);
        await page.Context.AddCookiesAsync([new Cookie { Name = TestOperator.CookieName, Value = account.Cookie, Domain = new Uri(product.Address).Host, Path = "/operator", HttpOnly = true, SameSite = SameSiteAttribute.Strict }]);
        return page;
    }
}

/// <summary>How somebody looks at a page.</summary>
/// <param name="Width">Of the view, in pixels: 1440 is a desk, 390 a telephone.</param>
/// <param name="Scripts">Whether JavaScript runs.</param>
public sealed record Window(int Width = 1440, bool Dark = false, bool Scripts = true)
{
    public override string ToString() => $"{Width} px, {(Dark ? "dark" : "light")}{(Scripts ? "" : ", without scripts")}";
}
