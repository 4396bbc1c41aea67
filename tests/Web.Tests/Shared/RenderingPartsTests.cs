using System.Globalization;
using System.Reflection;
using CallInsight.Web.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace CallInsight.Web.Tests.Shared;

public sealed class RenderingPartsTests
{
    public RenderingPartsTests() => CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new CultureInfo("en-GB");

    [Fact]
    public async Task A_tile_says_its_change_in_sign_word_and_arrow()
    {
        var html = await Render<KpiTile>(new()
        {
            ["Label"] = "Talk ratio",
            ["Value"] = "57.1%",
            ["Delta"] = KpiDelta.Between(0.571, 0.55, FigureKind.Percent, Better.Lower, "vs previous 30 days"),
        });

        Assert.Contains("▲", html, StringComparison.Ordinal);
        Assert.Contains("pp worse", html, StringComparison.Ordinal);
        Assert.Contains("vs previous 30 days", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_said_is_shown_as_text_and_never_run()
    {
        TranscriptLine line = new(7, "<b>Eve</b>", 1, 3, "<script>alert(1)</script>", [new TextMark(0, 8)], [new LineTag("<i>tag</i>")]);

        var html = await Render<TranscriptLines>(new()
        {
            ["Lines"] = (IReadOnlyList<TranscriptLine>)[line],
            ["Href"] = (Func<int, string>)(index => $"/c#u{index}"),
        });

        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<i>", html, StringComparison.Ordinal);
        Assert.Contains("id=\"u7\"", html, StringComparison.Ordinal);
        Assert.Contains("<mark>&lt;script&gt;</mark>", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_field_that_is_wrong_is_tied_to_its_hint_and_its_error()
    {
        var html = await Render<FormField>(new() { ["Name"] = "amount", ["Label"] = "Amount", ["Hint"] = "In euros", ["Error"] = "Enter a number." });

        Assert.Contains("aria-describedby=\"field-amount-error field-amount-hint\"", html, StringComparison.Ordinal);
        Assert.Contains("aria-invalid=\"true\"", html, StringComparison.Ordinal);
        Assert.Contains("id=\"field-amount-error\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_word_of_the_portal_is_there()
    {
        var words = typeof(App).Assembly.GetType("CallInsight.Web.Shared.Texts", throwOnError: true)!
            .GetProperties(BindingFlags.Public | BindingFlags.Static);

        Assert.NotEmpty(words);
        Assert.All(words, word => Assert.False(string.IsNullOrWhiteSpace((string?)word.GetValue(null))));
    }

    private static async Task<string> Render<T>(Dictionary<string, object?> parameters)
        where T : IComponent
    {
        await using var services = new ServiceCollection().BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        return await renderer.Dispatcher.InvokeAsync(async () =>
            WithArrows((await renderer.RenderComponentAsync<T>(ParameterView.FromDictionary(parameters))).ToHtmlString()));
    }

    // The renderer writes every sign outside ASCII as a number; markup's own signs stay escaped.
    private static string WithArrows(string html) => html.Replace("&#x25B2;", "▲", StringComparison.Ordinal);
}
