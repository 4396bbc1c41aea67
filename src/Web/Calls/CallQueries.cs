using System.Text.Json;
using CallInsight.Contracts;
using CallInsight.Contracts.Calls;
using CallInsight.Storage.Calls;
using CallInsight.Storage.Secrets;
using CallInsight.Storage.Sessions;
using CallInsight.Web.Calls.Reading;
using CallInsight.Web.SignIn;
using Npgsql;

namespace CallInsight.Web.Calls;

/// <summary>Reads single calls. What the actor may not see does not exist.</summary>
internal sealed class CallQueries(ReaderDatabase database, TenantKeys keys)
{
    private const string ViewColumns = "c.status, c.version, c.title, c.details, c.started_at, c.received_at, c.direction, c.rep_id, c.outcome, c.amount, c.currency, c.language, c.duration_seconds, t.report, (select o.team_id from members o where o.tenant_id = c.tenant_id and o.member_id = c.rep_id)";

    /// <summary>A call; null when there is none that the actor may see.</summary>
    public async Task<CallView?> FindAsync(Guid tenant, Actor actor, Guid id, CancellationToken cancellationToken)
    {
        var key = await keys.GetAsync(tenant, cancellationToken);
        var access = CallScope.Of(actor, Permission.CallsRead, 3);
        return await database.FindAsync(
            tenant,
            $"""
            select {ViewColumns}
            from calls c join call_texts t on t.tenant_id = c.tenant_id and t.call_id = c.call_id and t.received_on = c.received_on
            where c.tenant_id = $1 and c.call_id = $2 and {access.Sql}
            """,
            r => View(key, id, r),
            cancellationToken,
            [tenant, id, .. access.Arguments]);
    }

    /// <summary>A call with its transcript and findings, in one question; null when there is none that the actor may see.</summary>
    public async Task<CallReading?> OpenAsync(Guid tenant, Actor actor, Guid id, CancellationToken cancellationToken)
    {
        var key = await keys.GetAsync(tenant, cancellationToken);
        var access = CallScope.Of(actor, Permission.CallsRead, 3);
        return await database.FindAsync(
            tenant,
            $"""
            select {ViewColumns}, t.transcript, t.findings, m.name
            from calls c join call_texts t on t.tenant_id = c.tenant_id and t.call_id = c.call_id and t.received_on = c.received_on
            left join members m on m.tenant_id = c.tenant_id and m.member_id = c.rep_id
            where c.tenant_id = $1 and c.call_id = $2 and {access.Sql}
            """,
            r => new CallReading(
                View(key, id, r),
                SpokenTranscript.Read(CallTexts.OpenTranscriptJson(key, id, r.GetFieldValue<byte[]>(15))),
                r.IsDBNull(16) || r.GetString(0) != "ready" ? null : CallFindings.Read(CallTexts.OpenFindings(key, id, r.GetFieldValue<byte[]>(16))),
                r.IsDBNull(17) ? null : r.GetString(17)),
            cancellationToken,
            [tenant, id, .. access.Arguments]);
    }

    /// <summary>The transcript with the names and roles that people gave its speakers; null when there is no such call.</summary>
    public async Task<TranscriptRead?> TranscriptAsync(Guid tenant, Actor actor, Guid id, CancellationToken cancellationToken)
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

    /// <summary>A call's status alone; null when there is none that the actor may see.</summary>
    public async Task<string?> StatusAsync(Guid tenant, Actor actor, Guid id, CancellationToken cancellationToken)
    {
        var access = CallScope.Of(actor, Permission.CallsRead, 3);
        return await database.FindAsync(tenant, $"select c.status from calls c where c.tenant_id = $1 and c.call_id = $2 and {access.Sql}", r => r.GetString(0), cancellationToken, [tenant, id, .. access.Arguments]);
    }

    /// <summary>The texts that the calls within the actor's reach have as a kind (<c>stage</c>, <c>source</c>), in the order of the alphabet.</summary>
    public async Task<IReadOnlyList<string>> LabelsAsync(Guid tenant, Actor actor, string kind, CancellationToken cancellationToken)
    {
        var key = await keys.GetAsync(tenant, cancellationToken);
        var access = CallScope.Of(actor, Permission.CallsRead, 3);
        var used = kind == "tag" ? $"and code in (select t.code from call_tags t join calls c on c.tenant_id = t.tenant_id and c.call_id = t.call_id where t.tenant_id = $1 and {access.Sql})"
            : access.IsAll ? string.Empty
            : CustomFields.IsLabelKind(kind) ? $"and code in (select t.field_values[array_position(t.field_codes, {kind[(kind.LastIndexOf('.') + 1)..]})] from call_facts t join calls c on c.tenant_id = t.tenant_id and c.call_id = t.call_id where t.tenant_id = $1 and not t.erased and {access.Sql})"
            : $"and code in (select c.{(kind == "stage" ? "stage_code" : "source_code")} from calls c where c.tenant_id = $1 and {access.Sql})";
        var texts = await database.QueryAsync(
            tenant, $"select text from labels where tenant_id = $1 and kind = $2 {used} limit 1000", r => LabelText.Open(key, tenant, kind, r.GetFieldValue<byte[]>(0)), cancellationToken, [tenant, kind, .. access.Arguments]);
        return [.. texts.Order(StringComparer.CurrentCultureIgnoreCase)];
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

    private static CallView View(TenantKey key, Guid id, NpgsqlDataReader r) => new()
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
        RepTeam = r.IsDBNull(14) ? null : r.GetGuid(14),
    };

    /// <summary>With the speakers as people named them since, and the utterances in the order in which findings count them.</summary>
    private static TranscriptRead Relabelled(StoredTranscript imported, CallDetails details)
    {
        var transcript = SpeakerEdits.Apply(imported, details.SpeakerEdits);
        var relabelled = transcript with
        {
            Utterances = UtteranceOrder.Of(transcript.Utterances, transcript.Timing, u => u.Start, u => u.End),
            Speakers = [.. transcript.Speakers.Select(s => details.Speakers.FirstOrDefault(c => c.Speaker == s.Id) is { } change ? s with { Name = change.Name ?? s.Name, Role = change.Role ?? s.Role } : s)],
        };
        return new TranscriptRead(relabelled, details);
    }
}

/// <summary>A transcript with the names and roles that people gave its speakers, and what else is known of its call.</summary>
internal sealed record TranscriptRead(StoredTranscript Transcript, CallDetails Details);
