using System.Text.RegularExpressions;
using CallInsight.Contracts.Search;
using CallInsight.Storage.Calls;
using CallInsight.Storage.Secrets;
using CallInsight.Storage.Sessions;
using CallInsight.Web.Calls.Reading;

namespace CallInsight.Web.Search;

/// <summary>Opens calls for the utterances that may hold a search's words.</summary>
internal sealed partial class SaidInCalls(ReaderDatabase database, TenantKeys keys)
{
    /// <summary>For each of the calls, its utterances.</summary>
    /// <param name="tenant">Whose calls.</param>
    /// <param name="search">As it was typed: only utterances with the beginning of one of its words are read; null for all of them.</param>
    /// <param name="calls">Their ids.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<IReadOnlyList<SaidCall>> ReadAsync(Guid tenant, string? search, IReadOnlyList<Guid> calls, CancellationToken cancellationToken)
    {
        var key = await keys.GetAsync(tenant, cancellationToken);
        var beginnings = search is null ? null : Beginnings(search);
        return await database.QueryAsync(
            tenant,
            """
            select c.call_id, c.details, t.transcript, t.findings
            from calls c join call_texts t on t.tenant_id = c.tenant_id and t.call_id = c.call_id and t.received_on = c.received_on
            where c.tenant_id = $1 and c.call_id = any($2)
            """,
            r =>
            {
                var id = r.GetGuid(0);
                var details = CallTexts.OpenDetails(key, id, r.GetFieldValue<byte[]>(1));
                var transcript = SpokenTranscript.Read(CallTexts.OpenTranscriptJson(key, id, r.GetFieldValue<byte[]>(2))).With(details.SpeakerEdits);
                var findings = r.IsDBNull(3) ? null : CallFindings.Read(CallTexts.OpenFindings(key, id, r.GetFieldValue<byte[]>(3)));
                return Of(id, transcript, CallReading.SpeakersOf(details, transcript, findings), beginnings);
            },
            cancellationToken,
            tenant,
            calls.ToArray());
    }

    private static SaidCall Of(Guid id, SpokenTranscript transcript, IReadOnlyList<SpeakerSeen> speakers, List<string>? beginnings)
    {
        var byId = speakers.ToDictionary(s => s.Id, StringComparer.Ordinal);
        return new SaidCall(id, [.. transcript.Utterances.Index()
            .Where(u => beginnings is null || beginnings.Exists(b => u.Item.Text.Contains(b, StringComparison.OrdinalIgnoreCase)))
            .Select(u => new SaidUtterance(u.Index, new SaidText(byId[u.Item.Speaker].Name, byId[u.Item.Speaker].Role, u.Item.Text)))]);
    }

    /// <summary>The first two letters of each word: its forms may differ in all others, as "use" and "using".</summary>
    private static List<string> Beginnings(string search)
        => [.. Named().Replace(search, " ").Split([' ', '"', '“', '”', '\t'], StringSplitOptions.RemoveEmptyEntries)
            .Where(w => !w.StartsWith('-'))
            .Select(w => w.TrimStart('.', ',', '?', '!', ':', ';').Split('\'', '’')[0])
            .Where(w => w.Length > 0)
            .Select(w => w.Length > 2 ? w[..2] : w)];

    [GeneratedRegex("""(?<=^|\s)-?(speaker|said-by|topic|from|to):(["“”][^"“”]*["“”]?|\S*)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Named();
}

/// <summary>What was said in a call.</summary>
internal sealed record SaidCall(Guid Call, IReadOnlyList<SaidUtterance> Utterances);

/// <param name="Index">Of the utterance, as findings count them.</param>
/// <param name="Said">By whom, and what.</param>
internal sealed record SaidUtterance(int Index, SaidText Said);
