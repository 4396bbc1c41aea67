using CallInsight.Contracts;
using CallInsight.Storage.Usage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CallInsight.Grains.Usage;

/// <summary>Has counted what the product noted, brings up counts that nobody holds after a silo was lost, and closes months. Every silo looks; grains do it once.</summary>
internal sealed partial class UsageWorker(MeterStore store, UsageLog log, UsageLateness lateness, IGrainFactory grains, IOptions<UsageOptions> options, TimeProvider time, ILogger<UsageWorker> logger) : BackgroundService
{
    private const int TenantsAtOnce = 100;
    private static readonly TimeSpan MonthsEvery = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Held = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.LookEvery, time);
        DateTimeOffset? months = null;
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await CollectAsync(stoppingToken);
                await FoldAsync(stoppingToken);
                if (months is null || time.GetUtcNow() - months >= MonthsEvery)
                {
                    months = time.GetUtcNow();
                    await CloseAsync(stoppingToken);
                }
            }
            catch (Exception e) when (e is Npgsql.NpgsqlException or InvalidOperationException or OperationCanceledException && !stoppingToken.IsCancellationRequested)
            {
                // It waits; the next look finds it.
                LogFailed(e);
            }
        }
    }

    private async Task CollectAsync(CancellationToken cancellationToken)
    {
        foreach (var tenant in await store.TenantsDueAsync(TenantsAtOnce, cancellationToken))
        {
            await DoAsync(() => CallContext.Enter(tenant), () => grains.Meter(tenant).Collect());
        }
    }

    private async Task FoldAsync(CancellationToken cancellationToken)
    {
        var (now, late) = (time.GetUtcNow(), await log.UncountedAsync(cancellationToken));
        lateness.Seen(late.Count == 0 ? null : late.Min(l => l.Since));
        foreach (var (shard, _) in late.Where(l => now - l.Since > Held))
        {
            await DoAsync(CallContext.EnterPlatform, () => grains.UsageShard(shard).Fold());
        }
    }

    private async Task CloseAsync(CancellationToken cancellationToken)
    {
        foreach (var (tenant, month) in await store.MonthsDueAsync(time.GetUtcNow() - options.Value.CloseAfter, cancellationToken))
        {
            await DoAsync(() => CallContext.Enter(tenant), () => grains.Meter(tenant).Close(month));
        }
    }

    private async Task DoAsync(Action enter, Func<Task> work)
    {
        try
        {
            enter();
            await work();
        }
        catch (Exception e) when (e is Orleans.Runtime.OrleansException or StorageException or TimeoutException)
        {
            LogFailed(e);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Usage waits on to be counted.")]
    private partial void LogFailed(Exception e);
}
