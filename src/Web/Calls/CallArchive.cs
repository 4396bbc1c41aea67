using System.IO.Compression;
using System.Runtime.CompilerServices;
using CallInsight.Contracts;

namespace CallInsight.Web.Calls;

/// <summary>Reads the files of a ZIP as calls: the name is the title, the time of the file the start, unless the source says better.
/// What a file unpacks to is counted while it is unpacked: a small ZIP can hold any amount of nothing.</summary>
internal static class CallArchive
{
    private const int MostFiles = 10_000;
    private const long LargestFile = 100L * 1024 * 1024;
    private const long LargestTotal = 1024L * 1024 * 1024;

    public static async IAsyncEnumerable<BatchItem> ReadAsync(Stream body, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // In memory (the body has a limit): a temporary file would hold transcripts in plain text.
        using var file = new MemoryStream();
        await body.CopyToAsync(file, cancellationToken);
        file.Position = 0;
        using var archive = Open(file);
        if (archive.Entries.Count > MostFiles)
        {
            throw new BadHttpRequestException($"The ZIP holds more than {MostFiles} files. Send it in parts.", StatusCodes.Status413PayloadTooLarge);
        }

        var total = 0L;
        foreach (var entry in archive.Entries.Where(e => e.Name.Length > 0 && !e.FullName.StartsWith("__MACOSX/", StringComparison.Ordinal)))
        {
            var content = await UnpackAsync(entry, Math.Min(LargestFile, LargestTotal - total), cancellationToken);
            total += content?.Length ?? 0;
            yield return new BatchItem(null, entry.FullName, content is null
                ? new Refusal("request.tooLarge", RefusalKind.Unreadable, "This file unpacks to more than 100 MB, or the ZIP to more than 1 GB. Send it alone.")
                : CallRequest.OfFile(content, entry.Name, Written(entry)));
        }
    }

    private static ZipArchive Open(Stream file)
    {
        try
        {
            return new ZipArchive(file, ZipArchiveMode.Read);
        }
        catch (InvalidDataException e)
        {
            throw new BadHttpRequestException("This is no ZIP, or it is cut off. Pack it again.", StatusCodes.Status422UnprocessableEntity, e);
        }
    }

    private static DateTimeOffset? Written(ZipArchiveEntry entry) => entry.LastWriteTime.Year is >= 1990 and <= 2200 ? entry.LastWriteTime : null;

    private static async Task<byte[]?> UnpackAsync(ZipArchiveEntry entry, long most, CancellationToken cancellationToken)
    {
        await using var packed = await entry.OpenAsync(cancellationToken);
        using var content = new MemoryStream();
        var buffer = new byte[81_920];
        int read;
        while ((read = await packed.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (content.Length + read > most)
            {
                return null;
            }

            content.Write(buffer, 0, read);
        }

        return content.ToArray();
    }
}
