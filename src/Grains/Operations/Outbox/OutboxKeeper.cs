using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CallInsight.Grains.Operations.Outbox;

/// <summary>Forgets messages that were brought long ago, twice a day. Every silo does; what is gone is gone.</summary>
internal sealed partial class OutboxKeeper(OutboxStore store, TimeProvider time, ILogger<OutboxKeeper> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromHours(12);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        do
        {
            try
            {
                await store.PruneAsync(stoppingToken);
            }
            catch (Npgsql.NpgsqlException e)
            {
                LogFailed(e);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Old messages of the outbox could not be forgotten; they are tried again in half a day.")]
    private partial void LogFailed(Exception e);
}
