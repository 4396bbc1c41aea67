using CallInsight.Contracts;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CallInsight.Grains.Operations.Outbox;

/// <summary>Takes due messages from the outbox and hands them to their couriers. A message is leased: what a lost silo held is taken by
/// another one and brought with the same id.</summary>
internal sealed partial class OutboxWorker(OutboxStore store, Couriers couriers, TimeProvider time, ILogger<OutboxWorker> log) : BackgroundService
{
    /// <summary>Attempts at the same time.</summary>
    private const int Places = 64;

    /// <summary>Attempts at the same time for one destination: one that hangs leaves the places to others.</summary>
    private const int PlacesOfOne = 4;

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestEnd = TimeSpan.FromSeconds(20);
    private readonly DestinationQueues _queues = new(PlacesOfOne);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                stoppingToken.ThrowIfCancellationRequested();
                await LookAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            await EndAsync();
        }
    }

    private async Task LookAsync(CancellationToken stoppingToken)
    {
        try
        {
            var free = Places - _queues.Running;
            var claimed = free <= 0 ? [] : await store.ClaimAsync(_queues.Busy, free, stoppingToken);
            foreach (var message in claimed)
            {
                _ = WorkAsync(message, time.GetTimestamp(), stoppingToken);
            }

            if (claimed.Count == 0)
            {
                await Task.Delay(Look, time, stoppingToken);
            }
        }
        catch (Npgsql.NpgsqlException e)
        {
            LogDatabase(e);
            await Task.Delay(Pause, time, stoppingToken);
        }
    }

    private async Task WorkAsync(OutboxMessage message, long claimedAt, CancellationToken stoppingToken)
    {
        using var place = _queues.Enter(message.Subject);
        try
        {
            await Task.Yield();
            await place.IsFree.WaitAsync(stoppingToken);
            if (time.GetElapsedTime(claimedAt) > OutboxStore.Lease / 2)
            {
                // Others before it took long: whoever is free takes it, before an attempt could outlive the lease.
                await store.GiveBackAsync(message, stoppingToken);
                return;
            }

            CallContext.Enter(message.Tenant);

            // An attempt that was begun is ended, so that it need not be made again.
            await couriers.DeliverAsync(message, CancellationToken.None);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // It is given back with all that was not begun.
        }
        catch (Exception e)
        {
            LogFailed(e, message.Destination, message.Id, message.Attempt);
        }
    }

    private async Task EndAsync()
    {
        var since = time.GetTimestamp();
        while (_queues.Running > 0 && time.GetElapsedTime(since) < LongestEnd)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), time);
        }

        try
        {
            await store.GiveBackAllAsync(CancellationToken.None);
        }
        catch (Npgsql.NpgsqlException e)
        {
            LogDatabase(e);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The outbox cannot reach the database; it tries again.")]
    private partial void LogDatabase(Exception e);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Attempt {Attempt} at message {Message} for a {Destination} broke off; it is made again when its lease ends.")]
    private partial void LogFailed(Exception e, string destination, Guid message, int attempt);
}
