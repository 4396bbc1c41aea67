namespace CallInsight.Contracts;

/// <summary>Tells that a client has lost a silo that it was connected to. Whatever had gone that way is never answered, and the runtime would
/// wait for it until its time-out.</summary>
public sealed class GatewayLoss : IDisposable
{
    private CancellationTokenSource _next = new();

    /// <summary>Cancelled at the next loss.</summary>
    public CancellationToken Next => Volatile.Read(ref _next).Token;

    public void Dispose() => _next.Dispose();

    // The old source is not disposed: somebody may still be about to take its token.
    public void Tell() => Interlocked.Exchange(ref _next, new CancellationTokenSource()).Cancel();
}
