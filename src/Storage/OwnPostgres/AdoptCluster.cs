namespace CallInsight.Storage.OwnPostgres;

/// <summary>Makes files that were put beside their place the server's: as of the user it runs as, on the disk, and under their name at once.</summary>
internal static class AdoptCluster
{
    /// <exception cref="StartRefusal">They cannot be given to that user.</exception>
    public static async Task Async(PostgresHome home, string unfinished, CancellationToken cancellationToken)
    {
        if (home.User.Owner is { } owner)
        {
            var given = await ExternalProgram.RunAsync(["chown", "-R", owner, unfinished], cancellationToken);
            if (!given.Succeeded)
            {
                throw new StartRefusal($"PostgreSQL's files in {unfinished} cannot be given to the user {owner}: {given.LastLine}.");
            }
        }

        // All of the file system at once: a file at a time takes many times as long.
        await home.User.RunAsync(["sync", "-f", unfinished], cancellationToken);
        Directory.Move(unfinished, home.Cluster);
        await home.User.RunAsync(["sync", home.Folder], cancellationToken);
    }
}
