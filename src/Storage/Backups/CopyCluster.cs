using System.Text;
using CallInsight.Storage.Migrations;
using CallInsight.Storage.OwnPostgres;
using Npgsql;

namespace CallInsight.Storage.Backups;

/// <summary>
/// Copies the files of a server that runs, and its write-ahead log from the first file to the last: on the copy
/// PostgreSQL recovers to the moment at which the copying ended. Nobody waits for it.
/// </summary>
internal sealed class CopyCluster(BackupSource source, TimeProvider time)
{
    /// <summary>Under this folder of a backup lie the files of PostgreSQL.</summary>
    public const string Folder = "postgres/";

    // A log file is kept for as long as it is copied by a slot that goes with the session, however that ends.
    private const string KeepLog = "select pg_create_physical_replication_slot('callinsight_backup_' || pg_backend_pid(), immediately_reserve => true, temporary => true)";
    private const string Begin = "select pg_walfile_name(pg_backup_start('callinsight', fast => true))";
    private const string End = "select labelfile, coalesce(spcmapfile, ''), pg_walfile_name(lsn) from pg_backup_stop(wait_for_archive => false)";

    /// <summary>What the backup will say of itself.</summary>
    /// <exception cref="StartRefusal">The database is of a newer CallInsight.</exception>
    public async Task<BackupContents> DescribeAsync(CancellationToken cancellationToken)
    {
        var missing = await AppliedMigrations.MissingAsync(source.Session, Migration.All, cancellationToken);
        var major = PostgresHome.MajorOf(source.Cluster) ?? throw new StartRefusal($"The database in {source.Cluster} has gone.");
        var bytes = ClusterFiles.Files(source.Cluster).Sum(name => SizeOf(Path.Combine(source.Cluster, name)));
        return new BackupContents(BackupContents.Data, time.GetUtcNow(), major, BackupContents.ThisArchitecture, [.. Migration.All.Except(missing).Select(step => step.Name)], bytes);
    }

    public async Task WriteAsync(ArchiveWriter archive, CancellationToken cancellationToken)
    {
        var first = await BeginAsync(cancellationToken);
        foreach (var name in ClusterFiles.Folders(source.Cluster))
        {
            archive.AddFolder(Folder + name);
        }

        foreach (var name in ClusterFiles.Files(source.Cluster))
        {
            cancellationToken.ThrowIfCancellationRequested();
            AddIfThere(archive, name);
        }

        var (label, last) = await EndAsync(cancellationToken);
        archive.AddBytes(Folder + "backup_label", Encoding.UTF8.GetBytes(label));
        foreach (var name in ClusterFiles.LogFiles(source.Cluster, first, last))
        {
            archive.AddFile($"{Folder}{ClusterFiles.Log}/{name}", Path.Combine(source.Cluster, ClusterFiles.Log, name));
        }

        archive.AddBytes(Folder + ClusterFiles.Control, await ControlAsync(cancellationToken));
    }

    private async Task<string> BeginAsync(CancellationToken cancellationToken)
    {
        await using var keepLog = new NpgsqlCommand(KeepLog, source.Session);
        await keepLog.ExecuteNonQueryAsync(cancellationToken);
        await using var begin = new NpgsqlCommand(Begin, source.Session);
        return (string)(await begin.ExecuteScalarAsync(cancellationToken))!;
    }

    private async Task<(string Label, string LastLog)> EndAsync(CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(End, source.Session);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return reader.GetString(1).Length == 0
            ? (reader.GetString(0), reader.GetString(2))
            : throw new StartRefusal("The database keeps tables outside of its folder (tablespaces), which this backup does not take. Back it up with PostgreSQL's own tools.");
    }

    /// <summary>A table that was dropped meanwhile has no file: the log says that it was dropped.</summary>
    private void AddIfThere(ArchiveWriter archive, string name)
    {
        var path = Path.Combine(source.Cluster, name);
        if (File.Exists(path))
        {
            try
            {
                archive.AddFile(Folder + name, path);
            }
            catch (FileNotFoundException)
            {
                // Between the two lines.
            }
        }
    }

    /// <summary>It is written in one piece, but may be read in two.</summary>
    private async Task<byte[]> ControlAsync(CancellationToken cancellationToken)
    {
        var path = Path.Combine(source.Cluster, ClusterFiles.Control);
        var read = await File.ReadAllBytesAsync(path, cancellationToken);
        while (await File.ReadAllBytesAsync(path, cancellationToken) is var again && !again.AsSpan().SequenceEqual(read))
        {
            read = again;
        }

        return read;
    }

    private static long SizeOf(string path) => new FileInfo(path) is { Exists: true } file ? file.Length : 0;
}
