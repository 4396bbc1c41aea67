using System.Globalization;

namespace CallInsight.Storage.OwnPostgres;

/// <summary>What a running server says of itself in <c>postmaster.pid</c>, and whether it is still there.</summary>
internal sealed record PostmasterFile(string Path, int Pid, string SocketFolder, string Status)
{
    private const int SocketLine = 4;
    private const int StatusLine = 7;

    /// <summary>Above every number that a system gives to a process, so surely nobody's.</summary>
    private const int NobodysPid = int.MaxValue;

    public bool IsReady => Status == "ready";

    /// <returns>Null when no server runs, or one has only begun to write the file.</returns>
    public static PostmasterFile? Read(string cluster)
    {
        var path = System.IO.Path.Combine(cluster, "postmaster.pid");
        string[] lines;
        try
        {
            lines = File.ReadAllLines(path);
        }
        catch (IOException)
        {
            // Absent, or removed while it was being read: no server.
            return null;
        }

        string Line(int number) => lines.Length > number ? lines[number].Trim() : "";
        return int.TryParse(Line(0), CultureInfo.InvariantCulture, out var pid)
            ? new PostmasterFile(path, pid, Line(SocketLine), Line(StatusLine))
            : null;
    }

    /// <summary>Whether the process of that number is a server and is the one of these files: numbers are used again.</summary>
    public bool IsAlive() => OperatingSystem.IsLinux() ? IsAliveOnLinux() : IsAliveElsewhere();

    /// <summary>
    /// PostgreSQL does not start while a process of the number in the file lives, whatever that process is. The number
    /// alone is replaced: the rest of the file lets PostgreSQL find orphans of a killed server that still use its memory.
    /// </summary>
    public void Disown()
    {
        var lines = File.ReadAllLines(Path);
        lines[0] = NobodysPid.ToString(CultureInfo.InvariantCulture);
        // Beside it first: on a full disk the file must not be lost.
        var beside = Path + ".disowned";
        File.WriteAllLines(beside, lines);
        File.Move(beside, Path, overwrite: true);
        foreach (var socketLock in new[] { SocketFolder }.Where(Directory.Exists).SelectMany(folder => Directory.GetFiles(folder, ".s.PGSQL.*.lock")))
        {
            File.Delete(socketLock);
        }
    }

    private bool IsAliveOnLinux()
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{Pid}/stat");
            var afterName = stat.LastIndexOf(')');
            // A dead process that nobody has waited for (Z) stays in the table where the first process does not reap.
            return stat[..afterName].EndsWith("(postgres", StringComparison.Ordinal)
                && stat[afterName + 2] is not ('Z' or 'X')
                && File.Exists($"/proc/{Pid}/cwd/postmaster.pid")
                && File.ReadLines($"/proc/{Pid}/cwd/postmaster.pid").FirstOrDefault() == File.ReadLines(Path).FirstOrDefault();
        }
        catch (IOException)
        {
            // The process ended, or its file went with it.
            return false;
        }
    }

    private bool IsAliveElsewhere()
    {
        try
        {
            using var process = System.Diagnostics.Process.GetProcessById(Pid);
            return !process.HasExited && process.ProcessName.StartsWith("postgres", StringComparison.Ordinal);
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
