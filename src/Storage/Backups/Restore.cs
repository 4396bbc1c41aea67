using CallInsight.Storage.Logins;
using CallInsight.Storage.Migrations;
using CallInsight.Storage.OwnPostgres;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace CallInsight.Storage.Backups;

/// <summary>Which backup is to be restored, and where to.</summary>
/// <param name="DataDirectory">A folder that is empty or not there.</param>
/// <param name="Keys">The file of the master key; null: whoever restores puts the key file there himself.</param>
public sealed record RestoreRequest(string From, string DataDirectory, string? Keys, string? PassphraseFile);

/// <summary>What is there now.</summary>
/// <param name="BackedUpAt">When the backup was begun.</param>
/// <param name="Files">How many files were read and compared with the manifest.</param>
/// <param name="Calls">How many calls the database holds.</param>
/// <param name="HasKey">Whether the master key is there, and opens the workspaces.</param>
public sealed record RestoreOutcome(DateTimeOffset BackedUpAt, int Files, long Calls, bool HasKey);

/// <summary>Makes a data directory from a backup, and starts its database once to see that it is whole.</summary>
public static class Restore
{
    internal const string MasterKeyEntry = DataDirectory.MasterKeyName;

    /// <summary>What a database cannot be opened without; the master key is no part of it.</summary>
    internal static readonly string[] BesideTheDatabase = [DataDirectory.SuperuserPasswordName, DataDirectory.LoginsName];

    /// <summary>Left free: a database that was just restored recovers and checkpoints.</summary>
    private const long SpareBytes = 200L << 20;

    /// <exception cref="StartRefusal">Nothing was kept; the message says why.</exception>
    public static async Task<RestoreOutcome> RunAsync(RestoreRequest request, ILogger logger, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var passphrase = request.PassphraseFile is { } words ? Passphrase.FromFile(words) : null;
        var contents = ArchiveReader.Contents(request.From, passphrase);
        RequireOfHere(request.From, contents);
        var keys = request.Keys is null ? null : ArchiveReader.Contents(request.Keys, passphrase);
        Require(keys is null or { Kind: BackupContents.Keys }, $"{request.Keys} is no backup of keys. Name the file that was written with --keys.");
        var folder = Path.GetFullPath(request.DataDirectory);
        RequireEmpty(folder);
        using var data = DataDirectory.Open(folder);
        var home = await new ChooseHome(data, new OwnPostgresOptions(), logger) { Major = contents.PostgresMajor }.DecideAsync(cancellationToken);
        try
        {
            var free = new DriveInfo(home.Folder).AvailableFreeSpace;
            Require(free > contents.Bytes + SpareBytes, $"The backup needs {(contents.Bytes + SpareBytes) >> 20} MB, and the disk that holds {home.Folder} has {free >> 20} MB left.");
            var unfinished = $"{home.Cluster}.new-{Guid.NewGuid():N}";
            var files = ArchiveReader.Read(request.From, passphrase, new RestoredFiles(unfinished, data.Path), cancellationToken);
            if (request.Keys is { } keysFile)
            {
                ArchiveReader.Read(keysFile, passphrase, new RestoredFiles(unfinished, data.Path), cancellationToken);
            }

            await AdoptCluster.Async(home, unfinished, cancellationToken);
            return await LookAsync(data, contents, files, logger, cancellationToken);
        }
        catch (Exception failure)
        {
            Clear(data.Path);
            Clear(home.Folder);
            if (failure is IOException or UnauthorizedAccessException)
            {
                throw BackupRefusals.Of(failure, home.Folder);
            }

            throw;
        }
    }

    private static async Task<RestoreOutcome> LookAsync(DataDirectory data, BackupContents contents, int files, ILogger logger, CancellationToken cancellationToken)
    {
        var server = await PostgresServer.StartAsync(data, logger, cancellationToken);
        try
        {
            await using var session = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(server.SuperuserConnectionString) { Database = DatabaseLogins.Database }.ConnectionString);
            await session.OpenAsync(cancellationToken);
            var hasKey = File.Exists(data.MasterKeyFile);
            if (hasKey)
            {
                await KeyCheck.RequireOpensAsync(session, data.MasterKeyFile, cancellationToken);
            }

            await using var count = new NpgsqlCommand("select count(*) from calls", session);
            return new RestoreOutcome(contents.MadeAt, files, (long)(await count.ExecuteScalarAsync(cancellationToken))!, hasKey);
        }
        finally
        {
            await server.StopAsync(CancellationToken.None);
        }
    }

    private static void RequireOfHere(string from, BackupContents contents)
    {
        Require(contents.Kind == BackupContents.Data, $"{from} holds keys, no data. Name the backup with --from, and this file with --keys.");
        Require(contents.Architecture == BackupContents.ThisArchitecture, $"The backup was made on a processor of the kind {contents.Architecture}, and this one is {BackupContents.ThisArchitecture}: PostgreSQL's files cannot be moved between them.");
        var unknown = contents.Steps.Except(Migration.All.Select(step => step.Name), StringComparer.Ordinal).FirstOrDefault();
        Require(unknown is null, $"The backup was made by a newer CallInsight (its database has {unknown}, which this one does not know). Restore it with that version or a newer one.");
    }

    private static void RequireEmpty(string folder)
    {
        if (!Directory.Exists(folder) || !Directory.EnumerateFileSystemEntries(folder).Any())
        {
            return;
        }

        if (File.Exists(Path.Combine(folder, DataDirectory.LockName)))
        {
            // Says so when another CallInsight holds it.
            DataDirectory.Open(folder).Dispose();
        }

        throw new StartRefusal($"The folder {folder} is not empty, and nothing is restored over what is there. Name another with --data-directory, or move it away.");
    }

    private static void Require(bool holds, string refusal)
    {
        if (!holds)
        {
            throw new StartRefusal(refusal);
        }
    }

    /// <summary>What was there before: nothing.</summary>
    private static void Clear(string folder)
    {
        foreach (var entry in new DirectoryInfo(folder).EnumerateFileSystemInfos())
        {
            if (entry is DirectoryInfo inner)
            {
                inner.Delete(recursive: true);
            }
            else
            {
                entry.Delete();
            }
        }
    }
}
