using CallInsight.Contracts;
using CallInsight.Contracts.Integrations;
using CallInsight.Grains.AuditTrail;
using CallInsight.Storage.Integrations;
using CallInsight.Storage.Secrets;
using CallInsight.Storage.Sessions;
using NpgsqlTypes;

namespace CallInsight.Grains.Integrations.Webhooks;

/// <summary>The SQL of webhooks as their members decide on them.</summary>
internal sealed class WebhookStore(AppDatabase database, TenantKeys keys, TimeProvider time)
{
    private const string Subject = "webhook";

    /// <summary>How long the secret before signs too.</summary>
    private static readonly TimeSpan OldSecretLasts = TimeSpan.FromDays(1);

    /// <summary>Ids of all, and whether each is on.</summary>
    public async Task<Dictionary<Guid, bool>> AllAsync(Guid tenant, CancellationToken cancellationToken)
        => (await database.QueryAsync(tenant, "select webhook_id, enabled from webhooks where tenant_id = $1", r => (Id: r.GetGuid(0), Enabled: r.GetBoolean(1)), cancellationToken, tenant))
            .ToDictionary(w => w.Id, w => w.Enabled);

    public async Task CreateAsync(Guid tenant, CreateWebhook command, byte[] secret, CancellationToken cancellationToken)
    {
        var (key, now) = (await keys.GetAsync(tenant, cancellationToken), time.GetUtcNow());
        await database.Begin(tenant)
            .Require(
                "insert into webhooks (tenant_id, webhook_id, address, description, events, enabled, secret, created_at) values ($1, $2, $3, $4, $5, true, $6, $7)",
                tenant, command.Webhook, WebhookTexts.SealAddress(key, command.Webhook, command.Address), Sealed(key, command.Webhook, command.Description),
                command.Events.Distinct(StringComparer.Ordinal).ToArray(), WebhookTexts.SealSecret(key, command.Webhook, secret), now)
            .Audit(key, tenant, Audited(command.Actor, "webhook.created", command.Webhook), now)
            .ExecuteAsync(cancellationToken);
    }

    /// <summary>Changes what is given. Switched off, what waits is parked; switched on, it counts as working.</summary>
    public async Task ChangeAsync(Guid tenant, ChangeWebhook command, CancellationToken cancellationToken)
    {
        var (key, now) = (await keys.GetAsync(tenant, cancellationToken), time.GetUtcNow());
        var batch = database.Begin(tenant)
            .Require(
                """
                update webhooks set address = coalesce($3, address), description = case when $4 then $5 else description end, events = coalesce($6, events), enabled = coalesce($7, enabled),
                  disabled_reason = case when $7 then null when not $7 then 'member' else disabled_reason end, failing_since = case when $7 then null else failing_since end
                where tenant_id = $1 and webhook_id = $2
                """,
                tenant, command.Webhook,
                Column(NpgsqlDbType.Bytea, command.Address is { } address ? WebhookTexts.SealAddress(key, command.Webhook, address) : null),
                command.Description is not null, Sealed(key, command.Webhook, command.Description),
                Column(NpgsqlDbType.Array | NpgsqlDbType.Text, command.Events?.Distinct(StringComparer.Ordinal).ToArray()),
                Column(NpgsqlDbType.Boolean, command.Enabled))
            .Audit(key, tenant, Audited(command.Actor, command.Enabled switch { true => "webhook.switchedOn", false => "webhook.switchedOff", _ => "webhook.changed" }, command.Webhook), now);
        batch = command.Enabled == false ? batch.Park(tenant, command.Webhook, now) : batch;
        await batch.ExecuteAsync(cancellationToken);
    }

