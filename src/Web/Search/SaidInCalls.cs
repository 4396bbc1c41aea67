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
    /// <summary>For each of the calls, its utterances with the beginning of one of the words, and how many of them it has.</summary>
    /// <param name="tenant">Whose calls.</param>
    /// <param name="search">As it was typed.</param>
    /// <param name="withUnwanted">Whether words that must not be said are looked for too.</param>
    /// <param name="calls">Their ids.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<IReadOnlyList<SaidCall>> ReadAsync(Guid tenant, string search, bool withUnwanted, IReadOnlyList<Guid> calls, CancellationToken cancellationToken)
    {
        var key = await keys.GetAsync(tenant, cancellationToken);
        var beginnings = Beginnings(search, withUnwanted);
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

    private static SaidCall Of(Guid id, SpokenTranscript transcript, IReadOnlyList<SpeakerSeen> speakers, List<string> beginnings)
    {
        var byId = speakers.ToDictionary(s => s.Id, StringComparer.Ordinal);
        return new SaidCall(id, [.. transcript.Utterances.Index()
            .Select(u => (u.Index, Said: u.Item, Words: beginnings.Count(b => u.Item.Text.Contains(b, StringComparison.OrdinalIgnoreCase))))
            .Where(u => u.Words > 0)
            .Select(u => new SaidUtterance(u.Index, u.Words, new SaidText(byId[u.Said.Speaker].Name, byId[u.Said.Speaker].Role, u.Said.Text)))]);
    }

    /// <summary>The first letters of each word: a stem may end otherwise than the word.</summary>
    private static List<string> Beginnings(string search, bool withUnwanted)
        => [.. Named().Replace(search, " ").Split([' ', '"', '“', '”', '\t'], StringSplitOptions.RemoveEmptyEntries)
            .Where(w => withUnwanted || !w.StartsWith('-'))
            .Select(w => w.Trim('.', ',', '?', '!', ':', ';', '-'))
            .Where(w => w.Length > 0)
            .Select(w => w.Length > 4 ? w[..4] : w)];

    [GeneratedRegex("""(?<=^|\s)-?(speaker|said-by|topic|from|to):(["“”][^"“”]*["“”]?|\S*)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Named();
}

/// <summary>What in a call may hold a search's words.</summary>
internal sealed record SaidCall(Guid Call, IReadOnlyList<SaidUtterance> Utterances);

/// <param name="Index">Of the utterance, as findings count them.</param>
/// <param name="Words">Of the search that may be in it.</param>
/// <param name="Said">By whom, and what.</param>
internal sealed record SaidUtterance(int Index, int Words, SaidText Said);
