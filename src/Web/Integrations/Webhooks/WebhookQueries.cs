using CallInsight.Storage.Integrations;
using CallInsight.Storage.Secrets;
using CallInsight.Storage.Sessions;
using Npgsql;

namespace CallInsight.Web.Integrations.Webhooks;

/// <summary>Reads webhooks and what was sent to them; never their secrets.</summary>
internal sealed class WebhookQueries(ReaderDatabase database, TenantKeys keys)
{
    private const string Columns = "select webhook_id, address, description, events, enabled, disabled_reason, failing_since, old_secret_until, created_at from webhooks where tenant_id = $1";

    private const string Deliveries = """
        select message_id, kind, created_at, attempts, done_at, parked, due_at, worker is not null, last_at, last_status, last_error, last_answer, payload
        from outbox where tenant_id = $1 and subject_id = $2
        """;

    /// <summary>In the order in which they were made, after one of them.</summary>
    public async Task<List<WebhookRow>> ListAsync(Guid tenant, Guid? after, int take, CancellationToken cancellationToken)
    {
        var key = await keys.GetAsync(tenant, cancellationToken);
        return await database.QueryAsync(tenant, $"{Columns} and ($2::uuid is null or webhook_id > $2) order by webhook_id limit $3", r => Read(r, key), cancellationToken, tenant, after, take);
    }

    public async Task<WebhookRow?> FindAsync(Guid tenant, Guid webhook, CancellationToken cancellationToken)
    {
        var key = await keys.GetAsync(tenant, cancellationToken);
        return await database.FindAsync(tenant, $"{Columns} and webhook_id = $2", r => Read(r, key), cancellationToken, tenant, webhook);
    }

    /// <summary>What was sent to a webhook and what waits for it, the newest first, before one of them.</summary>
    public async Task<List<DeliveryRow>> DeliveriesAsync(Guid tenant, Guid webhook, Guid? before, int take, CancellationToken cancellationToken)
    {
        var key = await keys.GetAsync(tenant, cancellationToken);
        return await database.QueryAsync(
            tenant, $"{Deliveries} and ($3::uuid is null or message_id < $3) order by message_id desc limit $4", r => ReadDelivery(r, key), cancellationToken, tenant, webhook, before, take);
    }

    private static WebhookRow Read(NpgsqlDataReader r, TenantKey key) => new(
        r.GetGuid(0),
        WebhookTexts.OpenAddress(key, r.GetGuid(0), r.GetFieldValue<byte[]>(1)),
        r.IsDBNull(2) ? null : WebhookTexts.OpenDescription(key, r.GetGuid(0), r.GetFieldValue<byte[]>(2)),
        r.GetFieldValue<string[]>(3), r.GetBoolean(4), Text(r, 5), Moment(r, 6), Moment(r, 7), r.GetFieldValue<DateTimeOffset>(8));

    private static DeliveryRow ReadDelivery(NpgsqlDataReader r, TenantKey key)
    {
        var (id, done) = (r.GetGuid(0), !r.IsDBNull(4));
        return new DeliveryRow(
            id, r.GetString(1), done ? r.GetBoolean(5) ? "parked" : "delivered" : "waiting", r.GetInt32(3), r.GetFieldValue<DateTimeOffset>(2),
            done ? null : Moment(r, 6), r.GetBoolean(7), Moment(r, 8), r.IsDBNull(9) ? null : r.GetInt32(9), Text(r, 10),
            r.IsDBNull(11) ? null : WebhookTexts.OpenAnswer(key, id, r.GetFieldValue<byte[]>(11)),
            System.Text.Encoding.UTF8.GetString(WebhookTexts.OpenPayload(key, id, r.GetFieldValue<byte[]>(12))));
    }

    private static string? Text(NpgsqlDataReader r, int column) => r.IsDBNull(column) ? null : r.GetString(column);

    private static DateTimeOffset? Moment(NpgsqlDataReader r, int column) => r.IsDBNull(column) ? null : r.GetFieldValue<DateTimeOffset>(column);
}

/// <summary>A webhook as lists show it.</summary>
internal sealed record WebhookRow(
    Guid Id, string Address, string? Description, IReadOnlyList<string> Events, bool Enabled, string? DisabledReason, DateTimeOffset? FailingSince, DateTimeOffset? OldSecretUntil, DateTimeOffset CreatedAt);

/// <summary>A message to a webhook.</summary>
/// <param name="Status"><c>waiting</c>, <c>delivered</c> or <c>parked</c> (given up).</param>
/// <param name="NextAt">When it is tried next; null where it is not.</param>
/// <param name="UnderWay">A silo has it just now.</param>
/// <param name="LastError">Why the last attempt got no answer.</param>
/// <param name="Payload">What is sent.</param>
internal sealed record DeliveryRow(
    Guid Id, string Type, string Status, int Attempts, DateTimeOffset CreatedAt, DateTimeOffset? NextAt, bool UnderWay, DateTimeOffset? LastAt, int? LastStatus, string? LastError, string? LastAnswer, string Payload);
