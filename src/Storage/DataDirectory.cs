using System.Globalization;

namespace CallInsight.Storage;

/// <summary>
/// The folder in which one CallInsight keeps all that is its own: PostgreSQL, keys, recordings. Held by one process
/// at a time, guarded by a lock of the operating system, which a killed process gives up without leaving a trace.
/// </summary>
public sealed class DataDirectory : IDisposable
{
    /// <summary>Below this a new database does not fit and an old one soon stops.</summary>
    private const long LeastFreeBytes = 100L << 20;

    /// <summary>Names the process that holds the lock, for the sentence that another one prints; a locked file cannot be read.</summary>
    internal const string HolderFile = "lock.process";

    internal const string LockName = "lock";
    internal const string LoginsName = "logins.json";
    internal const string SuperuserPasswordName = "postgres.password";
    internal const string ElsewhereNoteName = "postgres.elsewhere";

    /// <summary>The file of the master key, where no setting names another.</summary>
    public const string MasterKeyName = "master.key";

    private readonly FileStream _lock;

    private DataDirectory(string path, FileStream theLock)
    {
        Path = path;
        _lock = theLock;
    }

    /// <summary>The full path of the folder.</summary>
    public string Path { get; }

    /// <summary>The passwords of the logins that CallInsight made for itself.</summary>
    public string LoginsFile => PathOf(LoginsName);

    /// <summary>The master key, where it is kept in a file.</summary>
    public string MasterKeyFile => PathOf(MasterKeyName);

    /// <summary>The password of the superuser of the PostgreSQL of our own.</summary>
    internal string SuperuserPasswordFile => PathOf(SuperuserPasswordName);

    /// <summary>Says where PostgreSQL keeps its files when that is not in this folder.</summary>
    internal string ElsewhereNote => PathOf(ElsewhereNoteName);

    /// <summary>A file or folder directly inside this one.</summary>
    public string PathOf(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>Where data are kept when no setting says so: <c>.data</c> in a clone, else the user's own data folder.</summary>
    public static string DefaultPath()
    {
        var clone = CloneRoot.Find();
        return clone is not null
            ? System.IO.Path.Combine(clone, ".data")
            : System.IO.Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "CallInsight");
    }

    /// <summary>Makes the folder (mode 0700) where there is none, and takes it for this process.</summary>
    /// <exception cref="StartRefusal">Another process has it, or it cannot be written.</exception>
    public static DataDirectory Open(string path)
    {
        var folder = System.IO.Path.GetFullPath(path);
        FileStream? taken = null;
        try
        {
            Create(folder);
            taken = new FileStream(System.IO.Path.Combine(folder, LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            TryWriting(folder);
            File.WriteAllText(System.IO.Path.Combine(folder, HolderFile), Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
            return new DataDirectory(folder, taken);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            taken?.Dispose();
            throw DataDirectoryRefusals.From(failure, folder);
        }
    }

    /// <summary>Gives the folder up. The lock file stays: removing it would let two processes lock two files.</summary>
    public void Dispose() => _lock.Dispose();

    private static void Create(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
            return;
        }

        Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private static void TryWriting(string folder)
    {
        var probe = System.IO.Path.Combine(folder, "probe");
        using (var stream = new FileStream(probe, FileMode.Create, FileAccess.Write))
        {
            stream.Write(new byte[8192]);
            stream.Flush(flushToDisk: true);
        }

        File.Delete(probe);
        var free = new DriveInfo(folder).AvailableFreeSpace;
        if (free < LeastFreeBytes)
        {
            throw DataDirectoryRefusals.NearlyFull(folder, free);
        }
    }
}
