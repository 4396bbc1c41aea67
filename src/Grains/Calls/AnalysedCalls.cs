using CallInsight.Contracts.Usage;
using CallInsight.Grains.AuditTrail;
using CallInsight.Grains.Calls.Bulk;
using CallInsight.Grains.Integrations.Webhooks;
using CallInsight.Grains.Search.Alerts;
using CallInsight.Grains.Usage;
using CallInsight.Storage.Calls;
using CallInsight.Storage.Hosting.Telemetry;
using CallInsight.Storage.Secrets;
using CallInsight.Storage.Sessions;
using NpgsqlTypes;

namespace CallInsight.Grains.Calls;

/// <summary>Keeps what analyses gave: findings, search rows, facts row and the call's new state, together. Those that are done at the
/// same time share a commit.</summary>
internal sealed class AnalysedCalls
{
    private const int MostOfACommit = 32;

    private readonly AppDatabase _database;
    private readonly TenantKeys _keys;
    private readonly TimeProvider _time;
    private readonly SharedCommit<Analysis, long> _commits;

    public AnalysedCalls(AppDatabase database, TenantKeys keys, TimeProvider time)
    {
        (_database, _keys, _time) = (database, keys, time);
        _commits = new SharedCommit<Analysis, long>(WriteAsync, MostOfACommit);
    }

    /// <summary>Commits the analysis that a job asked for.</summary>
    /// <returns>The number of the change in the call's bucket.</returns>
    /// <exception cref="Npgsql.PostgresException">SQLSTATE 40001: another writer changed the call.</exception>
    /// <param name="before">The call that was analysed: with the first findings of one it becomes ready, which is told.</param>
    public Task<long> KeepAsync(Guid tenant, Call before, Call call, AnalysedCall analysed, Guid job) => KeepAsync(tenant, before, call, analysed, job, null, null, null);

    /// <summary>Commits a person's change with the analysis that follows from it.</summary>
    /// <param name="mark">The result of bulk work that is noted with it.</param>
    /// <param name="tags">Codes of all tags that the call is to have; null leaves them.</param>
    /// <inheritdoc cref="KeepAsync(Guid, Call, Call, AnalysedCall, Guid)"/>
    public Task<long> KeepAsync(Guid tenant, Call before, Call call, AnalysedCall analysed, AuditRow change, BulkMark? mark = null, IReadOnlyList<int>? tags = null)
        => KeepAsync(tenant, before, call, analysed, null, change, mark, tags);

    private async Task<long> KeepAsync(Guid tenant, Call before, Call call, AnalysedCall analysed, Guid? job, AuditRow? change, BulkMark? mark, IReadOnlyList<int>? tags)
    {
        var key = await _keys.GetAsync(tenant, CancellationToken.None);
        return await _commits.WriteAsync(tenant, new Analysis(call, analysed, job, change, key, CallTexts.SealFindings(key, call.Id, analysed.FindingsJson), mark, tags, EventsOf(before, call, analysed), IsRenewed(before, job, change)));
    }

    // A change that somebody makes, and a transcript that takes another's place, are news; other rules are none.
    private static bool IsRenewed(Call before, Guid? job, AuditRow? change) => before.Status == "ready" && (job is not null || change?.Action == CallGrain.Reanalysed);

    private static List<WebhookEvent> EventsOf(Call before, Call call, AnalysedCall analysed)
    {
        var events = new List<WebhookEvent>();
        if (before.Status != call.Status)
        {
            events.Add(WebhookEvent.Ready(call, analysed.Findings.Language, analysed.Findings["durationSeconds"]));
        }

        events.AddRange(WebhookEvent.OfOutcome(before, call));
        return events;
    }

    private async Task<IReadOnlyList<long>> WriteAsync(Guid tenant, IReadOnlyList<Analysis> analyses)
    {
        var batch = _database.Begin(tenant);
        foreach (var analysis in analyses)
        {
            AddState(batch, tenant, analysis);
        }

        AddSearchRows(batch, tenant, analyses);
        batch.Tell(analyses[0].Key, tenant, [.. analyses.SelectMany(a => a.Events)], _time.GetUtcNow());
        batch.Add("delete from jobs where tenant_id = $1 and job_id = any($2)", tenant, analyses.Where(a => a.Job is not null).Select(a => a.Job!.Value).ToArray())
            .Alert(tenant, [.. analyses.Where(a => !a.IsRenewed).Select(a => a.Call.Id)], _time.GetUtcNow())
            .Alert(tenant, [.. analyses.Where(a => a.IsRenewed).Select(a => a.Call.Id)], _time.GetUtcNow(), isQuiet: true);
        batch.Use(tenant, [.. analyses.Where(a => a.Job is not null && !a.IsRenewed).SelectMany(a => UsageOf(a, _time.GetUtcNow()))]);
        var changes = await batch.QueryAsync(CallFactRows.Upsert(tenant, [.. analyses.Select(a => (a.Call, a.Analysed))]), CancellationToken.None);
        foreach (var first in analyses.Where(a => a.Call.Version == 2 && a.Job is not null))
        {
            Measures.Visible.Record((_time.GetUtcNow() - first.Call.ReceivedAt).TotalSeconds);
        }

        var change = changes.ToDictionary(c => c.Call, c => c.Change);
        return [.. analyses.Select(a => change[a.Call.Id])];
    }

