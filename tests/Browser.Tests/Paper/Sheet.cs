using System.Text.Json;
using Microsoft.Playwright;

namespace CallInsight.Browser.Tests.Paper;

/// <summary>What is seen of a page as it is drawn just now. Lightness is relative luminance, from 0 (black) to 1 (white).</summary>
internal sealed class Sheet
{
    private const string Look = """
        () => {
          // Any colour as the browser paints it, from 0 (black) to 1 (white); transparent is paper.
          const canvas = Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d', { willReadFrequently: true });
          const light = colour => {
            canvas.clearRect(0, 0, 1, 1);
            canvas.fillStyle = colour;
            canvas.fillRect(0, 0, 1, 1);
            const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
            const opaque = [r, g, b].map(part => (part * a + 255 * (255 - a)) / 255 / 255).map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
            return 0.2126 * opaque[0] + 0.7152 * opaque[1] + 0.0722 * opaque[2];
          };
          const seen = e => e.getClientRects().length > 0 && getComputedStyle(e).visibility === 'visible';
          const texts = root => [...root.querySelectorAll('*')].filter(e => seen(e) && [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()));
          const behind = e => { for (; e; e = e.parentElement ?? e.getRootNode().host) { const c = getComputedStyle(e).backgroundColor; if (!/, 0\)$|^transparent$/.test(c)) return c; } return 'white'; };
          const chart = document.querySelector('ci-chart')?.shadowRoot;
          return JSON.stringify({
            pale: texts(document.body).filter(e => light(getComputedStyle(e).color) > 0.4).map(e => e.outerHTML.slice(0, 100)),
            dark: texts(document.body).filter(e => light(behind(e)) < 0.6).map(e => e.outerHTML.slice(0, 100)),
            paper: light(behind(document.body)),
            chartInk: [...(chart?.querySelectorAll('svg text') ?? [])].map(t => light(t.getAttribute('fill') ?? 'black')),
            chartBackground: chart ? light(behind(chart.querySelector('svg'))) : 1,
            shown: [...document.querySelectorAll('.site-nav, .site-search, .menu, .period, .page-actions, .segments, .pager nav, main form, button, summary, .skip-link, .tabs')].filter(seen).map(e => e.outerHTML.slice(0, 100)),
            wide: document.documentElement.scrollWidth,
            text: document.body.innerText,
          });
        }
        """;

    /// <summary>Texts in pale ink.</summary>
    public string[] Pale { get; init; } = [];

    /// <summary>Texts on a dark ground.</summary>
    public string[] Dark { get; init; } = [];

    /// <summary>The lightness of the ground.</summary>
    public double Paper { get; init; }

    /// <summary>The lightness of each text in the first chart; none where there is no chart.</summary>
    public double[] ChartInk { get; init; } = [];

    /// <summary>The lightness of what the first chart stands on.</summary>
    public double ChartBackground { get; init; }

    /// <summary>What is seen of the parts that only a screen needs.</summary>
    public string[] Shown { get; init; } = [];

    /// <summary>The width of the content, in CSS pixels.</summary>
    public double Wide { get; init; }

    /// <summary>All that can be read.</summary>
    public string Text { get; init; } = string.Empty;

    public static async Task<Sheet> LookAtAsync(IPage page)
        => JsonSerializer.Deserialize<Sheet>(await page.EvaluateAsync<string>(Look), JsonSerializerOptions.Web)!;
}
