namespace CallInsight.Storage.Backups;

/// <summary>Which files of a PostgreSQL belong into a copy that is taken while it runs: those that <c>pg_basebackup</c> takes.</summary>
internal static class ClusterFiles
{
    /// <summary>Copied last, when it does not change any more: it says how far the files beside it are.</summary>
    public const string Control = "global/pg_control";

    public const string Log = "pg_wal";

    // Made anew at each start; of the folders only the names are needed.
    private static readonly HashSet<string> Emptied = new(["pg_dynshmem", "pg_notify", "pg_replslot", "pg_serial", "pg_snapshots", "pg_stat_tmp", "pg_subtrans", Log], StringComparer.Ordinal);
    private static readonly HashSet<string> LeftOut = new(["postmaster.pid", "postmaster.opts", "start.log", "current_logfiles", "backup_label", "tablespace_map", "backup_manifest", Control], StringComparer.Ordinal);
    private static readonly string[] LeftOutBeginnings = [".s.PGSQL.", "pgsql_tmp", "pg_internal.init"];
    private static readonly string[] LeftOutEnds = [".new", ".disowned"];

    /// <returns>Names below the folder, with forward slashes, in the order of their folders.</returns>
    public static IReadOnlyList<string> Folders(string cluster) =>
    [
        .. from folder in Directory.EnumerateDirectories(cluster, "*", SearchOption.AllDirectories)
           let name = NameOf(cluster, folder)
           where !IsBelowEmptied(name) && Path.GetFileName(name) != "pgsql_tmp" && name != "log"
           orderby name
           select name,
    ];

    /// <inheritdoc cref="Folders"/>
    public static IReadOnlyList<string> Files(string cluster) =>
    [
        .. from file in Directory.EnumerateFiles(cluster, "*", SearchOption.AllDirectories)
           let name = NameOf(cluster, file)
           where Belongs(name)
           orderby name
           select name,
    ];

    /// <returns>The write-ahead log from one file to another, and what says from which timelines it comes; without folder.</returns>
    public static IReadOnlyList<string> LogFiles(string cluster, string first, string last) =>
    [
        .. from file in Directory.EnumerateFiles(Path.Combine(cluster, Log))
           let name = Path.GetFileName(file)
           where name.EndsWith(".history", StringComparison.Ordinal)
               || (name.Length == first.Length && name.All(char.IsAsciiHexDigitUpper) && string.CompareOrdinal(name, first) >= 0 && string.CompareOrdinal(name, last) <= 0)
           orderby name
           select name,
    ];

    private static bool Belongs(string name)
    {
        var file = Path.GetFileName(name);
        return !LeftOut.Contains(name)
            && !IsBelowEmptied(name)
            && !name.StartsWith("log/", StringComparison.Ordinal)
            && !name.Contains("/pgsql_tmp/", StringComparison.Ordinal)
            && !LeftOutBeginnings.Any(begin => file.StartsWith(begin, StringComparison.Ordinal))
            && !LeftOutEnds.Any(end => file.EndsWith(end, StringComparison.Ordinal));
    }

    private static bool IsBelowEmptied(string name) => name.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash && Emptied.Contains(name[..slash]);

    private static string NameOf(string cluster, string path) => Path.GetRelativePath(cluster, path).Replace('\\', '/');
}
