using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace CallInsight.Grains.Calls;

/// <summary>Gives back what dead silos held, so that their jobs and messages need not wait for the end of a lease. Every silo does; only the first finds any.</summary>
internal sealed partial class LostWorkers(IClusterMembershipService membership, WorkerLeases leases, JobSignal signal, TimeProvider time, ILogger<LostWorkers> log) : BackgroundService
{
    /// <summary>A silo that is put out ends by then, and may have taken some more before it knew.</summary>
    private static readonly TimeSpan Ended = TimeSpan.FromSeconds(10);

    private readonly HashSet<SiloAddress> _done = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var view in membership.MembershipUpdates.WithCancellation(stoppingToken))
        {
            foreach (var dead in view.Members.Values.Where(m => m.Status == SiloStatus.Dead && !_done.Contains(m.SiloAddress)))
            {
                if (await HasGivenBackAsync(dead.SiloAddress, stoppingToken))
                {
                    _done.Add(dead.SiloAddress);
                    _ = GiveBackLaterAsync(dead.SiloAddress, stoppingToken);
                }
            }
        }
    }

    private async Task GiveBackLaterAsync(SiloAddress dead, CancellationToken cancellationToken)
    {
        await Task.Delay(Ended, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!cancellationToken.IsCancellationRequested)
        {
            await HasGivenBackAsync(dead, cancellationToken);
        }
    }

    private async Task<bool> HasGivenBackAsync(SiloAddress dead, CancellationToken cancellationToken)
    {
        try
        {
            if (await leases.GiveBackAsync(dead, cancellationToken) is > 0 and var count)
            {
                LogGivenBack(count, dead);
                signal.Raise();
            }

            return true;
        }
        catch (Npgsql.NpgsqlException e)
        {
            // The next change in the cluster, another silo, or the end of the lease will do.
            LogFailed(e, dead);
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} jobs and messages of the silo {Silo}, which is gone, are taken by others.")]
    private partial void LogGivenBack(long count, SiloAddress silo);

    [LoggerMessage(Level = LogLevel.Warning, Message = "What the silo {Silo}, which is gone, held could not be given back.")]
    private partial void LogFailed(Exception e, SiloAddress silo);
}
