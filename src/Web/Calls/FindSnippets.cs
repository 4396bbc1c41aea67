using CallInsight.Contracts;
using CallInsight.Contracts.Search;
using CallInsight.Storage.Calls;
using CallInsight.Storage.Secrets;
using CallInsight.Storage.Sessions;
using CallInsight.Web.Calls.Reading;
using CallInsight.Web.Shared;

namespace CallInsight.Web.Calls;

/// <summary>Finds where in the listed calls the searched words are said, to be shown with them.</summary>
internal sealed class FindSnippets(ReaderDatabase database, TenantKeys keys, IGrainFactory grains)
{
    private const int MostInACall = 2;

    // What may hold a hit is sent to be looked at; enough for two, few enough to be quick.
    private const int MostLookedAt = 12;
    private const int Around = 70;

    public async Task<ILookup<Guid, Snippet>> InAsync(Guid tenant, string search, IReadOnlyList<Guid> calls, CancellationToken cancellationToken)
    {
        var key = await keys.GetAsync(tenant, cancellationToken);
        var beginnings = Beginnings(search);
        var candidates = (await database.QueryAsync(
            tenant,
            "select t.call_id, t.transcript from call_texts t where t.tenant_id = $1 and t.call_id = any($2)",
            r => Candidates(r.GetGuid(0), SpokenTranscript.Read(CallTexts.OpenTranscriptJson(key, r.GetGuid(0), r.GetFieldValue<byte[]>(1))), beginnings),
            cancellationToken,
            tenant,
            calls.ToArray())).SelectMany(c => c).ToList();
        var hits = await grains.Search(tenant).Locate(search, [.. candidates.Select(c => c.Text)]);
        return hits.GroupBy(h => h.Text)
            .Select(h => Cut(candidates[h.Key], [.. h]))
            .GroupBy(s => s.Call)
            .SelectMany(s => s.Take(MostInACall))
            .ToLookup(s => s.Call);
    }

    private static List<(Guid Call, int Utterance, string Text)> Candidates(Guid call, SpokenTranscript transcript, List<string> beginnings)
        => [.. transcript.Utterances.Index()
            .Select(u => (u.Index, u.Item.Text, Words: beginnings.Count(b => u.Item.Text.Contains(b, StringComparison.OrdinalIgnoreCase))))
            .Where(u => u.Words > 0)
            .OrderByDescending(u => u.Words)
            .Take(MostLookedAt)
            .Select(u => (call, u.Index, u.Text))];

    /// <summary>The first letters of each word: a stem may end otherwise than the word.</summary>
    private static List<string> Beginnings(string search)
        => [.. search.Split([' ', '"', '“', '”', '\t'], StringSplitOptions.RemoveEmptyEntries)
            .Where(w => !w.StartsWith('-'))
            .Select(w => w.Trim('.', ',', '?', '!', ':', ';'))
            .Where(w => w.Length > 0)
            .Select(w => w.Length > 4 ? w[..4] : w)];

    private static Snippet Cut((Guid Call, int Utterance, string Text) from, List<SearchHit> hits)
    {
        var start = Math.Max(0, hits[0].Start - Around);
        var end = Math.Min(from.Text.Length, hits[0].End + (2 * Around));
        start = start == 0 ? 0 : from.Text.IndexOf(' ', start) is >= 0 and var space && space < hits[0].Start ? space + 1 : hits[0].Start;
        end = end == from.Text.Length ? end : from.Text.LastIndexOf(' ', end) is var last && last > hits[0].End ? last : hits[0].End;
        var before = start > 0 ? "…" : string.Empty;
        var text = before + from.Text[start..end] + (end < from.Text.Length ? "…" : string.Empty);
        return new Snippet(from.Call, from.Utterance, text, [.. hits.Where(h => h.Start >= start && h.End <= end).Select(h => new TextMark(h.Start - start + before.Length, h.End - h.Start))]);
    }
}

/// <summary>A piece of a call with the searched words marked.</summary>
public sealed record Snippet(Guid Call, int Utterance, string Text, IReadOnlyList<TextMark> Marks);
