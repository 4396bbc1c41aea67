using System.Security.Cryptography;
using Microsoft.Extensions.Logging;

namespace CallInsight.Storage.OwnPostgres;

/// <summary>
/// Makes the files of a new server. They are made beside their place and moved there when they are whole and on the
/// disk, so that a start that is killed halfway leaves nothing that a later one could mistake for a database.
/// </summary>
internal sealed class InitialiseCluster(DataDirectory data, PostgresHome home, ILogger logger)
{
    private const int FirstMajorWithBuiltinLocale = 17;

    private string Unfinished { get; } = $"{home.Cluster}.new-{Guid.NewGuid():N}";

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        RemoveUnfinished();
        if (!File.Exists(data.SuperuserPasswordFile))
        {
            PrivateFile.Write(data.SuperuserPasswordFile, RandomNumberGenerator.GetHexString(48, lowercase: true));
        }

        var made = await InitDbAsync(cancellationToken);
        if (!made.Succeeded)
        {
            throw Refusal(made);
        }

        Directory.Move(Unfinished, home.Cluster);
        // The new name has to be on the disk as well before anything is promised. initdb did so for the files.
        await home.User.RunAsync(["sync", home.Folder], cancellationToken);
        logger.LogInformation("Made a new PostgreSQL {Major} database in {Folder}", home.Binaries.Major, home.Cluster);
    }

    private async Task<ProgramOutcome> InitDbAsync(CancellationToken cancellationToken)
    {
        // In the folder of the server's user, who may not enter the data directory everywhere.
        var password = Unfinished + ".password";
        PrivateFile.Write(password, await File.ReadAllTextAsync(data.SuperuserPasswordFile, cancellationToken));
        try
        {
            await home.User.GiveAsync(password, cancellationToken);
            return await home.User.RunAsync(
                [home.Binaries.InitDb, "-D", Unfinished, "-U", "postgres", "-A", "scram-sha-256", $"--pwfile={password}", "-E", "UTF8", .. Locale()],
                cancellationToken);
        }
        finally
        {
            File.Delete(password);
        }
    }

    /// <summary>Sorting by code point, upper and lower case of every letter, alike on all machines.</summary>
    private string[] Locale() => home.Binaries.Major >= FirstMajorWithBuiltinLocale
        ? ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
        : ["--locale=C.UTF-8"];

    private void RemoveUnfinished()
    {
        foreach (var left in Directory.EnumerateFileSystemEntries(home.Folder, "postgres.new-*"))
        {
            try
            {
                if (Directory.Exists(left))
                {
                    Directory.Delete(left, recursive: true);
                }
                else
                {
                    File.Delete(left);
                }
            }
            catch (IOException busy)
            {
                // An initdb that outlived its CallInsight still writes there. It is in nobody's way; the next new database tries again.
                logger.LogWarning(busy, "The unfinished database {Folder} could not be removed", left);
            }
        }
    }

    private StartRefusal Refusal(ProgramOutcome outcome) => outcome.Output.Contains("No space left on device", StringComparison.Ordinal)
        ? new StartRefusal($"The disk that holds {home.Folder} is full: a new database needs about 50 MB. Free some space on it and start again.")
        : new StartRefusal($"PostgreSQL could not make its files in {home.Folder}: {outcome.LastLine}.");
}
