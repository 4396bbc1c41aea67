namespace CallInsight.Grains.Operations.Outbox;

/// <summary>A message that this silo holds under a lease.</summary>
/// <param name="Id">The same in every attempt.</param>
/// <param name="CreatedAt">With the id it finds the row: the table is cut by month.</param>
/// <param name="Destination">Whose courier takes it.</param>
/// <param name="Subject">To whom of that kind it goes.</param>
/// <param name="Attempt">From 1.</param>
internal sealed record OutboxMessage(Guid Tenant, Guid Id, DateTimeOffset CreatedAt, string Destination, Guid Subject, int Attempt);

/// <summary>Brings messages of one kind of destination, and notes what became of each attempt: done, later, or parked.</summary>
internal interface ICourier
{
    /// <summary>As the outbox names it.</summary>
    string Destination { get; }

    /// <summary>Makes one attempt. What it throws leaves the message to the end of its lease.</summary>
    Task DeliverAsync(OutboxMessage message, CancellationToken cancellationToken);
}
