using CallInsight.Grains.Calls;
using CallInsight.Storage.Sessions;

namespace CallInsight.Grains.Search.Alerts;

/// <summary>The SQL by which a change of calls asks for their comparison with saved searches, in its own transaction.</summary>
internal static class AlertJobs
{
    /// <summary>A job for each call, where somebody wants to be told at all.</summary>
    /// <param name="isQuiet">Only their findings were made anew, so that nothing of them is news.</param>
    public static TenantBatch Alert(this TenantBatch batch, Guid tenant, IReadOnlyList<Guid> calls, DateTimeOffset now, bool isQuiet = false)
        => calls.Count == 0 ? batch : batch.Add(
            $"""
            insert into jobs (tenant_id, job_id, kind, subject_id, run_after, created_at)
            select $1, gen_random_uuid(), '{(isQuiet ? JobKinds.AlertQuietly : JobKinds.Alert)}', c.id, $3, $3 from unnest($2::uuid[]) as c (id)
            where exists (select 1 from saved_searches s where s.tenant_id = $1 and s.alert <> 'none')
            """,
            tenant, calls.ToArray(), now);
}
