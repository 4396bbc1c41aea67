using CallInsight.Storage.Integrations;
using CallInsight.Storage.Secrets;
using CallInsight.Storage.Sessions;
using NpgsqlTypes;

namespace CallInsight.Grains.Integrations.Webhooks;

/// <summary>The SQL that puts events into the outbox, in the transaction of what they tell: what was decided is told, what was not is not.</summary>
internal static class WebhookRows
{
    public const string Destination = "webhook";

    /// <summary>A message for each webhook that wants to be told. It follows the write of the thing itself, whose row orders what is told of it.</summary>
    public static TenantBatch Tell(this TenantBatch batch, TenantKey key, Guid tenant, IReadOnlyList<WebhookEvent> events, DateTimeOffset now)
    {
        if (events.Count == 0)
        {
            return batch;
        }

        var messages = events.Select(e => (Id: Guid.CreateVersion7(now), Event: e)).ToList();
        return batch.Add(
            $"""
            insert into outbox (tenant_id, message_id, created_at, destination, subject_id, thing_id, kind, payload, due_at)
            select $1, m.id, $6, '{Destination}', w.webhook_id, m.thing, m.kind, m.payload, $6
            from unnest($2, $3, $4, $5) with ordinality as m (id, thing, kind, payload, nth)
            join webhooks w on w.tenant_id = $1 and w.enabled and m.kind = any(w.events)
            order by m.nth
            """,
            tenant,
            ArrayColumn.Of(messages, NpgsqlDbType.Uuid, m => m.Id),
            ArrayColumn.Of(messages, NpgsqlDbType.Uuid, m => m.Event.Thing),
            ArrayColumn.Of(messages, NpgsqlDbType.Text, m => m.Event.Type),
            ArrayColumn.Of(messages, NpgsqlDbType.Bytea, m => WebhookTexts.SealPayload(key, m.Id, m.Event.Write(now))),
            now);
    }
}
