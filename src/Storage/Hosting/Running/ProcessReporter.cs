using CallInsight.Contracts;
using CallInsight.Contracts.Operations;
using CallInsight.Storage.Hosting.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace CallInsight.Storage.Hosting.Running;

/// <summary>Tells the platform that this process lives, which release it is and what it uses; ends it when an operator asked for that.</summary>
/// <param name="kind"><c>silo</c>, <c>web</c> or <c>alone</c>.</param>
public sealed partial class ProcessReporter(string kind, IServiceProvider services, IGrainFactory grains, IHostApplicationLifetime host, TimeProvider time, ILogger<ProcessReporter> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    public static void Add(IHostApplicationBuilder builder, string kind)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddHostedService(s => ActivatorUtilities.CreateInstance<ProcessReporter>(s, kind));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var (name, began) = (NameOf(), time.GetUtcNow());
        var (at, used) = (time.GetTimestamp(), Environment.CpuUsage.TotalTime);
        using var timer = new PeriodicTimer(Every, time);
        do
        {
            var (now, total) = (time.GetTimestamp(), Environment.CpuUsage.TotalTime);
            var processors = (total - used) / Max(time.GetElapsedTime(at, now));
            (at, used) = (now, total);
            if (await TellAsync(new ProcessSeen(name, kind, Release.Present, Environment.MachineName, Environment.ProcessId, began, (float)processors, Environment.WorkingSet)))
            {
                LogDrained();
                host.StopApplication();
                return;
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    // The first time there is nothing to compare with.
    private static TimeSpan Max(TimeSpan elapsed) => elapsed < TimeSpan.FromSeconds(1) ? TimeSpan.FromHours(1) : elapsed;

    private string NameOf()
        => services.GetService<ILocalSiloDetails>() is { } silo ? silo.SiloAddress.ToParsableString() : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Environment.MachineName}/{Environment.ProcessId}@{time.GetUtcNow().ToUnixTimeSeconds()}");

    private async Task<bool> TellAsync(ProcessSeen process)
    {
        try
        {
            CallContext.EnterPlatform();
            return await grains.Platform().Seen(process);
        }
        catch (Exception e) when (e is OrleansException or StorageException or TimeoutException)
        {
            // Who looks sees how long ago the last sign of life was.
            LogLater(e.GetType().Name);
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "An operator asked this process to end.")]
    private partial void LogDrained();

    [LoggerMessage(Level = LogLevel.Debug, Message = "This process could not tell that it lives ({Fault}); it tells later.")]
    private partial void LogLater(string fault);
}
