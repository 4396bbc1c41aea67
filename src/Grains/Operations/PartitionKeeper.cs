using CallInsight.Storage.Sessions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CallInsight.Grains.Operations;

/// <summary>Makes the partitions of the coming months, at start and twice a day. Every silo does; the database lets one at a time.</summary>
internal sealed partial class PartitionKeeper(AppDatabase database, TimeProvider time, ILogger<PartitionKeeper> log) : BackgroundService
{
    private const int MonthsAhead = 3;
    private static readonly TimeSpan Every = TimeSpan.FromHours(12);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        do
        {
            try
            {
                await database.AskDoorAsync("select door.make_partitions($1, $2)", r => r.GetInt32(0), stoppingToken, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime), MonthsAhead);
            }
            catch (Npgsql.NpgsqlException e)
            {
                // Three months are there: the next look, or the next silo, will do.
                LogFailed(e);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The partitions of the coming months could not be made.")]
    private partial void LogFailed(Exception e);
}
