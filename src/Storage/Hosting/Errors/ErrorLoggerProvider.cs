using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace CallInsight.Storage.Hosting.Errors;

/// <summary>Hears what is logged as an error, and hands it on without the words that went into it.</summary>
[ProviderAlias("Errors")]
public sealed class ErrorLoggerProvider(SeenErrors seen) : ILoggerProvider
{
    public ILogger CreateLogger(string categoryName) => new ErrorLogger(categoryName, seen);

    public void Dispose()
    {
        // Nothing is held.
    }

    private sealed class ErrorLogger(string category, SeenErrors seen) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
            => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel is LogLevel.Error or LogLevel.Critical;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                seen.Add(DescribeError.Of(category, eventId, state, exception, Activity.Current?.TraceId.ToString()));
            }
        }
    }
}
