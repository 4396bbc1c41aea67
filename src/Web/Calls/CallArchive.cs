using System.IO.Compression;
using System.IO.Hashing;
using System.Runtime.CompilerServices;
using CallInsight.Contracts;

namespace CallInsight.Web.Calls;

/// <summary>The files of a ZIP as calls: the name is the title, the time of the file the start, unless the source says better.
/// What a file unpacks to is counted while it is unpacked: a small ZIP can hold any amount of nothing.</summary>
internal sealed class CallArchive : IDisposable
{
    private const int MostFiles = 10_000;
    private const long LargestFile = 100L * 1024 * 1024;
    private const long LargestTotal = 1024L * 1024 * 1024;
    private const int Step = 1024 * 1024;

    private readonly ImportMemory _memory;
    private readonly Guid _tenant;
    private readonly List<IDisposable> _taken = [];
    private ZipArchive? _zip;

    private CallArchive(ImportMemory memory, Guid tenant) => (_memory, _tenant) = (memory, tenant);

    /// <summary>Reads a ZIP into memory and looks at its directory.</summary>
    /// <param name="tenant">Whose share of the memory is taken.</param>
    /// <param name="body">Stays open. One that can be sought in is read where it is.</param>
    /// <returns>Refused: <c>import.busy</c>, <c>archive.unreadable</c>, <c>archive.tooManyFiles</c>.</returns>
    public static async Task<Result<CallArchive>> OpenAsync(ImportMemory memory, Guid tenant, Stream body, CancellationToken cancellationToken)
    {
        var archive = new CallArchive(memory, tenant);
        try
        {
            if (await archive.OpenAsync(body, cancellationToken) is { } refusal)
            {
                archive.Dispose();
                return refusal;
            }

            return archive;
        }
        catch
        {
            archive.Dispose();
            throw;
        }
    }

    /// <summary>The files in their order. Each has its memory until its item is disposed.</summary>
    public async IAsyncEnumerable<BatchItem> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var total = 0L;
        foreach (var entry in _zip!.Entries.Where(e => e.Name.Length > 0 && !e.FullName.StartsWith("__MACOSX/", StringComparison.Ordinal)))
        {
            if (entry.Length > Math.Min(LargestFile, LargestTotal - total))
            {
                yield return new BatchItem(null, entry.FullName, Refusals.TooLarge);
                continue;
            }

            total += entry.Length;
            yield return await UnpackedAsync(entry, cancellationToken);
        }
    }

    public void Dispose()
    {
        _zip?.Dispose();
        _taken.ForEach(t => t.Dispose());
        _taken.Clear();
    }

    private async Task<Refusal?> OpenAsync(Stream body, CancellationToken cancellationToken)
    {
        if ((body.CanSeek ? body : await KeepAsync(body, cancellationToken)) is not { } file)
        {
            return Refusals.Busy;
        }

        switch (ZipDirectory.Count(file, MostFiles))
        {
            case null:
                return Refusals.Unreadable;
            case > MostFiles:
                return Refusals.TooManyFiles;
            default:
                file.Position = 0;
                return TryOpen(file) ? null : Refusals.Unreadable;
        }
    }

    private bool TryOpen(Stream file)
    {
        try
        {
            _zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            return _zip.Entries.Count >= 0;
        }
        catch (Exception e) when (IsDamage(e))
        {
            return false;
        }
    }

    /// <summary>In memory: a temporary file would hold transcripts in plain text. Room is taken as it fills and held until the archive is done: who sends slowly holds what has come so far, of the share of the own workspace.</summary>
    private async Task<Stream?> KeepAsync(Stream body, CancellationToken cancellationToken)
    {
        var file = new MemoryStream();
        var buffer = new byte[81_920];
        int read;
        while ((read = await body.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (file.Length + read > file.Capacity)
            {
                var more = Math.Max(Step, file.Capacity / 2);
                if (_memory.TryTakeForArchive(_tenant, more) is not { } taken)
                {
                    return null;
                }

                _taken.Add(taken);
                file.Capacity += more;
            }

            file.Write(buffer, 0, read);
        }

        return file;
    }

    private async Task<BatchItem> UnpackedAsync(ZipArchiveEntry entry, CancellationToken cancellationToken)
    {
        var taken = await _memory.TakeForCallAsync(_tenant, (int)entry.Length, cancellationToken);
        try
        {
            var content = await UnpackAsync(entry, cancellationToken);
            return new BatchItem(null, entry.FullName, content is null ? Refusals.Damaged : CallRequest.OfFile(content, entry.Name, Written(entry)), taken);
        }
        catch
        {
            taken.Dispose();
            throw;
        }
    }

    private static DateTimeOffset? Written(ZipArchiveEntry entry) => entry.LastWriteTime.Year is >= 1990 and <= 2200 ? entry.LastWriteTime : null;

    /// <summary>The file's bytes; null where they are not what was packed, or are packed in a way that is not known. No more are read than the directory says.</summary>
    private static async Task<byte[]?> UnpackAsync(ZipArchiveEntry entry, CancellationToken cancellationToken)
    {
        try
        {
            await using var packed = await entry.OpenAsync(cancellationToken);
            var content = new byte[entry.Length];
            var read = await packed.ReadAtLeastAsync(content, content.Length, throwOnEndOfStream: false, cancellationToken);
            return read == content.Length && Crc32.HashToUInt32(content) == entry.Crc32 ? content : null;
        }
        catch (Exception e) when (IsDamage(e))
        {
            return null;
        }
    }

    /// <summary>What reading throws where the bytes are wrong. A position beyond the end is out of range for the stream of a form's file.</summary>
    private static bool IsDamage(Exception e) => e is InvalidDataException or EndOfStreamException or ArgumentOutOfRangeException;

    private static class Refusals
    {
        public static Refusal Busy { get; } = new("import.busy", RefusalKind.RateLimit, "Too much is being imported at the moment. Send this archive again in some seconds.");

        public static Refusal Unreadable { get; } = new("archive.unreadable", RefusalKind.Unreadable, "This is no ZIP, or it is cut off. Pack it again.");

        public static Refusal TooManyFiles { get; } = new("archive.tooManyFiles", RefusalKind.Unreadable, $"The ZIP holds more than {MostFiles} files. Send it in parts.");

        public static Refusal TooLarge { get; } = new("request.tooLarge", RefusalKind.Unreadable, "This file unpacks to more than 100 MB, or the ZIP to more than 1 GB. Send it alone.");

        public static Refusal Damaged { get; } = new("archive.damaged", RefusalKind.Unreadable, "This file does not unpack to what was packed: the ZIP is damaged or encrypted, or packed in a way other than deflate. Pack it again.");
    }
}
