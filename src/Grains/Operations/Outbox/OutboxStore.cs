using CallInsight.Grains.Calls;
using CallInsight.Storage.Sessions;

namespace CallInsight.Grains.Operations.Outbox;

/// <summary>What is asked of the outbox before a tenant is known.</summary>
internal sealed class OutboxStore(AppDatabase database, WorkerLeases leases, TimeProvider time)
{
    /// <summary>A message is this silo's for so long; an attempt must be shorter.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    /// <summary>What was brought is kept so long, to be looked at and brought again.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    /// <summary>Due messages, the first of their things, but for destinations that are busy.</summary>
    public Task<List<OutboxMessage>> ClaimAsync(IReadOnlyCollection<Guid> busy, int most, CancellationToken cancellationToken)
        => database.AskDoorAsync(
            "select tenant_id, message_id, created_at, destination, subject_id, attempts from door.claim_messages($1, $2, $3, $4, $5)",
            r => new OutboxMessage(r.GetGuid(0), r.GetGuid(1), r.GetFieldValue<DateTimeOffset>(2), r.GetString(3), r.GetGuid(4), r.GetInt32(5)),
            cancellationToken,
            leases.Own, busy.ToArray(), most, Lease, time.GetUtcNow());

    /// <summary>Gives back one that no attempt was made with.</summary>
    public Task GiveBackAsync(OutboxMessage message, CancellationToken cancellationToken)
        => database.Begin(message.Tenant)
            .Add(
                "update outbox set worker = null, due_at = $5, attempts = greatest(attempts - 1, 0) where tenant_id = $1 and message_id = $2 and subject_id = $3 and created_at = $4 and worker = $6",
                message.Tenant, message.Id, message.Subject, message.CreatedAt, time.GetUtcNow(), leases.Own)
            .ExecuteAsync(cancellationToken);

    public Task GiveBackAllAsync(CancellationToken cancellationToken) => leases.GiveBackOwnMessagesAsync(cancellationToken);

    /// <summary>What waits, by kind of destination.</summary>
    public Task<List<OutboxState>> StateAsync(CancellationToken cancellationToken)
        => database.AskDoorAsync(
            "select destination, waiting, late_since from door.outbox_state($1)",
            r => new OutboxState(r.GetString(0), r.GetInt64(1), r.IsDBNull(2) ? null : r.GetFieldValue<DateTimeOffset>(2)),
            cancellationToken,
            time.GetUtcNow());

    /// <summary>Forgets what was done long ago.</summary>
    public Task PruneAsync(CancellationToken cancellationToken)
        => database.AskDoorAsync("select door.prune_outbox($1)", r => r.GetInt64(0), cancellationToken, time.GetUtcNow() - Kept);
}

/// <param name="Waiting">Not done: due, leased, or to be tried again later.</param>
/// <param name="LateSince">Since when the oldest that nobody has taken is due; null when none is.</param>
internal sealed record OutboxState(string Destination, long Waiting, DateTimeOffset? LateSince);
