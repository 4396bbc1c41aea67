using System.Threading.RateLimiting;

namespace CallInsight.Web.Calls;

/// <summary>How much of imports lies in memory at once, over all requests of this process. An archive for which there is no room is
/// refused; a call taken out of one, or out of a batch, waits for room, which comes as the calls before it are stored. A workspace has
/// at most half of either room, so that none shuts out the others.</summary>
/// <param name="archives">Bytes of archives as they were sent.</param>
/// <param name="calls">Bytes of calls between the archive or batch and the store. No less than twice the largest call.</param>
internal sealed class ImportMemory(int archives = ImportMemory.Archives, int calls = ImportMemory.Calls) : IDisposable
{
    private const int Archives = 400 * 1024 * 1024;
    private const int Calls = 256 * 1024 * 1024;

    private readonly ConcurrencyLimiter _archives = new(Room(archives));
    private readonly ConcurrencyLimiter _calls = new(Room(calls));
    private readonly PartitionedRateLimiter<Guid> _archivesOfEach = Shares(archives / 2);
    private readonly PartitionedRateLimiter<Guid> _callsOfEach = Shares(calls / 2);

    /// <summary>Room for so many more bytes of a workspace's archive, until it is disposed; null when there is none.</summary>
    public IDisposable? TryTakeForArchive(Guid tenant, int bytes)
    {
        var share = _archivesOfEach.AttemptAcquire(tenant, Math.Max(1, bytes));
        if (share.IsAcquired)
        {
            var room = _archives.AttemptAcquire(Math.Max(1, bytes));
            if (room.IsAcquired)
            {
                return new Taken(share, room);
            }
        }

        share.Dispose();
        return null;
    }

    /// <summary>Waits for room for a workspace's call, which it has until it is disposed.</summary>
    public async Task<IDisposable> TakeForCallAsync(Guid tenant, int bytes, CancellationToken cancellationToken)
    {
        var share = await _callsOfEach.AcquireAsync(tenant, Math.Max(1, bytes), cancellationToken);
        try
        {
            return new Taken(share, await _calls.AcquireAsync(Math.Max(1, bytes), cancellationToken));
        }
        catch
        {
            share.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        _archives.Dispose();
        _calls.Dispose();
        _archivesOfEach.Dispose();
        _callsOfEach.Dispose();
    }

    private static ConcurrencyLimiterOptions Room(int bytes)
        => new() { PermitLimit = bytes, QueueLimit = int.MaxValue, QueueProcessingOrder = QueueProcessingOrder.OldestFirst };

    private static PartitionedRateLimiter<Guid> Shares(int bytes)
        => PartitionedRateLimiter.Create<Guid, Guid>(tenant => RateLimitPartition.GetConcurrencyLimiter(tenant, _ => Room(bytes)));

    private sealed record Taken(RateLimitLease Share, RateLimitLease Room) : IDisposable
    {
        public void Dispose()
        {
            Room.Dispose();
            Share.Dispose();
        }
    }
}
