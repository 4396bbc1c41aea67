using CallInsight.Contracts;
using CallInsight.Contracts.Operations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CallInsight.Storage.Hosting.Errors;

/// <summary>Reports errors of this process to the platform's list of them, some at a time.</summary>
public sealed partial class ErrorReporter(SeenErrors seen, IGrainFactory grains, TimeProvider time, ILogger<ErrorReporter> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    /// <summary>Hears every error that the host logs from here on.</summary>
    public static void Add(IHostApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddSingleton<SeenErrors>();
        builder.Services.AddSingleton<ILoggerProvider, ErrorLoggerProvider>();
        builder.Services.AddHostedService<ErrorReporter>();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            if (seen.Take() is { Count: > 0 } errors)
            {
                await ReportAsync(errors);
            }
        }
    }

    private async Task ReportAsync(IReadOnlyList<ErrorSeen> errors)
    {
        try
        {
            CallContext.EnterPlatform();
            await grains.Errors().Note(errors);
        }
        catch (Exception e) when (e is OrleansException or StorageException or TimeoutException)
        {
            // It stands in the log; the next report tells both.
            seen.PutBack(errors);
            LogLater(e.GetType().Name);
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "Errors could not be reported ({Fault}); they are reported later.")]
    private partial void LogLater(string fault);
}
