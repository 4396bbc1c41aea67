using Microsoft.Playwright;
using Xunit;

namespace CallInsight.Browser.Tests.Journeys;

/// <summary>Somebody who has a keyboard and nothing else, and looks at the page at each stop of the focus.</summary>
internal sealed class Keyboard(IPage page)
{
    // More stops than any page of the walk has: who has not arrived by then never will.
    private const int MostStops = 300;
    private const string Focused = "((e) => { while (e?.shadowRoot?.activeElement) { e = e.shadowRoot.activeElement; } return e; })(document.activeElement)";
    private readonly SortedSet<string> _faults = new(StringComparer.Ordinal);

    /// <summary>What was wrong at any stop so far.</summary>
    public IReadOnlyCollection<string> Faults => _faults;

    /// <summary>Presses Tab until the focus is on what has this name, or a name that begins with it.</summary>
    /// <param name="kind">The element's tag, where the name alone is not enough.</param>
    public async Task<Focus> ToAsync(string name, string? kind = null, string key = "Tab")
    {
        var seen = new List<string>();
        for (var stop = 0; stop < MostStops; stop++)
        {
            var focus = await StepAsync(key);
            if (focus.Name.StartsWith(name, StringComparison.Ordinal) && (kind is null || focus.Tag == kind))
            {
                return focus;
            }

            seen.Add($"{focus.Tag} {focus.Name[..Math.Min(40, focus.Name.Length)]}");
        }

        Assert.Fail($"{page.Url}: {name} cannot be reached by {key}. The last stops: {string.Join(" / ", seen.TakeLast(40))}");
        return null!;
    }

    /// <summary>Goes to what has this name and presses Enter.</summary>
    public async Task EnterAsync(string name, string? kind = null)
    {
        await ToAsync(name, kind);
        await page.Keyboard.PressAsync("Enter");
    }

    /// <summary>Goes to a field and writes into it, instead of what was there.</summary>
    public async Task WriteAsync(string field, string text)
    {
        await ToAsync(field);
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.TypeAsync(text);
    }

    /// <summary>Goes to a list to choose from and takes the entry that is found by typing.</summary>
    public async Task ChooseAsync(string field, string entry)
    {
        await ToAsync(field, "select");
        await page.Keyboard.TypeAsync(entry);
    }

    public Task PressAsync(string key) => page.Keyboard.PressAsync(key);

    /// <summary>Waits for a page that begins with this heading.</summary>
    /// <param name="inPlace">It was reached by a link, so the focus is on its heading.</param>
    public async Task ArriveAsync(string heading, bool inPlace = true)
    {
        await page.GetByRole(AriaRole.Heading, new() { Name = heading, Level = 1, Exact = true }).WaitForAsync();
        if (inPlace)
        {
            await page.WaitForFunctionAsync("heading => document.activeElement?.tagName === 'H1' && document.activeElement.textContent === heading", heading);
        }
    }

    /// <summary>Tabs once through the page and compares the stops with all that can have the focus.</summary>
    public async Task GoAroundAsync()
    {
        await page.EvaluateAsync("() => { document.activeElement?.blur(); scrollTo(0, 0); window.__met = new Set(); }");
        for (var stop = 0; stop < MostStops; stop++)
        {
            await StepAsync("Tab");
            // A field of several parts, such as a date, keeps the focus for some steps.
            if (!await page.EvaluateAsync<bool>($"() => {{ const e = {Focused}; const isNew = e !== document.body && (!window.__met.has(e) || e === window.__before); window.__met.add(e); return isNew; }}"))
            {
                break;
            }
        }

        // Of radio buttons of one name Tab reaches the chosen one, and arrows the others.
        var missed = await page.EvaluateAsync<string[]>("""
            () => [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')]
              .filter(e => e.tabIndex >= 0 && !e.disabled && e.type !== 'hidden' && e.checkVisibility({ visibilityProperty: true }) && !window.__met.has(e))
              .filter(e => e.type !== 'radio' || ![...window.__met].some(met => met.type === 'radio' && met.name === e.name && met.form === e.form))
              .map(e => e.outerHTML.slice(0, 120))
            """);
        Assert.True(missed.Length == 0, $"{page.Url}: Tab does not reach {string.Join('\n', missed)}");
    }

    private async Task<Focus> StepAsync(string key)
    {
        await page.EvaluateAsync($"() => {{ window.__before = {Focused}; }}");
        await page.Keyboard.PressAsync(key);
        var focus = await Focus.OfAsync(page);
        if (!focus.IsNowhere)
        {
            _faults.UnionWith(focus.Faults(forwards: key == "Tab").Select(fault => $"{new Uri(page.Url).AbsolutePath}: {focus.Html}: {fault}"));
        }

        return focus;
    }
}
