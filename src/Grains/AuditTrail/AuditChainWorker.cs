using CallInsight.Contracts;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CallInsight.Grains.AuditTrail;

/// <summary>Has entries chained within a second, and chains signed each day. Every silo looks; a tenant's grain does it once.</summary>
internal sealed partial class AuditChainWorker(AuditChainStore store, IGrainFactory grains, TimeProvider time, ILogger<AuditChainWorker> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                foreach (var tenant in await store.DueAsync(stoppingToken))
                {
                    await ChainAsync(tenant);
                }
            }
            catch (Exception e) when (e is Npgsql.NpgsqlException or InvalidOperationException && !stoppingToken.IsCancellationRequested)
            {
                // The entries wait; the next look finds them.
                LogFailed(e);
            }
        }
    }

    private async Task ChainAsync(Guid tenant)
    {
        try
        {
            CallContext.Enter(tenant);
            await grains.AuditTrail(tenant).Chain();
        }
        catch (Exception e) when (e is Orleans.Runtime.OrleansException or StorageException or TimeoutException or System.Security.Cryptography.CryptographicException)
        {
            LogTenant(e, tenant);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "It was not found out whose audit entries wait.")]
    private partial void LogFailed(Exception e);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The audit entries of {Tenant} wait on.")]
    private partial void LogTenant(Exception e, Guid tenant);
}
