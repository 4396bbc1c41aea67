using System.Threading.RateLimiting;

namespace CallInsight.Web.Calls;

/// <summary>How much of imports lies in memory at once, over all requests of this process. An archive for which there is no room is
/// refused; a call taken out of one, or out of a batch, waits for room, which comes as the calls before it are stored.</summary>
/// <param name="archives">Bytes of archives as they were sent.</param>
/// <param name="calls">Bytes of calls between the archive or batch and the store. No less than the largest call.</param>
internal sealed class ImportMemory(int archives = ImportMemory.Archives, int calls = ImportMemory.Calls) : IDisposable
{
    private const int Archives = 400 * 1024 * 1024;
    private const int Calls = 256 * 1024 * 1024;

    private readonly ConcurrencyLimiter _archives = new(new ConcurrencyLimiterOptions { PermitLimit = archives });
    private readonly ConcurrencyLimiter _calls = new(new ConcurrencyLimiterOptions { PermitLimit = calls, QueueLimit = int.MaxValue, QueueProcessingOrder = QueueProcessingOrder.OldestFirst });

    /// <summary>Room for so many more bytes of an archive, until it is disposed; null when there is none.</summary>
    public IDisposable? TryTakeForArchive(int bytes)
    {
        var lease = _archives.AttemptAcquire(Math.Max(1, bytes));
        return lease.IsAcquired ? lease : null;
    }

    /// <summary>Waits for room for a call, which it has until it is disposed.</summary>
    public async Task<IDisposable> TakeForCallAsync(int bytes, CancellationToken cancellationToken) => await _calls.AcquireAsync(Math.Max(1, bytes), cancellationToken);

    public void Dispose()
    {
        _archives.Dispose();
        _calls.Dispose();
    }
}
