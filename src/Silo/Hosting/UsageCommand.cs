using CallInsight.Storage;
using CallInsight.Storage.Logins;
using CallInsight.Storage.Usage;

namespace CallInsight.Silo.Hosting;

/// <summary><c>src/Silo usage recount</c>: adds up the log of usage without the grains.</summary>
internal static class UsageCommand
{
    private const int Disagrees = 1;
    private const int Misused = 2;
    private const int MostTold = 100;

    /// <returns>0: log, counts and billed lines agree; 1: they do not, each difference is named; 2: the words or the settings are wrong.</returns>
    public static async Task<int> RunAsync(string[] words, TextWriter answer, CancellationToken stop)
    {
        if (words is not ["recount", .. var settings])
        {
            await answer.WriteLineAsync("Use: usage recount. The database is that of ConnectionStrings:CallInsight.");
            return Misused;
        }

        var connections = await DatabaseConnections.FromConfigurationAsync(Host.CreateApplicationBuilder(settings).Configuration, stop)
            ?? throw new StartRefusal("Set ConnectionStrings:CallInsight to the database whose usage is to be counted.");
        await using var source = DataSources.Of("meter", connections.Meter);
        var recount = await RecountUsage.RunAsync(source, stop);
        foreach (var fault in recount.Faults.Take(MostTold))
        {
            await answer.WriteLineAsync(fault);
        }

        await answer.WriteLineAsync(recount.Faults.Count == 0
            ? $"Agrees: {recount.Events} events of the log, {recount.Sums} sums."
            : $"Does NOT agree: {recount.Faults.Count} differences over {recount.Events} events of the log.");
        return recount.Faults.Count == 0 ? 0 : Disagrees;
    }
}
