using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;

namespace CallInsight.Storage.Backups;

/// <summary>Where the entries of a backup go.</summary>
internal interface IArchiveTarget
{
    void Folder(string name);

    /// <returns>Where the bytes of a file go; disposed when it is whole.</returns>
    Stream File(string name);
}

/// <summary>Reads a backup, and compares each of its files with the manifest.</summary>
internal static class ArchiveReader
{
    /// <exception cref="StartRefusal">It cannot be read, is encrypted otherwise, or is no backup.</exception>
    public static BackupContents Contents(string path, Passphrase? passphrase) => Told(path, () =>
    {
        using var tar = Open(path, passphrase);
        return First(tar);
    });

    /// <summary>Reads all of it.</summary>
    /// <param name="target">Null: to verify alone.</param>
    /// <returns>The number of files.</returns>
    /// <exception cref="StartRefusal">As <see cref="Contents"/>; or something is missing, was added or changed.</exception>
    public static int Read(string path, Passphrase? passphrase, IArchiveTarget? target, CancellationToken cancellationToken) => Told(path, () =>
    {
        using var tar = Open(path, passphrase);
        First(tar);
        var found = new List<BackedUpFile>();
        while (tar.GetNextEntry() is { } entry)
        {
            cancellationToken.ThrowIfCancellationRequested();
            switch (entry.EntryType)
            {
                case TarEntryType.Directory:
                    target?.Folder(entry.Name.TrimEnd('/'));
                    break;
                case TarEntryType.RegularFile when entry.Name == ArchiveWriter.ManifestEntry:
                    RequireSame(JsonSerializer.Deserialize<List<BackedUpFile>>(entry.DataStream!)!, found);
                    return found.Count;
                case TarEntryType.RegularFile:
                    found.Add(Copy(entry, target));
                    break;
                default:
                    throw new InvalidDataException($"{entry.Name} is neither file nor folder");
            }
        }

        throw new EndOfStreamException();
    });

    private static TarReader Open(string path, Passphrase? passphrase)
    {
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);
        var magic = new byte[Passphrase.Magic.Length];
        var isSealed = file.ReadAtLeast(magic, magic.Length, throwOnEndOfStream: false) == magic.Length && Passphrase.Magic.SequenceEqual(magic);
        file.Position = 0;
        if (isSealed && passphrase is null)
        {
            file.Dispose();
            throw new StartRefusal($"The backup {path} is encrypted. Name the file of its passphrase with --passphrase-file.");
        }

        return new TarReader(new GZipStream(isSealed ? new OpeningStream(file, passphrase!) : file, CompressionMode.Decompress));
    }

    private static BackupContents First(TarReader tar) => tar.GetNextEntry() is { Name: ArchiveWriter.ContentsEntry, DataStream: { } said }
        ? JsonSerializer.Deserialize<BackupContents>(said)!
        : throw new InvalidDataException("it was not made by CallInsight");

    private static BackedUpFile Copy(TarEntry entry, IArchiveTarget? target)
    {
        using var measured = new MeasuredStream(entry.DataStream ?? Stream.Null, entry.Length);
        using (var into = target?.File(entry.Name) ?? Stream.Null)
        {
            measured.CopyTo(into, 1 << 16);
        }

        return new BackedUpFile(entry.Name, entry.Length, measured.Sha256);
    }

    private static void RequireSame(List<BackedUpFile> manifest, List<BackedUpFile> found)
    {
        if (manifest.Except(found).Concat(found.Except(manifest)).FirstOrDefault() is { } differing)
        {
            throw new InvalidDataException($"its file {differing.Name} is not what its manifest says");
        }
    }

    private static T Told<T>(string path, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (CryptographicException wrong)
        {
            throw new StartRefusal($"The backup {path} cannot be opened with this passphrase, or it was changed since it was made.", wrong);
        }
        catch (EndOfStreamException cut)
        {
            throw new StartRefusal($"The backup {path} is damaged: its end is missing. Take another one.", cut);
        }
        catch (Exception damaged) when (damaged is InvalidDataException or JsonException or FormatException)
        {
            throw new StartRefusal($"The backup {path} is damaged, or is none: {damaged.Message.TrimEnd('.')}. Take another one.", damaged);
        }
        catch (Exception unreadable) when (unreadable is FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException)
        {
            throw new StartRefusal($"The backup {path} cannot be read: {unreadable.Message}", unreadable);
        }
    }
}
