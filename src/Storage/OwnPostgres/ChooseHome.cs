using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;

namespace CallInsight.Storage.OwnPostgres;

/// <summary>
/// Decides where PostgreSQL lives and as whom it runs. An ordinary user runs it in the data directory. PostgreSQL
/// refuses root: there it runs in a user namespace, and where the machine forbids those as nobody, with its files
/// elsewhere, because nobody may not enter root's folders. Files that exist are never moved: their owner decides.
/// </summary>
internal sealed class ChooseHome(DataDirectory data, OwnPostgresOptions options, ILogger logger)
{
    /// <summary>The version that files which are still to come were made by; null when there are none to come.</summary>
    public int? Major { get; init; }

    public async Task<PostgresHome> DecideAsync(CancellationToken cancellationToken)
    {
        var folder = File.Exists(data.ElsewhereNote) ? await ElsewhereOfNoteAsync(cancellationToken) : data.Path;
        var cluster = PostgresHome.ClusterIn(folder);
        var binaries = await FindBinaries.ForAsync(options.Binaries, Major ?? PostgresHome.MajorOf(cluster), logger, cancellationToken);
        if (!Environment.IsPrivilegedProcess || OperatingSystem.IsWindows())
        {
            return new PostgresHome(folder, PostgresUser.Ourselves, binaries);
        }

        return Directory.Exists(cluster)
            ? await WhereItIsAsync(folder, binaries, cancellationToken)
            : await AnewAsync(folder, binaries, cancellationToken);
    }

    private async Task<PostgresHome> WhereItIsAsync(string folder, PostgresBinaries binaries, CancellationToken cancellationToken)
    {
        var owner = (await ExternalProgram.RunAsync(["stat", "-c", "%u:%g", PostgresHome.ClusterIn(folder)], cancellationToken)).LastLine;
        if (!owner.StartsWith("0:", StringComparison.Ordinal))
        {
            var user = PostgresUser.Another(owner);
            return new PostgresHome(folder, user, await ReachableAsync(user, binaries, cancellationToken));
        }

        return await RootMayAsync(folder, binaries, cancellationToken)
            ? new PostgresHome(folder, PostgresUser.RootInNamespace, binaries)
            : throw new StartRefusal($"The database in {folder} belongs to root, and PostgreSQL runs as root only in a user namespace, which this machine no longer allows. Allow user namespaces again, or give the data directory to an ordinary user and start CallInsight as that user.");
    }

    private async Task<PostgresHome> AnewAsync(string folder, PostgresBinaries binaries, CancellationToken cancellationToken)
    {
        if (folder == data.Path && await RootMayAsync(folder, binaries, cancellationToken))
        {
            return new PostgresHome(folder, PostgresUser.RootInNamespace, binaries);
        }

        var user = PostgresUser.Another(PostgresUser.Nobody);
        var home = new PostgresHome(folder == data.Path ? ElsewhereFolder() : folder, user, await ReachableAsync(user, binaries, cancellationToken));
        if (folder == data.Path)
        {
            await PrepareElsewhereAsync(home, cancellationToken);
        }

        return home;
    }

    private async Task PrepareElsewhereAsync(PostgresHome home, CancellationToken cancellationToken)
    {
        SetUnclaimedAside(home.Folder);
        Directory.CreateDirectory(home.Folder);
        await home.User.GiveAsync(home.Folder, cancellationToken);
        PrivateFile.Write(data.ElsewhereNote, home.Folder + "\n");
        logger.LogWarning("PostgreSQL refuses root and may not enter {DataDirectory} as another user: its files are in {Folder}", data.Path, home.Folder);
    }

    /// <summary>A data directory of the same path was here and was removed by hand: nobody knows its password any more, but its files are not ours to delete.</summary>
    private void SetUnclaimedAside(string folder)
    {
        if (!Directory.Exists(folder))
        {
            return;
        }

        var aside = $"{folder}.unclaimed-{Guid.NewGuid():N}";
        Directory.Move(folder, aside);
        logger.LogWarning("The database of an earlier data directory {DataDirectory} is kept in {Folder}; remove it when it is not needed", data.Path, aside);
    }

    private async Task<bool> RootMayAsync(string folder, PostgresBinaries binaries, CancellationToken cancellationToken) =>
        options.UserNamespaces && await PostgresUser.RootInNamespace.MayUseAsync(binaries.Postgres, folder, cancellationToken);

    private async Task<PostgresBinaries> ReachableAsync(PostgresUser user, PostgresBinaries binaries, CancellationToken cancellationToken) =>
        await user.MayUseAsync(binaries.Postgres, "/tmp", cancellationToken)
            ? binaries
            : await CopyBinaries.ToAsync(options.Elsewhere, binaries, cancellationToken);

    private string ElsewhereFolder() =>
        Path.Combine(options.Elsewhere, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(data.Path)).AsSpan(0, 8)));

    private async Task<string> ElsewhereOfNoteAsync(CancellationToken cancellationToken)
    {
        var folder = (await File.ReadAllTextAsync(data.ElsewhereNote, cancellationToken)).Trim();
        return Directory.Exists(folder)
            ? folder
            : throw new StartRefusal($"The database of the data directory {data.Path} was kept in {folder}, which is gone. Put it back, or move the data directory away to begin with an empty database.");
    }
}
