namespace CallInsight.Storage.OwnPostgres;

/// <summary>Where PostgreSQL lives, as whom, and with which programs.</summary>
/// <param name="Folder">The folder around its files: the data directory, or one elsewhere.</param>
internal sealed record PostgresHome(string Folder, PostgresUser User, PostgresBinaries Binaries)
{
    /// <summary>The files of the server, which PostgreSQL calls its data directory.</summary>
    public string Cluster => ClusterIn(Folder);

    public static string ClusterIn(string folder) => Path.Combine(folder, "postgres");

    /// <returns>The major version that the files were made by; null when there are none.</returns>
    /// <exception cref="StartRefusal">The files are damaged.</exception>
    public static int? MajorOf(string cluster)
    {
        if (!Directory.Exists(cluster))
        {
            return null;
        }

        var file = Path.Combine(cluster, "PG_VERSION");
        return File.Exists(file) && int.TryParse(File.ReadAllText(file), System.Globalization.CultureInfo.InvariantCulture, out var major)
            ? major
            : throw new StartRefusal($"The folder {cluster} is not a PostgreSQL database: its file PG_VERSION is missing or damaged. Put a backup back in its place, or move it away to begin with an empty database.");
    }
}
