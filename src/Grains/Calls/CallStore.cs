using CallInsight.Contracts.Calls;
using CallInsight.Grains.AuditTrail;
using CallInsight.Grains.Calls.Bulk;
using CallInsight.Grains.Calls.Fields;
using CallInsight.Grains.Integrations.Webhooks;
using CallInsight.Grains.Search.Alerts;
using CallInsight.Storage.Calls;
using CallInsight.Storage.Secrets;
using CallInsight.Storage.Sessions;

namespace CallInsight.Grains.Calls;

/// <summary>The SQL of calls, their texts and their jobs.</summary>
internal sealed class CallStore(AppDatabase database, TenantKeys keys, TimeProvider time)
{
    public async Task<Call?> LoadAsync(Guid tenant, Guid id, CancellationToken cancellationToken)
    {
        var key = await keys.GetAsync(tenant, cancellationToken);
        return await database.FindAsync(
            tenant,
            $"select {CallRow.Columns} from calls where tenant_id = $1 and call_id = $2",
            r => CallRow.Read(r, key, id),
            cancellationToken,
            tenant,
            id);
    }

    /// <summary>Puts another transcript in the place of the one that was there. What was derived from the older goes in the same transaction.</summary>
    /// <returns>The number of the change in the older call's bucket; null when it had no figures.</returns>
    public async Task<long?> ReplaceAsync(Guid tenant, Call before, Call call, StoredTranscript transcript, byte[] report, AuditRow audit, CancellationToken cancellationToken)
    {
        var (key, now) = (await keys.GetAsync(tenant, cancellationToken), time.GetUtcNow());
        var moved = MovedMoments.Of((await LoadTextAsync(tenant, before, cancellationToken)).Transcript, transcript);
        var batch = database.Begin(tenant)
            .Require(CallRow.Update, CallRow.Values(key, tenant, call))
            .Require(
                "update call_texts set transcript = $4, report = $5, findings = null where tenant_id = $1 and call_id = $2 and received_on = $3",
                tenant, call.Id, call.ReceivedOn, CallTexts.SealTranscript(key, call.Id, transcript), CallTexts.SealReport(key, call.Id, report))
            .Add("delete from call_people where tenant_id = $1 and call_id = $2", tenant, call.Id)
            .Add("insert into call_people (tenant_id, call_id, email_hash) select $1, $2, unnest($3)", tenant, call.Id, CallRow.People(key, call).ToArray())
            .Add("delete from call_search where tenant_id = $1 and call_id = $2 and received_on = $3", tenant, call.Id, call.ReceivedOn)
            .Add("update calls set language = null, duration_seconds = null where tenant_id = $1 and call_id = $2", tenant, call.Id)
            .Add(Move("call_comments"), tenant, call.Id, moved)
            .Add(Move("search_hits"), tenant, call.Id, moved)
            .Add(Move("call_shares"), tenant, call.Id, moved)
            .Add("delete from jobs where tenant_id = $1 and subject_id = $2 and failed_at is not null", tenant, call.Id)
            .Add($"insert into jobs (tenant_id, job_id, kind, subject_id, run_after, created_at) values ($1, $2, '{JobKinds.Analyse}', $3, $4, $4)", tenant, Guid.CreateVersion7(now), call.Id, now)
            .Tell(key, tenant, WebhookEvent.OfOutcome(before, call), now)
            .Audit(key, tenant, audit, now);
        return Number(await batch.QueryAsync(CallFactRows.Erase(tenant, before), cancellationToken));
    }

    /// <summary>The transcript and the import report.</summary>
    public async Task<(StoredTranscript Transcript, byte[] Report)> LoadTextAsync(Guid tenant, Call call, CancellationToken cancellationToken)
    {
        var key = await keys.GetAsync(tenant, cancellationToken);
        var rows = await database.QueryAsync(
            tenant,
            "select transcript, report from call_texts where tenant_id = $1 and call_id = $2 and received_on = $3",
            r => (r.GetFieldValue<byte[]>(0), r.GetFieldValue<byte[]>(1)),
            cancellationToken,
            tenant, call.Id, call.ReceivedOn);
        return rows is [var (transcript, report)]
            ? (CallTexts.OpenTranscript(key, call.Id, transcript), CallTexts.OpenReport(key, call.Id, report))
            : throw new InvalidOperationException($"Call {call.Id} has no transcript.");
    }

