using CallInsight.Contracts;
using CallInsight.Contracts.Calls;
using CallInsight.Storage.Calls;
using CallInsight.Storage.Secrets;
using CallInsight.Storage.Sessions;
using NpgsqlTypes;

namespace CallInsight.Grains.Calls;

/// <summary>Keeps new calls, each with its transcript, its job and its audit row. Those that arrive together share a commit.</summary>
internal sealed class NewCalls
{
    private const int MostOfACommit = 64;

    /// <summary>One statement for all: a call that is there already adds nothing anywhere.</summary>
    private const string Insert = $$"""
        with given as (
          select * from unnest($2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23)
            as g (call_id, external_hash, content_hash, received_on, received_at, started_at, rep_id, uploaded_by, stage_code, source_code, direction,
                  outcome, amount, currency, title, details, transcript, report, job_id, audit_id, actor_kind, actor_id)),
        added as (
          insert into calls (tenant_id, call_id, external_hash, content_hash, received_on, received_at, started_at, status, version, rep_id, uploaded_by,
                             stage_code, source_code, direction, outcome, amount, currency, title, details)
          select $1, call_id, external_hash, content_hash, received_on, received_at, started_at, 'received', 1, rep_id, uploaded_by,
                 stage_code, source_code, direction, outcome, amount, currency, title, details
          from given on conflict do nothing returning call_id),
        texts as (
          insert into call_texts (tenant_id, call_id, received_on, transcript, report)
          select $1, call_id, received_on, transcript, report from given join added using (call_id)),
        people as (
          insert into call_people (tenant_id, call_id, email_hash)
          select $1, call_id, email_hash from unnest($24, $25) as p (call_id, email_hash) join added using (call_id)),
        work as (
          insert into jobs (tenant_id, job_id, kind, subject_id, run_after, created_at)
          select $1, job_id, '{{JobKinds.Analyse}}', call_id, $26, $26 from given join added using (call_id)),
        decided as (
          insert into audit_entries (tenant_id, entry_id, at, actor_kind, actor_id, action, subject_kind, subject_id)
          select $1, audit_id, $26, actor_kind, actor_id, 'call.registered', 'call', call_id from given join added using (call_id))
        select call_id from added
        """;

    private readonly AppDatabase _database;
    private readonly TenantKeys _keys;
    private readonly TimeProvider _time;
    private readonly SharedCommit<NewCall, bool> _commits;

    public NewCalls(AppDatabase database, TenantKeys keys, TimeProvider time)
    {
        (_database, _keys, _time) = (database, keys, time);
        _commits = new SharedCommit<NewCall, bool>(InsertAsync, MostOfACommit);
    }

    /// <summary>Completes when the call is committed.</summary>
    /// <returns>False when there is a call of this id or this external id already; then nothing was changed.</returns>
    public async Task<bool> KeepAsync(Guid tenant, Call call, StoredTranscript transcript, byte[] report, Actor actor)
    {
        var key = await _keys.GetAsync(tenant, CancellationToken.None);
        return await _commits.WriteAsync(tenant, new NewCall(
            call,
            actor,
            CallRow.SealTitle(key, call),
            CallRow.SealDetails(key, call),
            CallTexts.SealTranscript(key, call.Id, transcript),
            CallTexts.SealReport(key, call.Id, report),
            [.. CallRow.People(key, call)]));
    }

    private async Task<IReadOnlyList<bool>> InsertAsync(Guid tenant, IReadOnlyList<NewCall> calls)
    {
        var now = _time.GetUtcNow();
        var people = calls.SelectMany(c => c.People.Select(hash => (c.Call.Id, hash))).ToList();
        var insert = new Query<Guid>(
            Insert,
            [
                tenant,
                ArrayColumn.Of(calls, NpgsqlDbType.Uuid, c => c.Call.Id),
                ArrayColumn.Of(calls, NpgsqlDbType.Bytea, c => c.Call.ExternalHash),
                ArrayColumn.Of(calls, NpgsqlDbType.Bytea, c => c.Call.ContentHash),
                ArrayColumn.Of(calls, NpgsqlDbType.Date, c => c.Call.ReceivedOn),
                ArrayColumn.Of(calls, NpgsqlDbType.TimestampTz, c => c.Call.ReceivedAt.UtcDateTime),
                ArrayColumn.Of(calls, NpgsqlDbType.TimestampTz, c => c.Call.StartedAt.UtcDateTime),
                ArrayColumn.Of(calls, NpgsqlDbType.Uuid, c => c.Call.Rep),
                ArrayColumn.Of(calls, NpgsqlDbType.Uuid, c => c.Call.UploadedBy),
                ArrayColumn.Of(calls, NpgsqlDbType.Integer, c => c.Call.Stage),
                ArrayColumn.Of(calls, NpgsqlDbType.Integer, c => c.Call.Source),
                ArrayColumn.Of(calls, NpgsqlDbType.Text, c => c.Call.Direction),
                ArrayColumn.Of(calls, NpgsqlDbType.Text, c => c.Call.Outcome.Result),
                ArrayColumn.Of(calls, NpgsqlDbType.Numeric, c => c.Call.Outcome.Amount),
                ArrayColumn.Of(calls, NpgsqlDbType.Text, c => c.Call.Outcome.Currency),
                ArrayColumn.Of(calls, NpgsqlDbType.Bytea, c => c.Title),
                ArrayColumn.Of(calls, NpgsqlDbType.Bytea, c => c.Details),
                ArrayColumn.Of(calls, NpgsqlDbType.Bytea, c => c.Transcript),
                ArrayColumn.Of(calls, NpgsqlDbType.Bytea, c => c.Report),
                ArrayColumn.Of(calls, NpgsqlDbType.Uuid, _ => Guid.CreateVersion7(now)),
                ArrayColumn.Of(calls, NpgsqlDbType.Uuid, _ => Guid.CreateVersion7(now)),
                ArrayColumn.Of(calls, NpgsqlDbType.Text, c => c.Actor.Kind),
                ArrayColumn.Of(calls, NpgsqlDbType.Uuid, c => c.Actor.Id),
                ArrayColumn.Of(people, NpgsqlDbType.Uuid, p => p.Id),
                ArrayColumn.Of(people, NpgsqlDbType.Bytea, p => p.hash),
                now,
            ],
            r => r.GetGuid(0));
        var added = await _database.Begin(tenant).QueryAsync(insert, CancellationToken.None);
        var ids = added.ToHashSet();
        return [.. calls.Select(c => ids.Contains(c.Call.Id))];
    }

    private sealed record NewCall(Call Call, Actor Actor, byte[] Title, byte[] Details, byte[] Transcript, byte[] Report, IReadOnlyList<byte[]> People);
}
