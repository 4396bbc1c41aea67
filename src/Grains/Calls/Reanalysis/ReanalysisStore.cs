using CallInsight.Contracts;
using CallInsight.Grains.AuditTrail;
using CallInsight.Storage.Secrets;
using CallInsight.Storage.Sessions;

namespace CallInsight.Grains.Calls.Reanalysis;

/// <summary>The SQL of re-analyses and of their jobs.</summary>
internal sealed class ReanalysisStore(AppDatabase database, TenantKeys keys, TimeProvider time)
{
    private const string Subject = "reanalysis";
    private const string Outdated = "c.status = 'ready' and (c.rules_version, c.settings_version) is distinct from ($2, $3)";

    /// <summary>After all work that somebody waits for.</summary>
    private const int Priority = 1;

    private static readonly string Jobs = $"kind in ('{JobKinds.Try}', '{JobKinds.Renew}') and failed_at is null";

    /// <summary>The re-analysis of an id, or the last one; null when there is none.</summary>
    public Task<ReanalysisState?> FindAsync(Guid tenant, Guid? id, CancellationToken cancellationToken)
        => database.FindAsync(
            tenant,
            $"""
            select reanalysis_id, status, rules_version, settings_version, exists (select 1 from jobs where tenant_id = $1 and {Jobs})
            from reanalyses where tenant_id = $1 and ($2::uuid is null or reanalysis_id = $2) order by created_at desc, reanalysis_id desc limit 1
            """,
            r => new ReanalysisState(r.GetGuid(0), r.GetString(1), r.GetString(2), r.GetInt32(3), r.GetBoolean(4)),
            cancellationToken,
            tenant,
            id);

    /// <summary>Whether the last re-analysis was accepted with these rules and settings.</summary>
    public async Task<bool> IsAcceptedAsync(Guid tenant, string rules, int settings, CancellationToken cancellationToken)
        => (await database.QueryAsync(
            tenant,
            """
            select status = 'accepted' and rules_version = $2 and settings_version = $3
            from reanalyses where tenant_id = $1 order by created_at desc, reanalysis_id desc limit 1
            """,
            r => r.GetBoolean(0),
            cancellationToken,
            tenant, rules, settings)) is [true];

    /// <summary>Begins a trial: a job for each call that other versions analysed.</summary>
    /// <returns>False when there is no such call; then nothing was changed.</returns>
    public async Task<bool> StartAsync(Guid tenant, Guid id, string rules, int settings, Actor actor, CancellationToken cancellationToken)
    {
        var origins = await database.FindAsync(
            tenant,
            $"""
            select jsonb_agg(to_jsonb(o))::text from (
              select c.rules_version as "rulesVersion", c.settings_version as "settingsVersion", count(*) as calls from calls c
              where c.tenant_id = $1 and {Outdated} group by 1, 2 order by 1 nulls first, 2 nulls first) o
            having count(*) > 0
            """,
            r => r.GetString(0),
            cancellationToken,
            tenant, rules, settings);
        if (origins is null)
        {
            return false;
        }

        var now = time.GetUtcNow();
        await (await AuditedAsync(tenant, id, actor, "reanalysis.started", cancellationToken))
            .Add("delete from reanalysis_figures where tenant_id = $1", tenant)
            .Add(
                $"""
                insert into jobs (tenant_id, job_id, kind, subject_id, run_after, created_at, priority)
                select $1, gen_random_uuid(), '{JobKinds.Try}', c.call_id, $4, $4, {Priority} from calls c where c.tenant_id = $1 and {Outdated}
                """,
                tenant, rules, settings, now)
            .Add(
                $"""
                insert into reanalyses (tenant_id, reanalysis_id, status, rules_version, settings_version, calls, origins, created_at)
                select $1, $5, 'trial', $2, $3, count(*), $6::jsonb, $4 from jobs where tenant_id = $1 and kind = '{JobKinds.Try}'
                """,
                tenant, rules, settings, now, id, origins)
            .ExecuteAsync(cancellationToken);
        return true;
    }

    /// <summary>Accepts a trial: a job for each call that was tried well and is still analysed by other versions.</summary>
    public async Task AcceptAsync(Guid tenant, ReanalysisState trial, Actor actor, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await (await AuditedAsync(tenant, trial.Id, actor, "reanalysis.accepted", cancellationToken))
            .Require("update reanalyses set status = 'accepted', decided_at = $3 where tenant_id = $1 and reanalysis_id = $2 and status = 'trial'", tenant, trial.Id, now)
            .Add(
                $"""
                insert into jobs (tenant_id, job_id, kind, subject_id, run_after, created_at, priority)
                select $1, gen_random_uuid(), '{JobKinds.Renew}', c.call_id, $4, $4, {Priority}
                from calls c join reanalysis_figures f on f.tenant_id = $1 and f.reanalysis_id = $5 and f.call_id = c.call_id and not f.failed
                where c.tenant_id = $1 and {Outdated}
                """,
                tenant, trial.Rules, trial.Settings, now, trial.Id)
            .ExecuteAsync(cancellationToken);
    }

    /// <summary>Discards a trial with what it gave and what is left of it to do.</summary>
    public async Task DiscardAsync(Guid tenant, ReanalysisState trial, Actor actor, CancellationToken cancellationToken)
        => await (await AuditedAsync(tenant, trial.Id, actor, "reanalysis.discarded", cancellationToken))
            .Require("update reanalyses set status = 'discarded', decided_at = $3 where tenant_id = $1 and reanalysis_id = $2 and status = 'trial'", tenant, trial.Id, time.GetUtcNow())
            .Add($"delete from jobs where tenant_id = $1 and kind = '{JobKinds.Try}'", tenant)
            .Add("delete from reanalysis_figures where tenant_id = $1 and reanalysis_id = $2", tenant, trial.Id)
            .ExecuteAsync(cancellationToken);

    private async Task<TenantBatch> AuditedAsync(Guid tenant, Guid id, Actor actor, string action, CancellationToken cancellationToken)
    {
        var key = await keys.GetAsync(tenant, cancellationToken);
        return database.Begin(tenant).Audit(key, tenant, new AuditRow(actor, action, Subject, id), time.GetUtcNow());
    }
}
