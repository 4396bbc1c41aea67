using CallInsight.Storage.Hosting.Telemetry;
using CallInsight.Storage.Usage;

namespace CallInsight.Grains.Usage;

/// <summary>Writes the log for all shards of this silo: what they gather while a commit is under way goes into the next one, together.</summary>
internal sealed class UsageWriter(UsageLog log, TimeProvider time)
{
    private readonly Lock _lock = new();
    private List<UsageLane> _waiting = [];
    private bool _running;
    private DateTimeOffset _last;

    /// <summary>Has a lane written that has something to write.</summary>
    public void Enter(UsageLane lane)
    {
        lock (_lock)
        {
            _waiting.Add(lane);
            if (_running)
            {
                return;
            }

            _running = true;
        }

        using (ExecutionContext.SuppressFlow())
        {
            _ = Task.Run(RunAsync);
        }
    }

    private async Task RunAsync()
    {
        while (Next() is { Count: > 0 } lanes)
        {
            var began = time.GetTimestamp();
            var batches = lanes.Select(lane => lane.Seal()).OfType<UsageLaneBatch>().ToList();
            try
            {
                var written = batches.Count == 0 ? [] : await log.WriteAsync(batches.ConvertAll(b => b.Row), Now(), CancellationToken.None);
                foreach (var batch in batches)
                {
                    batch.Lane.Settle(batch, written.Contains(batch.Row.Shard) ? null : new UsageLostException("Somebody else holds this shard now."));
                }
            }
            catch (Exception e)
            {
                // Nobody knows whether it is there; the shard is read again by whoever takes it next.
                batches.ForEach(batch => batch.Lane.Settle(batch, e));
            }

            Measures.Commits.Record(time.GetElapsedTime(began).TotalSeconds, KeyValuePair.Create<string, object?>("kind", "usage"));
        }
    }

    // The log's moments never go back, even where the clock does.
    private DateTimeOffset Now()
    {
        var now = time.GetUtcNow();
        return _last = now > _last ? now : _last;
    }

    private List<UsageLane> Next()
    {
        lock (_lock)
        {
            var next = _waiting;
            _waiting = [];
            _running = next.Count > 0;
            return next;
        }
    }
}

/// <summary>A shard is no longer this activation's.</summary>
internal sealed class UsageLostException(string message) : Exception(message);
