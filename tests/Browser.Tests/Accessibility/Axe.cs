using System.Text.Json;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace CallInsight.Browser.Tests.Accessibility;

/// <summary>What axe finds wrong with an element.</summary>
public sealed record AxeNode(string Html);

/// <summary>A rule of axe that a page breaks.</summary>
/// <param name="Id">As axe names it, <c>image-alt</c>.</param>
public sealed record AxeViolation(string Id, string Help, IReadOnlyList<AxeNode> Nodes);

/// <summary>Axe with all its rules and that of target sizes, run in the page itself and asked for violations alone: reporting what is right takes
/// four times as long as reading the page. The portal has no frames, which this does not enter.</summary>
internal static class Axe
{
    private const string Read = """
        async () => {
            if (document.querySelector('iframe, frame')) {
                throw new Error('This page has a frame, and axe is not run in it.');
            }
            const { violations } = await axe.run(document, { resultTypes: ['violations'], rules: { 'target-size': { enabled: true } } });
            return JSON.stringify(violations.map(({ id, help, nodes }) => ({ id, help, nodes: nodes.map(({ html }) => ({ html })) })));
        }
        """;

    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    public static async Task<IReadOnlyList<AxeViolation>> ReadAsync(IPage page)
    {
        await page.EvaluateAsync(Script);
        return JsonSerializer.Deserialize<IReadOnlyList<AxeViolation>>(await page.EvaluateAsync<string>(Read), JsonSerializerOptions.Web)!;
    }
}
