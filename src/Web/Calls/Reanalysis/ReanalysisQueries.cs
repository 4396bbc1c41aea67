using CallInsight.Storage.Secrets;
using CallInsight.Storage.Sessions;
using CallInsight.Web.Insights;
using Npgsql;

namespace CallInsight.Web.Calls.Reanalysis;

/// <summary>Reads re-analyses: how far they are and which figures moved.</summary>
internal sealed class ReanalysisQueries(ReaderDatabase database, TenantKeys keys)
{
    private const int MostCalls = 50;
    private const string TopicPrefix = "topic.";
    private const string TopicSuffix = ".mentions";
    private readonly MovesMemory _moves = new();

    // Only the last one has jobs and figures; those of another release's list of metrics cannot be named.
    private static readonly string Columns = $"""
        select r.reanalysis_id, r.status, r.rules_version, r.settings_version, r.calls, left_over.jobs,
               (select count(*) from reanalysis_figures f where f.tenant_id = $1 and f.reanalysis_id = r.reanalysis_id and f.failed),
               r.created_at, r.decided_at, r.origins::text,
               exists (select 1 from reanalysis_figures f where f.tenant_id = $1 and f.reanalysis_id = r.reanalysis_id and not f.failed
                       and array_length(f.before, 1) = {MetricCatalogue.All.Count} and array_length(f.after, 1) = {MetricCatalogue.All.Count})
        from reanalyses r,
             lateral (select r.reanalysis_id = (select l.reanalysis_id from reanalyses l where l.tenant_id = $1 order by l.created_at desc, l.reanalysis_id desc limit 1) as is_last) place,
             lateral (select count(*) as jobs from jobs j where place.is_last and j.tenant_id = $1 and j.failed_at is null
                      and j.kind = case r.status when 'trial' then 'call.try' when 'accepted' then 'call.renew' end) left_over
        where r.tenant_id = $1
        """;

    // How often the topic k was mentioned in the call f, as b and a; null where it was not looked for.
    private const string Mentions = """
        lateral (select case when k.code = any(f.known_before) then coalesce(f.mentions_before[array_position(f.topics_before, k.code)], 0) end as b,
                        case when k.code = any(f.known_after) then coalesce(f.mentions_after[array_position(f.topics_after, k.code)], 0) end as a) m
        """;

    /// <summary>Calls that are ready and were analysed by other versions, and all that are ready.</summary>
    public async Task<(long Outdated, long Ready)> CountAsync(Guid tenant, string rules, int settings, CancellationToken cancellationToken)
        => (await database.QueryAsync(
            tenant,
            "select count(*) filter (where (rules_version, settings_version) is distinct from ($2, $3)), count(*) from calls where tenant_id = $1 and status = 'ready'",
            r => (r.GetInt64(0), r.GetInt64(1)),
            cancellationToken,
            tenant, rules, settings))[0];

    /// <summary>The last one; null when there was none.</summary>
    public Task<ReanalysisRow?> LastAsync(Guid tenant, CancellationToken cancellationToken)
        => database.FindAsync(tenant, $"{Columns} and place.is_last", Read, cancellationToken, tenant);

    public Task<ReanalysisRow?> FindAsync(Guid tenant, Guid id, CancellationToken cancellationToken)
        => database.FindAsync(tenant, $"{Columns} and r.reanalysis_id = $2", Read, cancellationToken, tenant, id);

    /// <summary>In the order in which they were begun, after one of them.</summary>
    public Task<List<ReanalysisRow>> ListAfterAsync(Guid tenant, Guid? after, int take, CancellationToken cancellationToken)
        => database.QueryAsync(
            tenant,
            $"""
            {Columns} and ($2::uuid is null or (r.created_at, r.reanalysis_id) > (select a.created_at, a.reanalysis_id from reanalyses a where a.tenant_id = $1 and a.reanalysis_id = $2))
            order by r.created_at, r.reanalysis_id limit $3
            """,
            Read,
            cancellationToken,
            tenant, after, take);

    /// <summary>Every figure before and after, in the order of the metrics' list; then the topics that were looked for.</summary>
    /// <param name="reanalysis">One that has figures.</param>
    public async Task<IReadOnlyList<FigureMove>> MovesAsync(Guid tenant, ReanalysisRow reanalysis, CancellationToken cancellationToken)
        => _moves.Find(tenant, reanalysis) ?? _moves.Keep(tenant, reanalysis, await CountMovesAsync(tenant, reanalysis.Id, cancellationToken));

