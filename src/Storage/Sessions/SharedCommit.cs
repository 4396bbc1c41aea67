using System.Collections.Concurrent;
using System.Diagnostics;
using CallInsight.Storage.Hosting.Telemetry;
using Npgsql;

namespace CallInsight.Storage.Sessions;

/// <summary>
/// Lets writes of a tenant share their commits: what arrives while a transaction is under way goes into the next one, together.
/// Alone, a write is committed at once. A refused group is written again one by one, so that one cannot take the others with it.
/// </summary>
/// <param name="write">Writes some in one transaction, and answers in their order. After a <see cref="PostgresException"/> each is written
/// again alone, so a write must do no harm when it is done twice.</param>
/// <param name="most">Writes of one transaction.</param>
public sealed class SharedCommit<TWrite, TAnswer>(Func<Guid, IReadOnlyList<TWrite>, Task<IReadOnlyList<TAnswer>>> write, int most)
{
    private readonly ConcurrentDictionary<Guid, Lane> _lanes = new();

    /// <summary>Completes when the write is committed.</summary>
    public Task<TAnswer> WriteAsync(Guid tenant, TWrite item)
    {
        var waiting = new Waiting(item);
        if (_lanes.GetOrAdd(tenant, _ => new Lane()).Enter(waiting))
        {
            // Neither on the caller's scheduler nor in its context: it writes for others too.
            using (ExecutionContext.SuppressFlow())
            {
                _ = Task.Run(() => RunAsync(tenant, _lanes[tenant]));
            }
        }

        return waiting.Answer.Task;
    }

    private async Task RunAsync(Guid tenant, Lane lane)
    {
        while (lane.Next(most) is { Count: > 0 } group)
        {
            try
            {
                Answer(group, await MeasuredAsync(tenant, [.. group.Select(w => w.Item)]));
            }
            catch (PostgresException) when (group.Count > 1)
            {
                await OneByOneAsync(tenant, group);
            }
            catch (Exception e)
            {
                Fail(group, e);
            }
        }
    }

    private async Task OneByOneAsync(Guid tenant, List<Waiting> group)
    {
        foreach (var one in group)
        {
            try
            {
                Answer([one], await MeasuredAsync(tenant, [one.Item]));
            }
            catch (Exception e)
            {
                Fail([one], e);
            }
        }
    }

    private async Task<IReadOnlyList<TAnswer>> MeasuredAsync(Guid tenant, IReadOnlyList<TWrite> items)
    {
        var began = Stopwatch.GetTimestamp();
        var answers = await write(tenant, items);
        var kind = KeyValuePair.Create<string, object?>("kind", typeof(TWrite).Name);
        Measures.Commits.Record(Stopwatch.GetElapsedTime(began).TotalSeconds, kind);
        Measures.CommitWrites.Record(items.Count, kind);
        return answers;
    }

    private static void Answer(List<Waiting> group, IReadOnlyList<TAnswer> answers)
    {
        for (var i = 0; i < group.Count; i++)
        {
            group[i].Answer.SetResult(answers[i]);
        }
    }

    private static void Fail(List<Waiting> group, Exception e)
    {
        foreach (var one in group)
        {
            one.Answer.TrySetException(e);
        }
    }

    /// <summary>The writes of one tenant that wait, and whether somebody is writing.</summary>
    private sealed class Lane
    {
        private readonly Lock _lock = new();
        private readonly Queue<Waiting> _waiting = [];
        private bool _running;

        /// <returns>True when the caller must start the writing.</returns>
        public bool Enter(Waiting waiting)
        {
            lock (_lock)
            {
                _waiting.Enqueue(waiting);
                var start = !_running;
                _running = true;
                return start;
            }
        }

        /// <returns>What goes into the next transaction; nothing when the writing is over.</returns>
        public List<Waiting> Next(int most)
        {
            lock (_lock)
            {
                var next = new List<Waiting>(Math.Min(most, _waiting.Count));
                while (next.Count < most && _waiting.TryDequeue(out var waiting))
                {
                    next.Add(waiting);
                }

                _running = next.Count > 0;
                return next;
            }
        }
    }

    private sealed record Waiting(TWrite Item)
    {
        public TaskCompletionSource<TAnswer> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
