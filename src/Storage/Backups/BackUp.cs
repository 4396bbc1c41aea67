using System.Globalization;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace CallInsight.Storage.Backups;

/// <summary>What is to be backed up, and where to.</summary>
/// <param name="DataDirectory">Of a CallInsight that works alone; it may run meanwhile.</param>
/// <param name="MasterKey">Its key file.</param>
/// <param name="To">A file that is not there yet, or a folder, in which it gets a name with its time.</param>
/// <param name="KeysTo">A file for the master key, apart; null: it is not taken.</param>
/// <param name="PassphraseFile">With what both are encrypted; null: not at all.</param>
public sealed record BackUpRequest(string DataDirectory, string MasterKey, string To, string? KeysTo, string? PassphraseFile);

/// <summary>What was made.</summary>
/// <param name="File">The backup.</param>
/// <param name="Bytes">Of it.</param>
/// <param name="Files">How many it holds, each of them read again and compared.</param>
/// <param name="DatabaseBytes">Of the database, before it was packed.</param>
public sealed record BackUpOutcome(string File, long Bytes, int Files, long DatabaseBytes);

/// <summary>Writes the database of a data directory into a file, and reads that again. The file gets its name when it is whole.</summary>
public static class BackUp
{
    private const string Extension = ".backup";

    /// <exception cref="StartRefusal">Nothing was written; the message says why.</exception>
    public static async Task<BackUpOutcome> RunAsync(BackUpRequest request, TimeProvider time, ILogger logger, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(time);
        var passphrase = request.PassphraseFile is { } words ? Passphrase.FromFile(words) : null;
        var file = Directory.Exists(request.To) ? Path.Combine(Path.GetFullPath(request.To), NameAt(time.GetUtcNow())) : Path.GetFullPath(request.To);
        RequireNew(file);
        RequireNew(request.KeysTo);
        var isWhole = false;
        try
        {
            await using var source = await BackupSource.OpenAsync(Path.GetFullPath(request.DataDirectory), logger, cancellationToken);
            if (request.KeysTo is { } keysTo)
            {
                await KeyCheck.RequireOpensAsync(source.Session, request.MasterKey, cancellationToken);
                var keys = new BackupContents(BackupContents.Keys, time.GetUtcNow(), 0, BackupContents.ThisArchitecture, [], 0);
                await WriteAsync(Path.GetFullPath(keysTo), passphrase, keys, archive =>
                {
                    archive.AddFile(Restore.MasterKeyEntry, request.MasterKey);
                    return Task.CompletedTask;
                });
            }

            var copy = new CopyCluster(source, time);
            var contents = await copy.DescribeAsync(cancellationToken);
            var files = await WriteAsync(file, passphrase, contents, async archive =>
            {
                foreach (var secret in Restore.BesideTheDatabase.Where(name => File.Exists(Path.Combine(request.DataDirectory, name))))
                {
                    archive.AddFile(secret, Path.Combine(request.DataDirectory, secret));
                }

                await copy.WriteAsync(archive, cancellationToken);
            });
            isWhole = true;
            return new BackUpOutcome(file, new FileInfo(file).Length, files, contents.Bytes);
        }
        catch (NpgsqlException lost)
        {
            throw new StartRefusal($"The database could not be copied to its end ({lost.Message}). Try again when CallInsight is ready.", lost);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw BackupRefusals.Of(failure, file);
        }
        finally
        {
            if (!isWhole && request.KeysTo is { } halfOf)
            {
                File.Delete(halfOf);
            }
        }
    }

    private static string NameAt(DateTimeOffset now) => string.Create(CultureInfo.InvariantCulture, $"callinsight-{now:yyyyMMdd'T'HHmmss'Z'}{Extension}");

    private static async Task<int> WriteAsync(string file, Passphrase? passphrase, BackupContents contents, Func<ArchiveWriter, Task> write)
    {
        var unfinished = file + ".new";
        File.Delete(unfinished);
        try
        {
            using (var archive = new ArchiveWriter(unfinished, passphrase, contents))
            {
                await write(archive);
                archive.Finish();
            }

            var files = ArchiveReader.Read(unfinished, passphrase, target: null, CancellationToken.None);
            File.Move(unfinished, file, overwrite: false);
            return files;
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    private static void RequireNew(string? file)
    {
        if (file is not null && (File.Exists(file) || Directory.Exists(file)))
        {
            throw new StartRefusal($"{file} is there already. Backups are not written over: name another file.");
        }
    }
}
