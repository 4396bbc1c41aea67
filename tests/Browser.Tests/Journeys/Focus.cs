using System.Text.Json;
using Microsoft.Playwright;

namespace CallInsight.Browser.Tests.Journeys;

/// <summary>Where the focus is, and whether whoever looks at the page can tell.</summary>
internal sealed class Focus
{
    // Of what is tall, such as a table that scrolls by itself, a part in view is enough.
    private const string Look = """
        () => {
          let e = document.activeElement;
          while (e?.shadowRoot?.activeElement) {
            e = e.shadowRoot.activeElement;
          }
          if (!e || e === document.body || e === document.documentElement) {
            return JSON.stringify({});
          }
          const style = getComputedStyle(e);
          const box = e.getBoundingClientRect();
          const first = [...e.getClientRects()].find(r => r.width > 0 && r.height > 0) ?? box;
          const x = first.x + Math.min(first.width, innerWidth) / 2;
          const y = first.height > 200 ? Math.max(first.y + 8, 8) : first.y + first.height / 2;
          const hit = e.getRootNode().elementFromPoint(x, y);
          const before = window.__before?.isConnected ? window.__before : null;
          const isFirst = e === [...document.querySelectorAll('a[href], button, input, select, textarea, summary')].find(other => other.checkVisibility());
          const labels = [...(e.labels ?? [])].map(l => l.textContent).join(' ');
          const named = e.getAttribute('aria-labelledby')?.split(' ').map(id => document.getElementById(id)?.textContent).join(' ');
          return JSON.stringify({
            name: (e.getAttribute('aria-label') ?? named ?? (labels || e.textContent || e.placeholder || '')).replace(/\s+/g, ' ').trim(),
            tag: e.tagName.toLowerCase(),
            html: e.outerHTML.slice(0, 160),
            ring: style.outlineStyle !== 'none' ? parseFloat(style.outlineWidth) : 0,
            inView: first.height > 200 ? first.bottom > 0 && first.y < innerHeight : first.y >= -0.5 && first.bottom <= innerHeight + 0.5 && first.x >= -0.5 && first.right <= innerWidth + 0.5,
            covered: hit !== null && !e.contains(hit) && !hit.contains(e) ? hit.outerHTML.slice(0, 160) : null,
            small: ['button', 'summary', 'input', 'select', 'textarea'].includes(e.tagName.toLowerCase()) && !['checkbox', 'radio'].includes(e.type) && (box.width < 24 || box.height < 24),
            inOrder: e.tabIndex === 0 && (isFirst || !before || before === e || before.getRootNode() !== e.getRootNode() || (before.compareDocumentPosition(e) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0),
          });
        }
        """;

    /// <summary>What it is called; empty where nothing has the focus.</summary>
    public string Name { get; init; } = string.Empty;

    public string Tag { get; init; } = string.Empty;

    public string Html { get; init; } = string.Empty;

    /// <summary>The width of the ring, in CSS pixels.</summary>
    public double Ring { get; init; }

    public bool InView { get; init; }

    /// <summary>What lies over it.</summary>
    public string? Covered { get; init; }

    /// <summary>A control that is smaller than 24 by 24 CSS pixels.</summary>
    public bool Small { get; init; }

    /// <summary>It comes after what had the focus before it.</summary>
    public bool InOrder { get; init; }

    public bool IsNowhere => Html.Length == 0;

    public static async Task<Focus> OfAsync(IPage page)
        => JsonSerializer.Deserialize<Focus>(await page.EvaluateAsync<string>(Look), JsonSerializerOptions.Web)!;

    /// <summary>What is wrong with where the focus is.</summary>
    /// <param name="forwards">It came here by Tab alone, so the order counts.</param>
    public IEnumerable<string> Faults(bool forwards)
    {
        if (Ring < 3)
        {
            yield return $"its ring is {Ring} px";
        }

        if (!InView)
        {
            yield return "it is out of view";
        }

        if (Covered is not null)
        {
            yield return $"it is covered by {Covered}";
        }

        if (Small)
        {
            yield return "it is smaller than 24 px";
        }

        if (forwards && !InOrder)
        {
            yield return "it does not follow what had the focus before";
        }
    }
}
