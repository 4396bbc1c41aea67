using CallInsight.Contracts.Operations;
using CallInsight.Storage.Sessions;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace CallInsight.Storage.Hosting;

/// <summary>What a ready process has: its database, what its parts ask for; and it is neither starting nor stopping.</summary>
/// <param name="database">As the role that this process serves as.</param>
public sealed class Readiness(TenantDatabase database, IHostApplicationLifetime lifetime, IEnumerable<IReadinessPart> parts)
{
    /// <returns>The names of what is missing; none when it is ready.</returns>
    public async Task<IReadOnlyList<string>> MissingAsync(CancellationToken cancellationToken)
    {
        var missing = new List<string>();
        if (!lifetime.ApplicationStarted.IsCancellationRequested || lifetime.ApplicationStopping.IsCancellationRequested)
        {
            missing.Add("silo");
        }

        try
        {
            await database.AskDoorAsync("select waiting from door.jobs_waiting()", r => r.GetInt64(0), cancellationToken);
        }
        catch (NpgsqlException)
        {
            missing.Add("database");
        }

        missing.AddRange(parts.Where(p => !p.IsReady).Select(p => p.Name));
        return missing;
    }
}