    private async Task<IReadOnlyList<FigureMove>> CountMovesAsync(Guid tenant, Guid id, CancellationToken cancellationToken)
    {
        var figures = await database.QueryAsync(
            tenant,
            """
            select m.place, count(*) filter (where m.b is distinct from m.a), count(m.b), avg(m.b), count(m.a), avg(m.a)
            from reanalysis_figures f, unnest(f.before, f.after) with ordinality as m (b, a, place)
            where f.tenant_id = $1 and f.reanalysis_id = $2 and not f.failed group by m.place order by m.place
            """,
            r => Move(r, MetricCatalogue.All[r.GetInt32(0) - 1].Key),
            cancellationToken,
            tenant, id);
        var topics = await TopicsAsync(tenant, cancellationToken);
        var mentions = await database.QueryAsync(
            tenant,
            $"""
            select k.code, count(*) filter (where m.b is distinct from m.a), count(m.b), avg(m.b), count(m.a), avg(m.a)
            from reanalysis_figures f, lateral (select distinct unnest(f.known_before || f.known_after) as code) k, {Mentions}
            where f.tenant_id = $1 and f.reanalysis_id = $2 and not f.failed group by k.code order by k.code
            """,
            r => Move(r, $"{TopicPrefix}{topics.GetValueOrDefault(r.GetInt32(0))}{TopicSuffix}"),
            cancellationToken,
            tenant, id);
        return [.. figures, .. mentions];
    }

    /// <summary>The calls that moved the most: of a metric, by the size of its change; of none, by how many figures moved. Null when there is no such metric.</summary>
    public async Task<IReadOnlyList<CallMove>?> CallsAsync(Guid tenant, Guid id, string? metric, CancellationToken cancellationToken)
    {
        var (place, topic) = (0, -1);
        if (metric is not null)
        {
            place = MetricCatalogue.All.Select(m => m.Key).ToList().IndexOf(metric) + 1;
            topic = metric.StartsWith(TopicPrefix, StringComparison.Ordinal) && metric.EndsWith(TopicSuffix, StringComparison.Ordinal)
                ? (await TopicsAsync(tenant, cancellationToken)).Where(t => metric == $"{TopicPrefix}{t.Value}{TopicSuffix}").Select(t => t.Key).FirstOrDefault(-1)
                : -1;
            if (place == 0 && topic < 0)
            {
                return null;
            }
        }

        return await database.QueryAsync(
            tenant,
            $"""
            select f.call_id, c.started_at, f.moved, f.b, f.a from (
              select f.call_id, (select count(*)::int from unnest(f.before, f.after) as m (b, a) where m.b is distinct from m.a) as moved,
                     case when $3 > 0 then f.before[$3] else m.b end as b, case when $3 > 0 then f.after[$3] else m.a end as a
              from reanalysis_figures f, (values ($4::int)) k (code), {Mentions}
              where f.tenant_id = $1 and f.reanalysis_id = $2 and not f.failed and array_length(f.before, 1) = {MetricCatalogue.All.Count} and array_length(f.after, 1) = {MetricCatalogue.All.Count}) f
            join calls c on c.tenant_id = $1 and c.call_id = f.call_id
            where case when $5 then f.b is distinct from f.a else f.moved > 0 end
            order by case when $5 then abs(coalesce(f.a, 0) - coalesce(f.b, 0)) else f.moved end desc, f.call_id limit {MostCalls}
            """,
            r => new CallMove(r.GetGuid(0), r.GetFieldValue<DateTimeOffset>(1), r.GetInt32(2), Real(r, 3), Real(r, 4)),
            cancellationToken,
            tenant, id, place, topic, metric is not null);
    }

    private static ReanalysisRow Read(NpgsqlDataReader r)
    {
        var (stored, calls, left) = (r.GetString(1), r.GetInt32(4), (int)r.GetInt64(5));
        var status = (stored, left) switch
        {
            ("trial", > 0) => "running",
            ("trial", _) => "ready",
            ("accepted", > 0) => "applying",
            ("accepted", _) => "applied",
            _ => "discarded",
        };
        return new ReanalysisRow(
            r.GetGuid(0), status, r.GetString(2), r.GetInt32(3), calls, stored == "discarded" ? 0 : Math.Max(0, calls - left), (int)r.GetInt64(6),
            r.GetFieldValue<DateTimeOffset>(7), r.IsDBNull(8) ? null : r.GetFieldValue<DateTimeOffset>(8), AnalysisOrigin.Read(r.GetString(9)), r.GetBoolean(10));
    }

    private static FigureMove Move(NpgsqlDataReader r, string metric)
        => new(metric, r.GetInt64(1), r.GetInt64(2), r.IsDBNull(3) ? null : r.GetDouble(3), r.GetInt64(4), r.IsDBNull(5) ? null : r.GetDouble(5));

    private static double? Real(NpgsqlDataReader r, int column) => r.IsDBNull(column) ? null : r.GetFloat(column);

    /// <summary>Keys of topics by their codes: the built-in ones and the tenant's.</summary>
    private async Task<Dictionary<int, string>> TopicsAsync(Guid tenant, CancellationToken cancellationToken)
    {
        var key = await keys.GetAsync(tenant, cancellationToken);
        var own = await database.QueryAsync(
            tenant, "select code, text from labels where tenant_id = $1 and kind = 'topic'", r => (Code: r.GetInt32(0), Text: LabelText.Open(key, tenant, "topic", r.GetFieldValue<byte[]>(1))), cancellationToken, tenant);
        return MetricCatalogue.BuiltInTopics.Select((text, code) => (Code: code, Text: text)).Concat(own).ToDictionary(t => t.Code, t => t.Text);
    }
}
