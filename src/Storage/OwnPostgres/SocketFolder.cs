using System.Text;

namespace CallInsight.Storage.OwnPostgres;

/// <summary>
/// The folder of the server's Unix socket: beside its files, where the path is short enough for the operating system,
/// else a folder under the temporary one that only the server's user may enter.
/// </summary>
internal static class SocketFolder
{
    /// <summary>The longest path that every system takes for a socket (Linux 107 bytes, macOS 103).</summary>
    private const int LongestPath = 103;

    private const string Name = "callinsight-";

    public static async Task<string> PrepareAsync(PostgresHome home, CancellationToken cancellationToken)
    {
        if (Encoding.UTF8.GetByteCount(Path.Combine(home.Cluster, ".s.PGSQL.54321")) <= LongestPath)
        {
            return home.Cluster;
        }

        // A new one each time, made at once with its mode: nobody else can have made it for us.
        var folder = Directory.CreateTempSubdirectory(Name).FullName;
        await home.User.GiveAsync(folder, cancellationToken);
        return folder;
    }

    /// <summary>Removes the folder of a server that has stopped, where it was made for it.</summary>
    public static void Remove(PostgresHome home, string folder)
    {
        if (folder != home.Cluster && Path.GetFileName(folder).StartsWith(Name, StringComparison.Ordinal) && Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
