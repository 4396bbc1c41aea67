using System.Globalization;
using System.Text.Json;
using Microsoft.Playwright;

namespace CallInsight.Browser.Tests.Loading;

/// <summary>Listens to a page from before its first byte: what it loads, how far its content moves, what it complains of.</summary>
internal sealed class PageVisit
{
    // Buffered: what moved before the observer began counts too. hadRecentInput is left out, as the measure is defined.
    private const string Watch = """
        window.__shifts = [];
        new PerformanceObserver(list => {
          for (const entry of list.getEntries()) {
            if (!entry.hadRecentInput) {
              window.__shifts.push({ value: entry.value, what: entry.sources.map(s => s.node?.outerHTML?.slice(0, 120) ?? s.node?.nodeName).join(' | ') });
            }
          }
        }).observe({ type: 'layout-shift', buffered: true });
        """;

    private readonly IPage _page;
    private readonly List<string> _complaints = [];
    private long _bytes;

    private PageVisit(IPage page) => _page = page;

    /// <summary>Begins to listen; the page has not gone anywhere yet.</summary>
    public static async Task<PageVisit> BeginAsync(IPage page)
    {
        var visit = new PageVisit(page);
        page.Console += (_, said) => visit.Hear(said);
        page.PageError += (_, error) => visit._complaints.Add(error);
        var wire = await page.Context.NewCDPSessionAsync(page);
        await wire.SendAsync("Network.enable");
        wire.Event("Network.loadingFinished").OnEvent += (_, loaded) => visit._bytes += (long)loaded!.Value.GetProperty("encodedDataLength").GetDouble();
        await page.AddInitScriptAsync(Watch);
        return visit;
    }

    /// <summary>Forgets what moved when another page took this one's place: that is what the visitor asked for. What moves after it counts.</summary>
    public Task ArriveAsync() => _page.EvaluateAsync("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => { window.__shifts.length = 0; done(); })))");

    /// <summary>What was wrong since the last time this was asked.</summary>
    /// <param name="mostBytes">Sent over the wire, headers included.</param>
    /// <param name="mostShift">The sum of all shifts, as cumulative layout shift counts them.</param>
    public async Task<IReadOnlyList<string>> FaultsAsync(long mostBytes, double mostShift)
    {
        var shifts = JsonSerializer.Deserialize<List<JsonElement>>(await _page.EvaluateAsync<string>("() => JSON.stringify(window.__shifts.splice(0))"))!;
        var moved = shifts.Sum(s => s.GetProperty("value").GetDouble());
        List<string> faults = [.. _complaints.Select(c => $"console: {c}")];
        if (moved >= mostShift)
        {
            faults.Add(string.Create(CultureInfo.InvariantCulture, $"moved by {moved:0.000}: {string.Join(" | ", shifts.Select(s => s.GetProperty("what").GetString()))}"));
        }

        if (_bytes > mostBytes)
        {
            faults.Add($"loaded {_bytes} bytes");
        }

        _complaints.Clear();
        return faults;
    }

    private void Hear(IConsoleMessage said)
    {
        if (said.Type is "error" or "warning" || said.Text.StartsWith("[DOM]", StringComparison.Ordinal))
        {
            _complaints.Add($"{said.Type}: {said.Text}");
        }
    }
}