    /// <summary>Changes fields that no finding depends on. The facts row, where there is one, follows in the same transaction.</summary>
    /// <returns>The number of the change in the call's bucket; null when the call has no facts row yet.</returns>
    /// <param name="tags">Codes of all tags that it is to have; null leaves them.</param>
    /// <param name="fields">Its custom fields as figures know them; null leaves them.</param>
    /// <param name="mark">The result that is noted with it.</param>
    public async Task<long?> SaveAsync(Guid tenant, Call before, Call call, AuditRow audit, IReadOnlyList<int>? tags, FieldValues? fields, BulkMark? mark, CancellationToken cancellationToken)
    {
        var (key, now) = (await keys.GetAsync(tenant, cancellationToken), time.GetUtcNow());
        var batch = database.Begin(tenant).Require(CallRow.Update, CallRow.Values(key, tenant, call)).Tell(key, tenant, WebhookEvent.OfOutcome(before, call), now).Audit(key, tenant, audit, now).Alert(tenant, [call.Id], now);
        batch = tags is null ? batch : batch.Tags(tenant, call.Id, tags);
        batch = mark is null ? batch : batch.Mark(tenant, mark);
        return Number(await batch.QueryAsync(CallFactRows.Update(tenant, call, fields), cancellationToken));
    }

    /// <summary>Changes the row of facts alone.</summary>
    /// <returns>The number of the change; null when the call has no facts row yet.</returns>
    public async Task<long?> SaveFieldsAsync(Guid tenant, Call call, FieldValues fields, CancellationToken cancellationToken)
        => Number(await database.Begin(tenant).QueryAsync(CallFactRows.Update(tenant, call, fields), cancellationToken));

    /// <summary>Removes the call and all that was derived from it; its facts row stays as an empty tombstone so that memory learns of it.</summary>
    /// <returns>The number of the change in the call's bucket; null when it was in none.</returns>
    /// <param name="mark">The result that is noted with it: that one alone still names the call.</param>
    public async Task<long?> EraseAsync(Guid tenant, Call call, AuditRow audit, BulkMark? mark, CancellationToken cancellationToken)
    {
        var key = await keys.GetAsync(tenant, cancellationToken);
        var batch = mark is null ? database.Begin(tenant) : database.Begin(tenant).Mark(tenant, mark);
        batch = batch
            .Require("delete from calls where tenant_id = $1 and call_id = $2", tenant, call.Id)
            .Add("delete from call_texts where tenant_id = $1 and call_id = $2 and received_on = $3", tenant, call.Id, call.ReceivedOn)
            .Add("delete from call_search where tenant_id = $1 and call_id = $2 and received_on = $3", tenant, call.Id, call.ReceivedOn)
            .Add("delete from jobs where tenant_id = $1 and subject_id = $2", tenant, call.Id)
            .Add("delete from outbox where tenant_id = $1 and thing_id = $2", tenant, call.Id)
            .Add("delete from reanalysis_figures where tenant_id = $1 and call_id = $2", tenant, call.Id)
            .Add("delete from bulk_results where tenant_id = $1 and call_id = $2 and bulk_id is distinct from $3", tenant, call.Id, mark?.Bulk)
            .Audit(key, tenant, audit, time.GetUtcNow());
        return Number(await batch.QueryAsync(CallFactRows.Erase(tenant, call), cancellationToken));
    }

    /// <summary>Notes that a job's work cannot be done.</summary>
    public async Task FailAsync(Guid tenant, Call call, Guid job, string error, CancellationToken cancellationToken)
    {
        var (key, now) = (await keys.GetAsync(tenant, cancellationToken), time.GetUtcNow());
        await database.Begin(tenant)
            .Require(CallRow.Update, CallRow.Values(key, tenant, call))
            .Tell(key, tenant, [WebhookEvent.Failed(call)], now)
            .Add("update jobs set failed_at = $3, error = $4 where tenant_id = $1 and job_id = $2", tenant, job, now, key.Seal(job, "job.error", error))
            .ExecuteAsync(cancellationToken);
    }

    /// <summary>Takes away a job whose work is done or whose call is gone.</summary>
    public Task DropJobAsync(Guid tenant, Guid job, CancellationToken cancellationToken)
        => database.Begin(tenant).Add("delete from jobs where tenant_id = $1 and job_id = $2", tenant, job).ExecuteAsync(cancellationToken);

    // An array begins at 1, and gives null beyond its end.
    private static string Move(string table) => $"update {table} set utterance = ($3::int[])[utterance + 1] where tenant_id = $1 and call_id = $2 and utterance is not null";

    private static long? Number(List<long> change) => change is [var number] ? number : null;
}
