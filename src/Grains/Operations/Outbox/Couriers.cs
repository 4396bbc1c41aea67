namespace CallInsight.Grains.Operations.Outbox;

/// <summary>Finds the courier of a message.</summary>
internal sealed class Couriers(IEnumerable<ICourier> couriers)
{
    private readonly Dictionary<string, ICourier> _couriers = couriers.ToDictionary(c => c.Destination, StringComparer.Ordinal);

    public Task DeliverAsync(OutboxMessage message, CancellationToken cancellationToken)
        => _couriers.TryGetValue(message.Destination, out var courier)
            ? courier.DeliverAsync(message, cancellationToken)
            : throw new InvalidOperationException($"No courier goes to a {message.Destination}.");
}