    /// <returns>Until when the secret before signs too.</returns>
    public async Task<DateTimeOffset> RotateAsync(Guid tenant, ActOnWebhook command, byte[] secret, CancellationToken cancellationToken)
    {
        var (key, now) = (await keys.GetAsync(tenant, cancellationToken), time.GetUtcNow());
        var until = now + OldSecretLasts;
        await database.Begin(tenant)
            .Require("update webhooks set old_secret = secret, old_secret_until = $4, secret = $3 where tenant_id = $1 and webhook_id = $2", tenant, command.Webhook, WebhookTexts.SealSecret(key, command.Webhook, secret), until)
            .Audit(key, tenant, Audited(command.Actor, "webhook.secretRotated", command.Webhook), now)
            .ExecuteAsync(cancellationToken);
        return until;
    }

    public async Task RemoveAsync(Guid tenant, ActOnWebhook command, CancellationToken cancellationToken)
    {
        var key = await keys.GetAsync(tenant, cancellationToken);
        await database.Begin(tenant)
            .Require("delete from webhooks where tenant_id = $1 and webhook_id = $2", tenant, command.Webhook)
            .Add("delete from outbox where tenant_id = $1 and subject_id = $2", tenant, command.Webhook)
            .Add("delete from notifications where tenant_id = $1 and subject_id = $2", tenant, command.Webhook)
            .Audit(key, tenant, Audited(command.Actor, "webhook.removed", command.Webhook), time.GetUtcNow())
            .ExecuteAsync(cancellationToken);
    }

    /// <summary>Puts a test into the outbox, once for its id.</summary>
    public async Task TestAsync(Guid tenant, ActOnDelivery command, CancellationToken cancellationToken)
    {
        var (key, now) = (await keys.GetAsync(tenant, cancellationToken), time.GetUtcNow());
        var test = new WebhookEvent(WebhookEvents.Test, command.Delivery, new { Webhook = command.Webhook });
        await database.Begin(tenant)
            .Add(
                $"""
                insert into outbox (tenant_id, message_id, created_at, destination, subject_id, thing_id, kind, payload, due_at)
                select $1, $2, $6, '{WebhookRows.Destination}', $3, $2, $4, $5, $6
                where not exists (select 1 from outbox o where o.tenant_id = $1 and o.message_id = $2 and o.subject_id = $3)
                """,
                tenant, command.Delivery, command.Webhook, test.Type, WebhookTexts.SealPayload(key, command.Delivery, test.Write(now)), now)
            .ExecuteAsync(cancellationToken);
    }

    /// <returns>False when there is no such message.</returns>
    public async Task<bool> ReplayAsync(Guid tenant, ActOnDelivery command, CancellationToken cancellationToken)
    {
        var there = await database.QueryAsync(
            tenant,
            "select 1 from outbox where tenant_id = $1 and message_id = $2 and subject_id = $3",
            r => r.GetInt32(0),
            cancellationToken,
            tenant, command.Delivery, command.Webhook);
        if (there.Count == 0)
        {
            return false;
        }

        var (key, now) = (await keys.GetAsync(tenant, cancellationToken), time.GetUtcNow());
        await database.Begin(tenant)
            .Add(
                "update outbox set done_at = null, parked = false, attempts = 0, due_at = $4, worker = null where tenant_id = $1 and message_id = $2 and subject_id = $3 and (done_at is not null or worker is null)",
                tenant, command.Delivery, command.Webhook, now)
            .Audit(key, tenant, new AuditRow(command.Actor, "webhook.replayed", Subject, command.Webhook, new Dictionary<string, string?>(StringComparer.Ordinal) { ["delivery"] = command.Delivery.ToString() }), now)
            .ExecuteAsync(cancellationToken);
        return true;
    }

    private static AuditRow Audited(Actor actor, string action, Guid webhook) => new(actor, action, Subject, webhook);

    private static Npgsql.NpgsqlParameter Sealed(TenantKey key, Guid webhook, string? description)
        => Column(NpgsqlDbType.Bytea, WebhookTexts.SealDescription(key, webhook, string.IsNullOrWhiteSpace(description) ? null : description.Trim()));

    private static Npgsql.NpgsqlParameter Column(NpgsqlDbType type, object? value) => new() { Value = value ?? DBNull.Value, NpgsqlDbType = type };
}