    // The job stands for one transcript: it counts once, whoever does it and however often.
    private static IEnumerable<UsageEvent> UsageOf(Analysis analysis, DateTimeOffset now)
    {
        var member = analysis.Call.Rep ?? analysis.Call.UploadedBy;
        yield return new UsageEvent($"calls/{analysis.Job:N}", Meters.Calls, 1, now, "analysis", member);
        if (analysis.Analysed.Findings["durationSeconds"] is > 0 and var seconds)
        {
            yield return new UsageEvent($"minutes/{analysis.Job:N}", Meters.Minutes, decimal.Round((decimal)seconds / 60, 6), now, "analysis", member);
        }
    }

    private void AddState(TenantBatch batch, Guid tenant, Analysis analysis)
    {
        var (call, findings) = (analysis.Call, analysis.Analysed.Findings);
        if (analysis.Change is { } change)
        {
            batch.Require(CallRow.Update, CallRow.Values(analysis.Key, tenant, call)).Audit(analysis.Key, tenant, change, _time.GetUtcNow())
                .Add("update calls set language = $3, duration_seconds = $4, rules_version = $5, settings_version = $6 where tenant_id = $1 and call_id = $2",
                    tenant, call.Id, findings.Language, (float?)findings["durationSeconds"], findings.RulesVersion, analysis.Analysed.SettingsVersion);
        }
        else
        {
            batch.Require(
                "update calls set status = $3, version = $4, language = $5, duration_seconds = $6, rules_version = $7, settings_version = $8 where tenant_id = $1 and call_id = $2 and version = $4 - 1",
                tenant, call.Id, call.Status, call.Version, findings.Language, (float?)findings["durationSeconds"], findings.RulesVersion, analysis.Analysed.SettingsVersion);
        }

        if (analysis.Mark is { } mark)
        {
            // Where the analysis had been given up before, its job is no longer needed.
            batch.Mark(tenant, mark).Add("delete from jobs where tenant_id = $1 and subject_id = $2 and failed_at is not null", tenant, call.Id);
        }

        if (analysis.Tags is { } tags)
        {
            batch.Tags(tenant, call.Id, tags);
        }

        batch.Require("update call_texts set findings = $4 where tenant_id = $1 and call_id = $2 and received_on = $3", tenant, call.Id, call.ReceivedOn, analysis.Findings);
    }

    private static void AddSearchRows(TenantBatch batch, Guid tenant, IReadOnlyList<Analysis> analyses)
    {
        // The first analysis of a new call is its second version: until then nothing can be found of it.
        foreach (var call in analyses.Select(a => a.Call).Where(c => c.Version > 2))
        {
            batch.Add("delete from call_search where tenant_id = $1 and call_id = $2 and received_on = $3", tenant, call.Id, call.ReceivedOn);
        }

        var rows = analyses.SelectMany(a => a.Analysed.SearchRows.Select(row => (a.Call, row.Part, row.Words))).ToList();
        batch.Add(
            """
            insert into call_search (tenant_id, call_id, received_on, part, started_at, words)
            select $1, call_id, received_on, part, started_at, words::tsvector from unnest($2, $3, $4, $5, $6) as s (call_id, received_on, part, started_at, words)
            """,
            tenant,
            ArrayColumn.Of(rows, NpgsqlDbType.Uuid, r => r.Call.Id),
            ArrayColumn.Of(rows, NpgsqlDbType.Date, r => r.Call.ReceivedOn),
            ArrayColumn.Of(rows, NpgsqlDbType.Smallint, r => r.Part),
            ArrayColumn.Of(rows, NpgsqlDbType.TimestampTz, r => r.Call.StartedAt.UtcDateTime),
            ArrayColumn.Of(rows, NpgsqlDbType.Text, r => r.Words));
    }

    /// <param name="Job">The job that is done with it; null when a person's change asked for it.</param>
    /// <param name="Change">The person's change; null when a job asked for it.</param>
    /// <param name="Findings">Sealed.</param>
    /// <param name="Events">What webhooks are told of it.</param>
    /// <param name="IsRenewed">Nothing of the call changed but what the rules say of it.</param>
    private sealed record Analysis(Call Call, AnalysedCall Analysed, Guid? Job, AuditRow? Change, TenantKey Key, byte[] Findings, BulkMark? Mark, IReadOnlyList<int>? Tags, IReadOnlyList<WebhookEvent> Events, bool IsRenewed);
}
