using System.Text.Json;
using CallInsight.Contracts.Calls;
using CallInsight.Grains.AuditTrail;
using CallInsight.Storage.Calls;
using CallInsight.Storage.Secrets;
using CallInsight.Storage.Sessions;
using Npgsql;
using NpgsqlTypes;

namespace CallInsight.Grains.Calls;

/// <summary>The SQL of calls, their texts and their jobs.</summary>
internal sealed class CallStore(AppDatabase database, TenantKeys keys, TimeProvider time)
{
    private const string InsertCall = """
        insert into calls (tenant_id, call_id, external_hash, content_hash, received_on, received_at, started_at, status, version, rep_id, uploaded_by,
                           stage_code, source_code, direction, outcome, amount, currency, title, details)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)
        """;

    private const string UpdateCall = """
        update calls set content_hash = $4, started_at = $7, status = $8, version = $9, rep_id = $10, uploaded_by = $11,
                         stage_code = $12, source_code = $13, direction = $14, outcome = $15, amount = $16, currency = $17, title = $18, details = $19
        where tenant_id = $1 and call_id = $2 and version = $9 - 1 and external_hash is not distinct from $3 and received_on = $5 and received_at = $6
        """;

    private static readonly string UpdateAnalysedCall = UpdateCall.Replace("details = $19", "details = $19, language = $20, duration_seconds = $21", StringComparison.Ordinal);

    public async Task<Call?> LoadAsync(Guid tenant, Guid id, CancellationToken cancellationToken)
    {
        var key = await keys.GetAsync(tenant, cancellationToken);
        return await database.FindAsync(
            tenant,
            """
            select external_hash, content_hash, received_at, started_at, status, version, rep_id, uploaded_by, stage_code, source_code, direction,
                   outcome, amount, currency, title, details
            from calls where tenant_id = $1 and call_id = $2
            """,
            r => Read(r, key, id),
            cancellationToken,
            tenant,
            id);
    }

