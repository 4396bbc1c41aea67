using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace CallInsight.Storage.Hosting;

/// <summary>What is logged unless the settings say otherwise: our own news, and others' warnings.</summary>
public static class HostLogging
{
    /// <summary>For what happens before there is a host.</summary>
    public static ILoggerFactory BeforeTheHost(IConfiguration configuration)
        => LoggerFactory.Create(l => Configure(l.AddConfiguration(configuration.GetSection("Logging")).AddSimpleConsole()));

    public static ILoggingBuilder Configure(ILoggingBuilder logging)
        => logging
            .AddFilter("Microsoft", LogLevel.Warning)
            // Its warnings quote the arguments of calls, which are customers' texts.
            .AddFilter("Orleans", LogLevel.Error)
            // Orleans' attempts at placing a grain while a silo is being lost: their failure shows where it matters.
            .AddFilter("Polly", LogLevel.Critical)
            // Keys are wrapped by the master key where they are kept, which the framework cannot see.
            .AddFilter("Microsoft.AspNetCore.DataProtection.KeyManagement.XmlKeyManager", LogLevel.Error)
            .AddFilter("System.Net.Http", LogLevel.Warning)
            .AddFilter("Orleans.Runtime.Watchdog", LogLevel.Error)
            .AddFilter("CallInsight", LogLevel.Information);
}
