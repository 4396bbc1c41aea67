namespace CallInsight.Web.Hosting;

/// <summary>What is logged unless the settings say otherwise: our own news, and others' warnings.</summary>
internal static class Logging
{
    public static ILoggingBuilder Configure(ILoggingBuilder logging)
        => logging
            .AddFilter("Microsoft", LogLevel.Warning)
            // Its warnings quote the arguments of calls, which are customers' texts.
            .AddFilter("Orleans", LogLevel.Error)
            .AddFilter("Polly", LogLevel.Warning)
            // Keys are wrapped by the master key where they are kept, which the framework cannot see.
            .AddFilter("Microsoft.AspNetCore.DataProtection.KeyManagement.XmlKeyManager", LogLevel.Error)
            .AddFilter("System.Net.Http", LogLevel.Warning)
            .AddFilter("Orleans.Runtime.Watchdog", LogLevel.Error)
            .AddFilter("CallInsight", LogLevel.Information);
}
