using System.Security.Cryptography;
using CallInsight.Contracts.Search;
using CallInsight.Grains.Calls;
using CallInsight.Grains.Notifications;
using CallInsight.Storage.Calls;
using CallInsight.Storage.Secrets;
using CallInsight.Storage.Sessions;
using NpgsqlTypes;

namespace CallInsight.Grains.Search.Alerts;

/// <summary>The SQL of comparing calls with saved searches.</summary>
internal sealed class SearchAlertStore(AppDatabase database, TenantKeys keys, CallStore calls, TimeProvider time)
{
    /// <summary>Stands for the searches that tell somebody as they are now.</summary>
    public async Task<string> FenceAsync(Guid tenant, CancellationToken cancellationToken)
        => (await database.QueryAsync(tenant, "select count(*) || '/' || coalesce(sum(change), 0) from saved_searches where tenant_id = $1 and alert <> 'none'", r => r.GetString(0), cancellationToken, tenant)).Single();

    public async Task<IReadOnlyList<CompiledSearch>> LoadAsync(Guid tenant, CancellationToken cancellationToken)
    {
        var key = await keys.GetAsync(tenant, cancellationToken);
        var hash = new WordHash(key);
        var found = await database.QueryAsync(
            tenant,
            "select search_id, owner_id, alert, criteria from saved_searches where tenant_id = $1 and alert <> 'none'",
            r => CompiledSearch.Of(hash, r.GetGuid(0), r.GetGuid(1), r.GetString(2) == SearchAlerts.Daily, SavedSearch.Open(key, r.GetGuid(0), r.GetFieldValue<byte[]>(3))),
            cancellationToken,
            tenant);
        return [.. found.OfType<CompiledSearch>()];
    }

    /// <summary>Searches of which the call told already.</summary>
    public async Task<IReadOnlySet<Guid>> KnownHitsAsync(Guid tenant, Guid call, CancellationToken cancellationToken)
        => (await database.QueryAsync(tenant, "select search_id from search_hits where tenant_id = $1 and call_id = $2", r => r.GetGuid(0), cancellationToken, tenant, call)).ToHashSet();

    /// <summary>Null where the call has no figures any more.</summary>
    public Task<CallToMatch?> ReadAsync(Guid tenant, Call call, TopicCodes topics, CancellationToken cancellationToken)
        => database.FindAsync(
            tenant,
            """
            select m.team_id, f.language, f.topic_codes,
                   array(select s.words::text from call_search s where s.tenant_id = $1 and s.call_id = $2 and s.received_on = $3 order by s.part)
            from call_facts f left join members m on m.tenant_id = f.tenant_id and m.member_id = f.rep_id
            where f.tenant_id = $1 and f.call_id = $2 and f.received_on = $3 and not f.erased
            """,
            r => new CallToMatch(
                call, r.IsDBNull(0) ? null : r.GetGuid(0), r.IsDBNull(1) ? null : r.GetString(1), r.GetFieldValue<int[]>(2).ToHashSet(), topics, new CallWords(r.GetFieldValue<string[]>(3))),
            cancellationToken,
            tenant, call.Id, call.ReceivedOn);

    /// <summary>The call's transcript with who spoke.</summary>
    public async Task<HeardCall> HearAsync(Guid tenant, Call call, CancellationToken cancellationToken)
    {
        var key = await keys.GetAsync(tenant, cancellationToken);
        var (transcript, _) = await calls.LoadTextAsync(tenant, call, cancellationToken);
        var findings = await database.QueryAsync(
            tenant, "select findings from call_texts where tenant_id = $1 and call_id = $2 and received_on = $3 and findings is not null", r => CallTexts.OpenFindings(key, call.Id, r.GetFieldValue<byte[]>(0)), cancellationToken,
            tenant, call.Id, call.ReceivedOn);
        return new HeardCall(call.Details, transcript, findings is [var found] ? found : """{"speakers":[]}"""u8.ToArray());
    }

    /// <summary>Notes what matched, tells of it, and ends the job, in one transaction: killed before, it is done again; killed after, it was done.</summary>
    public Task KeepAsync(Guid tenant, Guid job, IReadOnlyList<SearchHitRow> hits, IReadOnlyList<Notice> told, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return database.Begin(tenant)
            .Add(
                """
                insert into search_hits (tenant_id, search_id, call_id, hit_id, utterance, found_at)
                select $1, h.search, h.call, h.hit, nullif(h.utterance, -1), $6 from unnest($2, $3, $4, $5) as h (search, call, hit, utterance)
                join saved_searches s on s.tenant_id = $1 and s.search_id = h.search
                on conflict do nothing
                """,
                tenant,
                ArrayColumn.Of(hits, NpgsqlDbType.Uuid, h => h.Search),
                ArrayColumn.Of(hits, NpgsqlDbType.Uuid, h => h.Call),
                ArrayColumn.Of(hits, NpgsqlDbType.Uuid, h => h.Hit),
                ArrayColumn.Of(hits, NpgsqlDbType.Integer, h => h.Utterance ?? -1),
                now)
            .Tell(tenant, told, now)

            // A search that was deleted meanwhile has no hit, and tells nobody.
            .Add("delete from notifications n where n.tenant_id = $1 and n.subject_id = any($2) and not exists (select 1 from search_hits h where h.tenant_id = $1 and h.hit_id = n.subject_id)", tenant, hits.Select(h => h.Hit).ToArray())
            .Add("delete from jobs where tenant_id = $1 and job_id = $2", tenant, job)
            .ExecuteAsync(cancellationToken);
    }
}

/// <summary>A call that matches a search.</summary>
/// <param name="Hit">Always the same of a search and a call.</param>
internal sealed record SearchHitRow(Guid Hit, Guid Search, Guid Owner, bool IsDaily, Guid Call, int? Utterance)
{
    public static SearchHitRow Of(CompiledSearch search, Guid call, int? utterance)
        => new(new Guid(SHA256.HashData([.. search.Id.ToByteArray(), .. call.ToByteArray()]).AsSpan(0, 16)), search.Id, search.Owner, search.IsDaily, call, utterance);
}
