using CallInsight.Contracts;
using CallInsight.Contracts.Search;
using CallInsight.Web.Shared;

namespace CallInsight.Web.Search;

/// <summary>Finds where in the listed calls the searched words are said, to be shown with them.</summary>
internal sealed class FindSnippets(SaidInCalls calls, IGrainFactory grains)
{
    private const int MostInACall = 2;

    // Calls of an hour are looked at whole.
    private const int MostLookedAt = 2_000;
    private const int Around = 70;

    public async Task<ILookup<Guid, Snippet>> InAsync(Guid tenant, string search, IReadOnlyList<Guid> listed, CancellationToken cancellationToken)
    {
        var candidates = (await calls.ReadAsync(tenant, search, listed, cancellationToken))
            .SelectMany(c => c.Utterances.Take(MostLookedAt).Select(u => (c.Call, u.Index, u.Said))).ToList();
        var hits = await grains.Search(tenant).Locate(search, [.. candidates.Select(c => c.Said)]);
        return hits.GroupBy(h => h.Text)
            .OrderByDescending(h => h.Count())
            .Select(h => Cut(candidates[h.Key], [.. h]))
            .GroupBy(s => s.Call)
            .SelectMany(s => s.Take(MostInACall))
            .ToLookup(s => s.Call);
    }

    private static Snippet Cut((Guid Call, int Utterance, SaidText Said) from, List<SearchHit> hits)
    {
        var text = from.Said.Text;
        var start = Math.Max(0, hits[0].Start - Around);
        var end = Math.Min(text.Length, hits[0].End + (2 * Around));
        start = start == 0 ? 0 : text.IndexOf(' ', start) is >= 0 and var space && space < hits[0].Start ? space + 1 : hits[0].Start;
        end = end == text.Length ? end : text.LastIndexOf(' ', end) is var last && last > hits[0].End ? last : hits[0].End;
        var before = start > 0 ? "…" : string.Empty;
        var piece = before + text[start..end] + (end < text.Length ? "…" : string.Empty);
        return new Snippet(from.Call, from.Utterance, piece, [.. hits.Where(h => h.Start >= start && h.End <= end).Select(h => new TextMark(h.Start - start + before.Length, h.End - h.Start))]);
    }
}

/// <summary>A piece of a call with the searched words marked.</summary>
public sealed record Snippet(Guid Call, int Utterance, string Text, IReadOnlyList<TextMark> Marks);
