using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace CallInsight.Grains.Calls;

/// <summary>Gives back what dead silos held, so that their jobs need not wait for the end of a lease. Every silo does; only the first finds any.</summary>
internal sealed partial class LostWorkers(IClusterMembershipService membership, WorkerLeases leases, JobSignal signal, ILogger<LostWorkers> log) : BackgroundService
{
    private readonly HashSet<SiloAddress> _done = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var view in membership.MembershipUpdates.WithCancellation(stoppingToken))
        {
            foreach (var dead in view.Members.Values.Where(m => m.Status == SiloStatus.Dead && !_done.Contains(m.SiloAddress)))
            {
                await GiveBackAsync(dead.SiloAddress, stoppingToken);
            }
        }
    }

    private async Task GiveBackAsync(SiloAddress dead, CancellationToken cancellationToken)
    {
        try
        {
            if (await leases.GiveBackAsync(dead, cancellationToken) is > 0 and var count)
            {
                LogGivenBack(count, dead);
                signal.Raise();
            }

            _done.Add(dead);
        }
        catch (Npgsql.NpgsqlException e)
        {
            // The next change in the cluster, another silo, or the end of the lease will do.
            LogFailed(e, dead);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} jobs of the silo {Silo}, which is gone, are done again.")]
    private partial void LogGivenBack(long count, SiloAddress silo);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The jobs of the silo {Silo}, which is gone, could not be given back.")]
    private partial void LogFailed(Exception e, SiloAddress silo);
}
