using System.Globalization;
using System.Text.RegularExpressions;

namespace CallInsight.Storage.OwnPostgres;

/// <summary>A folder with the three programs that a server needs, and the major version they are of.</summary>
internal sealed partial record PostgresBinaries(string Folder, int Major)
{
    private static readonly string[] Programs = ["initdb", "pg_ctl", "postgres"];

    public string InitDb => Path.Combine(Folder, "initdb");

    public string PgCtl => Path.Combine(Folder, "pg_ctl");

    public string Postgres => Path.Combine(Folder, "postgres");

    /// <summary>Whether the folder holds the programs, whether or not they can run.</summary>
    public static bool AreIn(string folder) => Programs.All(program => File.Exists(Path.Combine(folder, program)));

    /// <returns>Null when the programs do not run here, for instance for want of a library.</returns>
    public static async Task<PostgresBinaries?> TryAsync(string folder, CancellationToken cancellationToken)
    {
        LibraryLinks.Complete(Path.GetDirectoryName(folder)!);
        var answer = await ExternalProgram.RunAsync([Path.Combine(folder, "postgres"), "--version"], cancellationToken);
        var version = VersionNumber().Match(answer.Output);
        return answer.Succeeded && version.Success
            ? new PostgresBinaries(folder, int.Parse(version.ValueSpan, CultureInfo.InvariantCulture))
            : null;
    }

    [GeneratedRegex(@"(?<=PostgreSQL\) )[0-9]+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex VersionNumber();
}
