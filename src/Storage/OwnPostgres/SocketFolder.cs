using System.Security.Cryptography;
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

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    public static async Task<string> PrepareAsync(PostgresHome home, CancellationToken cancellationToken)
    {
        if (Encoding.UTF8.GetByteCount(Path.Combine(home.Cluster, ".s.PGSQL.5432")) <= LongestPath)
        {
            return home.Cluster;
        }

        var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(home.Cluster)).AsSpan(0, 8));
        var folder = Path.Combine(Path.GetTempPath(), "callinsight-" + name);
        MakeOurs(folder);
        await home.User.GiveAsync(folder, cancellationToken);
        return folder;
    }

    private static void MakeOurs(string folder)
    {
        Directory.CreateDirectory(folder);
        if (new DirectoryInfo(folder).LinkTarget is not null)
        {
            throw new StartRefusal($"The folder {folder} is a link that somebody else made. Remove it and start again.");
        }

        try
        {
            if (!OperatingSystem.IsWindows())
            {
                // Fails on a folder of another user: only an owner may change a mode.
                File.SetUnixFileMode(folder, OwnerOnly);
            }
        }
        catch (UnauthorizedAccessException foreign)
        {
            throw new StartRefusal($"The folder {folder} belongs to another user. Remove it, or choose a data directory with a shorter path.", foreign);
        }
    }
}
