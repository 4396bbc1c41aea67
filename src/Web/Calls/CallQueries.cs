using System.Text.Json;
using CallInsight.Contracts;
using CallInsight.Contracts.Calls;
using CallInsight.Storage.Calls;
using CallInsight.Storage.Secrets;
using CallInsight.Storage.Sessions;
using CallInsight.Web.SignIn;

namespace CallInsight.Web.Calls;

/// <summary>Reads single calls. What the actor may not see does not exist.</summary>
internal sealed class CallQueries(ReaderDatabase database, TenantKeys keys)
{
    /// <summary>A call; null when there is none that the actor may see.</summary>
    public async Task<CallView?> FindAsync(Guid tenant, Actor actor, Guid id, CancellationToken cancellationToken)
    {
        var key = await keys.GetAsync(tenant, cancellationToken);
        var access = CallScope.Of(actor, Permission.CallsRead, 3);
        return await database.FindAsync(
            tenant,
            $"""
            select c.status, c.version, c.title, c.details, c.started_at, c.received_at, c.direction, c.rep_id, c.outcome, c.amount, c.currency, c.language, c.duration_seconds, t.report
            from calls c join call_texts t on t.tenant_id = c.tenant_id and t.call_id = c.call_id and t.received_on = c.received_on
            where c.tenant_id = $1 and c.call_id = $2 and {access.Sql}
            """,
            r => new CallView
            {
                Id = id,
                Status = r.GetString(0),
                Version = r.GetInt32(1),
                Title = key.OpenText(id, CallTexts.TitleField, r.GetFieldValue<byte[]>(2)),
                Details = CallTexts.OpenDetails(key, id, r.GetFieldValue<byte[]>(3)),
                StartedAt = r.GetFieldValue<DateTimeOffset>(4),
                ReceivedAt = r.GetFieldValue<DateTimeOffset>(5),
                Direction = r.IsDBNull(6) ? null : r.GetString(6),
                Rep = r.IsDBNull(7) ? null : r.GetGuid(7),
                Outcome = new OutcomeBody(r.GetString(8), r.IsDBNull(9) ? null : r.GetDecimal(9), r.IsDBNull(10) ? null : r.GetString(10)),
                Language = r.IsDBNull(11) ? null : r.GetString(11),
                DurationSeconds = r.IsDBNull(12) ? null : r.GetFloat(12),
                Report = JsonSerializer.Deserialize<JsonElement>(CallTexts.OpenReport(key, id, r.GetFieldValue<byte[]>(13))),
            },
            cancellationToken,
            [tenant, id, .. access.Arguments]);
    }

    /// <summary>The transcript with the names and roles that people gave its speakers; null when there is no such call.</summary>
    public async Task<StoredTranscript?> TranscriptAsync(Guid tenant, Actor actor, Guid id, CancellationToken cancellationToken)
    {
        var key = await keys.GetAsync(tenant, cancellationToken);
        var access = CallScope.Of(actor, Permission.CallsRead, 3);
        return await database.FindAsync(
            tenant,
            $"""
            select t.transcript, c.details
            from calls c join call_texts t on t.tenant_id = c.tenant_id and t.call_id = c.call_id and t.received_on = c.received_on
            where c.tenant_id = $1 and c.call_id = $2 and {access.Sql}
            """,
            r => Relabelled(CallTexts.OpenTranscript(key, id, r.GetFieldValue<byte[]>(0)), CallTexts.OpenDetails(key, id, r.GetFieldValue<byte[]>(1))),
            cancellationToken,
            [tenant, id, .. access.Arguments]);
    }

    /// <summary>Whether there is such a call, and its findings as JSON once there are any.</summary>
    public async Task<(bool Found, byte[]? Findings)> FindingsAsync(Guid tenant, Actor actor, Guid id, CancellationToken cancellationToken)
    {
        var key = await keys.GetAsync(tenant, cancellationToken);
        var access = CallScope.Of(actor, Permission.CallsRead, 3);
        var rows = await database.QueryAsync(
            tenant,
            $"""
            select t.findings
            from calls c join call_texts t on t.tenant_id = c.tenant_id and t.call_id = c.call_id and t.received_on = c.received_on
            where c.tenant_id = $1 and c.call_id = $2 and {access.Sql}
            """,
            r => r.IsDBNull(0) ? null : r.GetFieldValue<byte[]>(0),
            cancellationToken,
            [tenant, id, .. access.Arguments]);
        return (rows.Count > 0, rows is [{ } findings] ? CallTexts.OpenFindings(key, id, findings) : null);
    }

    private static StoredTranscript Relabelled(StoredTranscript transcript, CallDetails details)
        => transcript with
        {
            Speakers = [.. transcript.Speakers.Select(s => details.Speakers.FirstOrDefault(c => c.Speaker == s.Id) is { } change ? s with { Name = change.Name ?? s.Name, Role = change.Role ?? s.Role } : s)],
        };
}