    /// <summary>Keeps a new call with its transcript and its job. What was derived from an older transcript goes in the same transaction.</summary>
    /// <param name="before">The call as it was; null for a new one.</param>
    /// <returns>The number of the change in the older call's bucket; null when it had no figures.</returns>
    public async Task<long?> RegisterAsync(Guid tenant, Call call, Call? before, StoredTranscript transcript, byte[] report, AuditRow audit, CancellationToken cancellationToken)
    {
        var key = await keys.GetAsync(tenant, cancellationToken);
        var batch = database.Begin(tenant);
        if (call.Version == 1)
        {
            batch.Add(InsertCall, Row(key, tenant, call));
        }
        else
        {
            batch.Require(UpdateCall, Row(key, tenant, call));
        }

        batch.Add(
                "insert into call_texts (tenant_id, call_id, received_on, transcript, report) values ($1, $2, $3, $4, $5) on conflict (tenant_id, call_id, received_on) do update set transcript = excluded.transcript, report = excluded.report, findings = null",
                tenant, call.Id, call.ReceivedOn, CallTexts.SealTranscript(key, call.Id, transcript), CallTexts.SealReport(key, call.Id, report));
        AddPeople(batch, key, tenant, call);
        AddJob(batch, tenant, call.Id);
        batch.Audit(key, tenant, audit, time.GetUtcNow());
        if (before is null)
        {
            await batch.ExecuteAsync(cancellationToken);
            return null;
        }

        batch.Add("delete from call_search where tenant_id = $1 and call_id = $2 and received_on = $3", tenant, call.Id, call.ReceivedOn)
            .Add("update calls set language = null, duration_seconds = null where tenant_id = $1 and call_id = $2", tenant, call.Id)
            .Add("delete from jobs where tenant_id = $1 and subject_id = $2 and failed_at is not null", tenant, call.Id);
        var change = await CallFactRows.Erase(batch, tenant, before).QueryLastAsync(r => r.GetInt64(0), cancellationToken);
        return change.Count == 0 ? null : change[0];
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

    /// <summary>Commits an analysis: findings, search rows, facts row and the call's new state, together.</summary>
    /// <param name="job">The job that is done with it; null when a person's change asked for it.</param>
    /// <returns>The number of the change in the call's bucket.</returns>
    public async Task<long> SaveAnalysisAsync(Guid tenant, Call call, AnalysedCall analysed, Guid? job, AuditRow? audit, CancellationToken cancellationToken)
    {
        var key = await keys.GetAsync(tenant, cancellationToken);
        var batch = database.Begin(tenant)
            .Require(UpdateAnalysedCall, [.. Row(key, tenant, call), analysed.Findings.Language, (float?)analysed.Findings["durationSeconds"]])
            .Require("update call_texts set findings = $4 where tenant_id = $1 and call_id = $2 and received_on = $3", tenant, call.Id, call.ReceivedOn, CallTexts.SealFindings(key, call.Id, analysed.FindingsJson))
            .Add("delete from call_search where tenant_id = $1 and call_id = $2 and received_on = $3", tenant, call.Id, call.ReceivedOn);
        foreach (var (part, words) in analysed.SearchRows)
        {
            batch.Add("insert into call_search (tenant_id, call_id, received_on, part, started_at, words) values ($1, $2, $3, $4, $5, $6::text::tsvector)", tenant, call.Id, call.ReceivedOn, part, call.StartedAt, words);
        }

        if (job is { } id)
        {
            batch.Add("delete from jobs where tenant_id = $1 and job_id = $2", tenant, id);
        }

        if (audit is not null)
        {
            batch.Audit(key, tenant, audit, time.GetUtcNow());
        }

        var change = await CallFactRows.Upsert(batch, tenant, call, analysed).QueryLastAsync(r => r.GetInt64(0), cancellationToken);
        return change.Single();
    }

    /// <summary>Changes fields that no finding depends on. The facts row, where there is one, follows in the same transaction.</summary>
    /// <returns>The number of the change in the call's bucket; null when the call has no facts row yet.</returns>
    public async Task<long?> SaveAsync(Guid tenant, Call call, AuditRow audit, CancellationToken cancellationToken)
    {
        var key = await keys.GetAsync(tenant, cancellationToken);
        var batch = database.Begin(tenant).Require(UpdateCall, Row(key, tenant, call)).Audit(key, tenant, audit, time.GetUtcNow());
        var change = await CallFactRows.Update(batch, tenant, call).QueryLastAsync(r => r.GetInt64(0), cancellationToken);
        return change.Count == 0 ? null : change[0];
    }

    /// <summary>Removes the call and all that was derived from it; its facts row stays as an empty tombstone so that memory learns of it.</summary>
    /// <returns>The number of the change in the call's bucket; null when it was in none.</returns>
    public async Task<long?> EraseAsync(Guid tenant, Call call, AuditRow audit, CancellationToken cancellationToken)
    {
        var key = await keys.GetAsync(tenant, cancellationToken);
        var batch = database.Begin(tenant)
            .Require("delete from calls where tenant_id = $1 and call_id = $2", tenant, call.Id)
            .Add("delete from call_texts where tenant_id = $1 and call_id = $2 and received_on = $3", tenant, call.Id, call.ReceivedOn)
            .Add("delete from call_search where tenant_id = $1 and call_id = $2 and received_on = $3", tenant, call.Id, call.ReceivedOn)
            .Add("delete from jobs where tenant_id = $1 and subject_id = $2", tenant, call.Id)
            .Audit(key, tenant, audit, time.GetUtcNow());
        var change = await CallFactRows.Erase(batch, tenant, call).QueryLastAsync(r => r.GetInt64(0), cancellationToken);
        return change.Count == 0 ? null : change[0];
    }

    /// <summary>Notes that a job's work cannot be done.</summary>
    public async Task FailAsync(Guid tenant, Call call, Guid job, string error, CancellationToken cancellationToken)
    {
        var key = await keys.GetAsync(tenant, cancellationToken);
        await database.Begin(tenant)
            .Require(UpdateCall, Row(key, tenant, call))
            .Add("update jobs set failed_at = $3, error = $4 where tenant_id = $1 and job_id = $2", tenant, job, time.GetUtcNow(), key.Seal(job, "job.error", error))
            .ExecuteAsync(cancellationToken);
    }

    /// <summary>Takes away a job whose work is done or whose call is gone.</summary>
    public Task DropJobAsync(Guid tenant, Guid job, CancellationToken cancellationToken)
        => database.Begin(tenant).Add("delete from jobs where tenant_id = $1 and job_id = $2", tenant, job).ExecuteAsync(cancellationToken);

    private static void AddPeople(TenantBatch batch, TenantKey key, Guid tenant, Call call)
    {
        var emails = call.Details.Participants.Where(p => p.Email is not null).Select(p => key.BlindIndex("person.email", p.Email!.Trim().ToLowerInvariant())).ToArray();
        if (call.Version > 1)
        {
            batch.Add("delete from call_people where tenant_id = $1 and call_id = $2", tenant, call.Id);
        }

        if (emails.Length > 0)
        {
            batch.Add("insert into call_people (tenant_id, call_id, email_hash) select $1, $2, unnest($3) on conflict do nothing", tenant, call.Id, emails);
        }
    }

    private void AddJob(TenantBatch batch, Guid tenant, Guid call)
        => batch.Add("insert into jobs (tenant_id, job_id, kind, subject_id, run_after, created_at) values ($1, $2, 'call.analyse', $3, $4, $4)", tenant, Guid.CreateVersion7(time.GetUtcNow()), call, time.GetUtcNow());

    private static object?[] Row(TenantKey key, Guid tenant, Call call) =>
    [
        tenant, call.Id, Bytes(call.ExternalHash), call.ContentHash, call.ReceivedOn, call.ReceivedAt, call.StartedAt, call.Status, call.Version, call.Rep, call.UploadedBy,
        call.Stage, call.Source, call.Direction, call.Outcome.Result, call.Outcome.Amount, call.Outcome.Currency,
        key.Seal(call.Id, CallTexts.TitleField, call.Title), CallTexts.SealDetails(key, call.Id, call.Details with { OffsetMinutes = (int)call.StartedAt.Offset.TotalMinutes }),
    ];

    private static NpgsqlParameter Bytes(byte[]? value) => new() { Value = (object?)value ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Bytea };

    private static Call Read(NpgsqlDataReader r, TenantKey key, Guid id)
    {
        var details = CallTexts.OpenDetails(key, id, r.GetFieldValue<byte[]>(15));
        return new Call
        {
            Id = id,
            ExternalHash = r.IsDBNull(0) ? null : r.GetFieldValue<byte[]>(0),
            ContentHash = r.GetFieldValue<byte[]>(1),
            ReceivedAt = r.GetFieldValue<DateTimeOffset>(2),
            StartedAt = r.GetFieldValue<DateTimeOffset>(3).ToOffset(TimeSpan.FromMinutes(details.OffsetMinutes)),
            Status = r.GetString(4),
            Version = r.GetInt32(5),
            Rep = r.IsDBNull(6) ? null : r.GetGuid(6),
            UploadedBy = r.IsDBNull(7) ? null : r.GetGuid(7),
            Stage = r.IsDBNull(8) ? null : r.GetInt32(8),
            Source = r.IsDBNull(9) ? null : r.GetInt32(9),
            Direction = r.IsDBNull(10) ? null : r.GetString(10),
            Outcome = new OutcomeInput(r.GetString(11), r.IsDBNull(12) ? null : r.GetDecimal(12), r.IsDBNull(13) ? null : r.GetString(13)),
            Title = key.OpenText(id, CallTexts.TitleField, r.GetFieldValue<byte[]>(14)),
            Details = details,
        };
    }
}
