using System.Collections.Concurrent;
using CallInsight.Storage.Usage;

namespace CallInsight.Grains.Usage;

/// <summary>What one activation of a shard has to write. Once a write of it failed it takes no more: nobody knows what is in the log.</summary>
internal sealed class UsageLane(UsageShard shard, UsageWriter writer)
{
    private readonly Lock _lock = new();
    private readonly ConcurrentQueue<UsageBatchWritten> _written = [];
    private UsageLaneBuffer _open = new();
    private long _sequence = shard.Sequence;
    private bool _isEntered;
    private Task? _inFlight;
    private Exception? _lost;

    /// <summary>Adds entries; completes when they are committed.</summary>
    public Task AddAsync(ReadOnlySpan<LoggedUsage> entries)
    {
        var enter = false;
        Task done;
        lock (_lock)
        {
            if (_lost is not null)
            {
                return Task.FromException(_lost);
            }

            foreach (ref readonly var entry in entries)
            {
                _open.Payload.Add(entry);
                _open.Entries.Add(entry);
            }

            done = _open.Done.Task;
            enter = !_isEntered;
            _isEntered = true;
        }

        if (enter)
        {
            writer.Enter(this);
        }

        return done;
    }

    /// <summary>Completes when all is committed that was added so far.</summary>
    public Task SettledAsync()
    {
        lock (_lock)
        {
            return _lost is not null ? Task.FromException(_lost) : _isEntered ? _open.Done.Task : _inFlight ?? Task.CompletedTask;
        }
    }

    /// <summary>What was committed since somebody asked, in its order.</summary>
    public IEnumerable<UsageBatchWritten> TakeWritten()
    {
        while (_written.TryDequeue(out var batch))
        {
            yield return batch;
        }
    }

    /// <summary>Takes what is to be written, by the writer alone; null where the shard was lost meanwhile.</summary>
    internal UsageLaneBatch? Seal()
    {
        lock (_lock)
        {
            if (_lost is not null)
            {
                return null;
            }

            var buffer = _open;
            (_open, _isEntered, _inFlight) = (new UsageLaneBuffer(), false, buffer.Done.Task);
            return new UsageLaneBatch(this, buffer, new UsageWrite(shard.Shard, shard.Epoch, _sequence + 1, buffer.Payload.ToArray()));
        }
    }

    /// <summary>Tells what became of it.</summary>
    /// <param name="fault">Null when it is committed.</param>
    internal void Settle(UsageLaneBatch batch, Exception? fault)
    {
        UsageLaneBuffer? rest = null;
        lock (_lock)
        {
            _inFlight = null;
            if (fault is null)
            {
                _sequence++;
                _written.Enqueue(new UsageBatchWritten(_sequence, batch.Buffer.Entries));
            }
            else
            {
                (_lost, rest) = (fault, _open);
            }
        }

        if (fault is null)
        {
            batch.Buffer.Done.SetResult();
            return;
        }

        Fail(batch.Buffer, fault);
        Fail(rest!, fault);
    }

    // Perhaps nobody waits for it.
    private static void Fail(UsageLaneBuffer buffer, Exception fault)
    {
        buffer.Done.TrySetException(fault);
        _ = buffer.Done.Task.Exception;
    }

}

/// <summary>Entries that wait for one commit.</summary>
internal sealed class UsageLaneBuffer
{
    public UsagePayload Payload { get; } = new();

    public List<LoggedUsage> Entries { get; } = [];

    public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}

internal sealed record UsageLaneBatch(UsageLane Lane, UsageLaneBuffer Buffer, UsageWrite Row);

internal sealed record UsageBatchWritten(long Sequence, List<LoggedUsage> Entries);
