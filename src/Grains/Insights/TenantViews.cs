using System.Collections.Concurrent;
using CallInsight.Contracts.Calls;
using CallInsight.Grains.Insights.OwnMetrics;
using CallInsight.Grains.Insights.Planning;
using CallInsight.Storage.Insights;
using CallInsight.Storage.Secrets;
using CallInsight.Storage.Sessions;
using Npgsql;

namespace CallInsight.Grains.Insights;

/// <summary>Looks at a tenant's marks at most every <see cref="LooksEvery"/>, once for all workers of the silo: so a change is in every
/// answer that is asked for later than that after its commit, whoever wrote it.</summary>
internal sealed class TenantViews(AppDatabase database, TenantKeys keys, TimeProvider time)
{
    public static readonly TimeSpan LooksEvery = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan ForgottenAfter = TimeSpan.FromMinutes(20);
    private readonly ConcurrentDictionary<Guid, Looking> _views = new();
    private long _number;

    /// <summary>The tenant's state, no older than <see cref="LooksEvery"/>.</summary>
    public Task<TenantView> GetAsync(Guid tenant) => GetAsync(tenant, time.GetUtcNow() - LooksEvery);

    /// <summary>The tenant's state at a moment or later.</summary>
    public async Task<TenantView> GetAsync(Guid tenant, DateTimeOffset since)
    {
        var looking = _views.GetOrAdd(tenant, _ => new Looking());
        if (looking.View.At > since)
        {
            return looking.View;
        }

        await looking.Gate.WaitAsync();
        try
        {
            if (looking.View.At <= since)
            {
                looking.View = await LookAsync(tenant, looking.View);
                Forget();
            }

            return looking.View;
        }
        finally
        {
            looking.Gate.Release();
        }
    }

    /// <summary>The tenant's state now.</summary>
    public Task<TenantView> LookNowAsync(Guid tenant) => GetAsync(tenant, time.GetUtcNow());

    private async Task<TenantView> LookAsync(Guid tenant, TenantView before)
    {
        var at = time.GetUtcNow();
        var rows = await database.QueryAsync(tenant, LookSql, Read, CancellationToken.None, tenant, before.Words.Labels.Count, (before.Words.Metrics ?? KeptMetrics.None).Stamp);
        var changes = rows.Where(r => r.Kind == "bucket").ToDictionary(r => (int)r.Number, r => r.Change);
        var words = await WordsAsync(tenant, rows, before.Words);
        var isSame = ReferenceEquals(words, before.Words) && changes.Count == before.Changes.Count && changes.All(c => before.Changes.TryGetValue(c.Key, out var change) && change == c.Value);
        return isSame ? before with { At = at } : new TenantView(changes, words, Interlocked.Increment(ref _number), at);
    }

    private async Task<TenantWords> WordsAsync(Guid tenant, List<LookRow> rows, TenantWords before)
    {
        var members = rows.Where(r => r.Kind == "member").ToDictionary(r => r.Id, r => new WordOfMember(r.Text!, r.Team));
        var teams = rows.Where(r => r.Kind == "team").ToDictionary(r => r.Id, r => r.Text!);
        var labels = before.Labels;
        if (rows.Any(r => r.Kind == "label"))
        {
            var key = await keys.GetAsync(tenant, CancellationToken.None);
            labels = [.. rows.Where(r => r.Kind == "label").Select(r => new LabelWord(r.Text!, (int)r.Number, LabelText.Open(key, tenant, r.Text!, r.Sealed!)))];
        }

        var metrics = await MetricsAsync(tenant, rows, before.Metrics ?? KeptMetrics.None);
        List<CustomField> fields = [.. rows.Where(r => r.Kind == "field").Select(r => new CustomField((int)r.Number, r.Text!.Split(':')[0], r.Text!.Split(':')[1])).OrderBy(f => f.Code)];
        var isSame = fields.SequenceEqual(before.Fields ?? []) && ReferenceEquals(labels, before.Labels) && ReferenceEquals(metrics, before.Metrics ?? KeptMetrics.None) && Same(members, before.Members) && Same(teams, before.Teams);
        return isSame ? before : new TenantWords(members, teams, labels, metrics, fields);
    }

    private async Task<KeptMetrics> MetricsAsync(Guid tenant, List<LookRow> rows, KeptMetrics before)
    {
        var stamp = rows.Single(r => r.Kind == "stamp").Text!;
        if (stamp == before.Stamp)
        {
            return before;
        }

        var key = await keys.GetAsync(tenant, CancellationToken.None);
        return new KeptMetrics(stamp, [.. rows.Where(r => r.Kind == "metric").Select(r => new KeptMetric(r.Id, r.Text!, (int)r.Number, r.Change == 1, OwnMetricTexts.Open(key, r.Id, r.Sealed!)))]);
    }

    private static bool Same<T>(Dictionary<Guid, T> now, IReadOnlyDictionary<Guid, T> before)
        => now.Count == before.Count && now.All(n => before.TryGetValue(n.Key, out var value) && EqualityComparer<T>.Default.Equals(value, n.Value));

    // Labels are only ever added: they are read again when their number is another. Metrics are when their stamp is.
    private const string LookSql = """
        with stamp as materialized (select coalesce(string_agg(concat_ws(',', metric_id, version, active), ';' order by metric_id), '') as text from own_metrics where tenant_id = $1)
        select 'bucket' as kind, bucket::bigint as number, last_change, null::uuid as id, null::text as text, null::uuid as team, null::bytea as sealed from fact_buckets where tenant_id = $1
        union all select 'member', 0, 0, member_id, name, team_id, null from members where tenant_id = $1
        union all select 'team', 0, 0, team_id, name, null, null from teams where tenant_id = $1
        union all select 'label', code, 0, null, kind, null, text from labels where tenant_id = $1 and $2 <> (select count(*) from labels where tenant_id = $1)
        union all select 'field', code, 0, null, key || ':' || kind, null, null from custom_fields where tenant_id = $1 and removed_at is null
        union all select 'stamp', 0, 0, null, text, null, null from stamp
        union all select 'metric', m.version, m.active::int, m.metric_id, m.key, null, v.definition from stamp, own_metrics m
          join own_metric_versions v on v.tenant_id = m.tenant_id and v.metric_id = m.metric_id and v.version = m.version where m.tenant_id = $1 and stamp.text <> $3
        """;

    private static LookRow Read(NpgsqlDataReader r) => new(
        r.GetString(0), r.GetInt64(1), r.GetInt64(2), r.IsDBNull(3) ? default : r.GetGuid(3), r.IsDBNull(4) ? null : r.GetString(4), r.IsDBNull(5) ? null : r.GetGuid(5), r.IsDBNull(6) ? null : r.GetFieldValue<byte[]>(6));

    private void Forget()
    {
        var limit = time.GetUtcNow() - ForgottenAfter;
        foreach (var (tenant, _) in _views.Where(v => v.Value.View.At != default && v.Value.View.At < limit))
        {
            _views.TryRemove(tenant, out _);
        }
    }

    private sealed record LookRow(string Kind, long Number, long Change, Guid Id, string? Text, Guid? Team, byte[]? Sealed);

    private sealed class Looking
    {
        public SemaphoreSlim Gate { get; } = new(1, 1);

        public TenantView View { get; set; } = TenantView.None;
    }
}
