using System.Formats.Tar;
using System.IO.Compression;
using System.Text.Json;

namespace CallInsight.Storage.Backups;

/// <summary>
/// Writes a backup: a tar, packed with gzip, encrypted where there is a passphrase. Its first entry is
/// <see cref="BackupContents"/>, its last the manifest: name, length and SHA-256 of each file.
/// </summary>
internal sealed class ArchiveWriter : IDisposable
{
    public const string ContentsEntry = "backup.json";
    public const string ManifestEntry = "manifest.json";

    private const UnixFileMode OwnersFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnersFolder = OwnersFile | UnixFileMode.UserExecute;

    private readonly string _path;
    private readonly TarWriter _tar;
    private readonly List<BackedUpFile> _files = [];

    /// <param name="path">A file that is not there yet; its owner alone may read it.</param>
    public ArchiveWriter(string path, Passphrase? passphrase, BackupContents contents)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, BufferSize = 1 << 16 };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnersFile;
        }

        _path = path;
        var file = new FileStream(path, options);
        var below = passphrase is null ? (Stream)file : new SealingStream(file, passphrase);
        _tar = new TarWriter(new GZipStream(below, CompressionLevel.Fastest), TarEntryFormat.Ustar);
        Write(ContentsEntry, new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(contents)));
    }

    public IReadOnlyList<BackedUpFile> Files => _files;

    public void AddFolder(string name) => _tar.WriteEntry(new UstarTarEntry(TarEntryType.Directory, name + "/") { Mode = OwnersFolder });

    /// <summary>As many bytes as the file has now.</summary>
    public void AddFile(string name, string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1 << 16);
        Add(name, file, file.Length);
    }

    public void AddBytes(string name, byte[] bytes) => Add(name, new MemoryStream(bytes), bytes.Length);

    /// <summary>Writes the manifest, and all of it to the disk.</summary>
    public void Finish()
    {
        Write(ManifestEntry, new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(_files)));
        Dispose();
        using var written = new FileStream(_path, FileMode.Open, FileAccess.ReadWrite);
        written.Flush(flushToDisk: true);
    }

    public void Dispose() => _tar.Dispose();

    private void Add(string name, Stream content, long length)
    {
        using var measured = new MeasuredStream(content, length);
        Write(name, measured);
        _files.Add(new BackedUpFile(name, length, measured.Sha256));
    }

    private void Write(string name, Stream content) => _tar.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, name) { Mode = OwnersFile, DataStream = content });
}
