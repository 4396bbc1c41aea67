using CallInsight.Contracts.Usage;
using CallInsight.Storage.Sessions;
using NpgsqlTypes;

namespace CallInsight.Grains.Usage;

/// <summary>What the product itself has to count, noted in the transaction of what happened; the meter takes it from there within a second.</summary>
internal static class UsageDueRows
{
    private const string Insert = """
        insert into usage_due (tenant_id, event_id, meter, quantity, at, source, member_id)
        select $1, event_id, meter, quantity, at, source, member_id from unnest($2, $3, $4, $5, $6, $7) as u (event_id, meter, quantity, at, source, member_id)
        on conflict do nothing
        """;

    /// <param name="events">Each with its moment; an id counts once, however often it is noted.</param>
    public static TenantBatch Use(this TenantBatch batch, Guid tenant, IReadOnlyList<UsageEvent> events)
        => events.Count == 0 ? batch : batch.Add(
            Insert,
            tenant,
            ArrayColumn.Of(events, NpgsqlDbType.Text, e => e.Id),
            ArrayColumn.Of(events, NpgsqlDbType.Text, e => e.Meter),
            ArrayColumn.Of(events, NpgsqlDbType.Numeric, e => e.Quantity),
            ArrayColumn.Of(events, NpgsqlDbType.TimestampTz, e => e.At!.Value.UtcDateTime),
            ArrayColumn.Of(events, NpgsqlDbType.Text, e => e.Source),
            ArrayColumn.Of(events, NpgsqlDbType.Uuid, e => e.Member ?? Guid.Empty));
}
