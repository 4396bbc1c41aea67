using CallInsight.Contracts.Notifications;
using CallInsight.Grains.AuditTrail;
using CallInsight.Grains.Notifications;
using CallInsight.Grains.Operations.Outbox;
using CallInsight.Storage.Integrations;
using CallInsight.Storage.Secrets;
using CallInsight.Storage.Sessions;
using NpgsqlTypes;

namespace CallInsight.Grains.Integrations.Webhooks;

/// <summary>The SQL of attempts: what is sent, and what became of it.</summary>
internal sealed class WebhookDeliveries(AppDatabase database, TenantKeys keys, PrepareNotices notices, TimeProvider time)
{
    private const string Where = "where tenant_id = $1 and message_id = $2 and subject_id = $3 and created_at = $4";

    /// <summary>What an attempt needs; null where the webhook or the message is gone.</summary>
    public async Task<WebhookDelivery?> FindAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        var key = await keys.GetAsync(message.Tenant, cancellationToken);
        var now = time.GetUtcNow();
        return await database.FindAsync(
            message.Tenant,
            """
            select w.address, w.secret, case when w.old_secret_until > $5 then w.old_secret end, w.enabled, w.failing_since, o.payload
            from outbox o join webhooks w on w.tenant_id = o.tenant_id and w.webhook_id = o.subject_id
            where o.tenant_id = $1 and o.message_id = $2 and o.subject_id = $3 and o.created_at = $4 and o.done_at is null
            """,
            r => new WebhookDelivery(
                WebhookTexts.OpenAddress(key, message.Subject, r.GetFieldValue<byte[]>(0)),
                [.. new[] { 1, 2 }.Where(c => !r.IsDBNull(c)).Select(c => WebhookTexts.OpenSecret(key, message.Subject, r.GetFieldValue<byte[]>(c)))],
                r.GetBoolean(3),
                r.IsDBNull(4) ? null : r.GetFieldValue<DateTimeOffset>(4),
                WebhookTexts.OpenPayload(key, message.Id, r.GetFieldValue<byte[]>(5))),
            cancellationToken,
            message.Tenant, message.Id, message.Subject, message.CreatedAt, now);
    }

    /// <summary>Gives up a message that nobody wants any more.</summary>
    public Task ParkAsync(OutboxMessage message, CancellationToken cancellationToken)
        => database.Begin(message.Tenant)
            .Add($"update outbox set done_at = $5, parked = true, worker = null {Where}", message.Tenant, message.Id, message.Subject, message.CreatedAt, time.GetUtcNow())
            .ExecuteAsync(cancellationToken);

    /// <summary>Drops a message whose webhook is gone: it was written while that was removed, and nobody would ever take it.</summary>
    public Task ForgetAsync(OutboxMessage message, CancellationToken cancellationToken)
        => database.Begin(message.Tenant)
            .Add($"delete from outbox {Where} and not exists (select 1 from webhooks w where w.tenant_id = $1 and w.webhook_id = $3)", message.Tenant, message.Id, message.Subject, message.CreatedAt)
            .ExecuteAsync(cancellationToken);

    /// <summary>Notes what became of an attempt, and what follows for the webhook.</summary>
    public async Task NoteAsync(OutboxMessage message, WebhookAnswer answer, DeliveryDecision decision, CancellationToken cancellationToken)
    {
        var (key, now) = (await keys.GetAsync(message.Tenant, cancellationToken), time.GetUtcNow());
        var batch = database.Begin(message.Tenant)
            .Add(
                $"update outbox set done_at = $5, parked = $6, due_at = coalesce($7, due_at), worker = null, attempts = $12, last_at = $8, last_status = $9, last_error = $10, last_answer = $11 {Where} and done_at is null",
                message.Tenant, message.Id, message.Subject, message.CreatedAt, Moment(decision.RetryAt is null ? now : null), decision.RetryAt is null && !answer.IsGood,
                Moment(decision.RetryAt), now, Column(NpgsqlDbType.Integer, answer.Status), Column(NpgsqlDbType.Text, answer.Error),
                Column(NpgsqlDbType.Bytea, WebhookTexts.SealAnswer(key, message.Id, answer.Body)), message.Attempt)
            .Add(
                answer.IsGood
                    ? "update webhooks set failing_since = null where tenant_id = $1 and webhook_id = $2 and failing_since is not null and $3::timestamptz is not null"
                    : "update webhooks set failing_since = $3 where tenant_id = $1 and webhook_id = $2 and failing_since is null",
                message.Tenant, message.Subject, now);
        batch = decision.SwitchedOff is { } reason ? await SwitchOffAsync(batch, key, message, reason, now, cancellationToken) : batch;
        await batch.ExecuteAsync(cancellationToken);
    }

    private async Task<TenantBatch> SwitchOffAsync(TenantBatch batch, TenantKey key, OutboxMessage message, string reason, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var admins = await database.QueryAsync(
            message.Tenant, "select member_id from members where tenant_id = $1 and role in ('owner', 'admin') and status = 'active'", r => r.GetGuid(0), cancellationToken, message.Tenant);
        var told = await notices.OfAsync(message.Tenant, new Notice(NotificationKinds.Webhook, message.Subject, null, null, admins), cancellationToken);
        return batch
            .Add("update webhooks set enabled = false, disabled_reason = $3 where tenant_id = $1 and webhook_id = $2", message.Tenant, message.Subject, reason)
            .Park(message.Tenant, message.Subject, now)

            // What was told of an earlier time gives way to what is told now.
            .Add("delete from notifications where tenant_id = $1 and subject_id = $2", message.Tenant, message.Subject)
            .Tell(message.Tenant, [told], now)
            .Audit(key, message.Tenant, new AuditRow(Contracts.Actor.System, "webhook.switchedOff", "webhook", message.Subject, new Dictionary<string, string?>(StringComparer.Ordinal) { ["reason"] = reason }), now);
    }

    private static Npgsql.NpgsqlParameter Moment(DateTimeOffset? moment) => Column(NpgsqlDbType.TimestampTz, moment?.UtcDateTime);

    private static Npgsql.NpgsqlParameter Column(NpgsqlDbType type, object? value) => new() { Value = value ?? DBNull.Value, NpgsqlDbType = type };
}

internal static class ParkedMessages
{
    /// <summary>Gives up what waits for a webhook that is off; it can be sent again later.</summary>
    public static TenantBatch Park(this TenantBatch batch, Guid tenant, Guid webhook, DateTimeOffset now)
        => batch.Add("update outbox set done_at = $3, parked = true, worker = null where tenant_id = $1 and subject_id = $2 and done_at is null", tenant, webhook, now);
}

/// <summary>What an attempt needs.</summary>
/// <param name="Secrets">The present one, and the one before while it signs too.</param>
/// <param name="FailingSince">When the first attempt failed since the last that did not.</param>
/// <param name="Payload">JSON.</param>
internal sealed record WebhookDelivery(string Address, IReadOnlyList<byte[]> Secrets, bool Enabled, DateTimeOffset? FailingSince, byte[] Payload);
