namespace CallInsight.Storage.Backups;

/// <summary>Puts the entries of a backup where they belong, and nowhere else.</summary>
/// <param name="cluster">The folder for PostgreSQL's files.</param>
/// <param name="beside">The folder for those beside it.</param>
internal sealed class RestoredFiles(string cluster, string beside) : IArchiveTarget
{
    private const UnixFileMode OwnersFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnersFolder = OwnersFile | UnixFileMode.UserExecute;

    public void Folder(string name) => Make(PathOf(name));

    public Stream File(string name)
    {
        var path = PathOf(name);
        Make(Path.GetDirectoryName(path)!);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, BufferSize = 1 << 16 };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnersFile;
        }

        return new FileStream(path, options);
    }

    private string PathOf(string name) =>
        name.Split('/') is var parts && parts.Any(part => part is "" or "." or "..") ? throw new InvalidDataException($"{name} is no name of a file")
        : name.StartsWith(CopyCluster.Folder, StringComparison.Ordinal) ? Path.Combine(cluster, name[CopyCluster.Folder.Length..])
        : Restore.BesideTheDatabase.Contains(name, StringComparer.Ordinal) || name == Restore.MasterKeyEntry ? Path.Combine(beside, name)
        : throw new InvalidDataException($"{name} belongs to no backup");

    private static void Make(string folder)
    {
        if (Directory.Exists(folder))
        {
            return;
        }

        Make(Path.GetDirectoryName(folder)!);
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, OwnersFolder);
        }
    }
}
