using System.Diagnostics;
using System.Globalization;
using CallInsight.Storage;
using CallInsight.Storage.Backups;
using CallInsight.Storage.Hosting;

namespace CallInsight.Web.Hosting;

/// <summary><c>backup</c> and <c>restore</c>: the data directory of a CallInsight that works alone, into a file and back.</summary>
internal static class BackupCommands
{
    private const string DataDirectoryWord = "--data-directory";
    private const string PassphraseWord = "--passphrase-file";
    private const string KeysWord = "--keys";

#pragma warning disable RS0030 // A host speaks to the person who started it.
    /// <returns>The exit code: 0, or 1 after a sentence that says why nothing was done.</returns>
    public static async Task<int> RunAsync(string command, string[] args, CancellationToken stop)
    {
        try
        {
            Console.WriteLine(command == "backup" ? await BackUpAsync(args, stop) : await RestoreAsync(args, stop));
            return 0;
        }
        catch (StartRefusal refusal)
        {
            await Console.Error.WriteLineAsync($"CallInsight made no {command}. {refusal.Message}");
            return 1;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await Console.Error.WriteLineAsync($"CallInsight made no {command}: it was stopped.");
            return 1;
        }
    }
#pragma warning restore RS0030

    /// <summary><c>backup --to FILE|DIR [--keys FILE] [--passphrase-file FILE] [--data-directory DIR]</c>; CallInsight may run meanwhile.</summary>
    /// <returns>What was made, in sentences.</returns>
    /// <exception cref="StartRefusal">Nothing was made; the message says why.</exception>
    private static async Task<string> BackUpAsync(string[] args, CancellationToken stop)
    {
        var words = new CommandWords("backup", args, "--to", KeysWord, PassphraseWord, DataDirectoryWord);
        var settings = Settings();
        if (settings.GetSection("ConnectionStrings").GetChildren().Any(c => c.Key.StartsWith("CallInsight", StringComparison.OrdinalIgnoreCase) && c.Value is { Length: > 0 }))
        {
            throw new StartRefusal("The database is on a server of yours (ConnectionStrings:CallInsight is set), which this command does not reach: docs/guides/backup.md says how such a one is backed up.");
        }

        var folder = words.Find(DataDirectoryWord) ?? (settings["CallInsight:DataDirectory"] is { Length: > 0 } given ? given : DataDirectory.DefaultPath());
        var key = settings["CallInsight:MasterKey"] is { Length: > 0 } file ? file : Path.Combine(folder, DataDirectory.MasterKeyName);
        using var loggers = HostLogging.BeforeTheHost(settings);
        var clock = Stopwatch.StartNew();
        var made = await BackUp.RunAsync(new BackUpRequest(folder, key, words.Get("--to"), words.Find(KeysWord), words.Find(PassphraseWord)), TimeProvider.System, loggers.CreateLogger("CallInsight.Backup"), stop);
        return string.Create(CultureInfo.InvariantCulture, $"""
            The backup is {made.File}: {made.Files} files, {made.DatabaseBytes >> 20} MB packed into {made.Bytes >> 20} MB and read again, in {clock.Elapsed.TotalSeconds:F1} s.
            {AboutKeys(words.Find(KeysWord), key)}
            """);
    }

    /// <summary><c>restore --from FILE --data-directory DIR [--keys FILE] [--passphrase-file FILE]</c>; the folder is empty or not there.</summary>
    /// <returns>What is there now, in sentences.</returns>
    /// <exception cref="StartRefusal">Nothing was kept; the message says why.</exception>
    private static async Task<string> RestoreAsync(string[] args, CancellationToken stop)
    {
        var words = new CommandWords("restore", args, "--from", DataDirectoryWord, KeysWord, PassphraseWord);
        var folder = words.Get(DataDirectoryWord);
        using var loggers = HostLogging.BeforeTheHost(Settings());
        var clock = Stopwatch.StartNew();
        var there = await Restore.RunAsync(new RestoreRequest(words.Get("--from"), folder, words.Find(KeysWord), words.Find(PassphraseWord)), loggers.CreateLogger("CallInsight.Restore"), stop);
        return string.Create(CultureInfo.InvariantCulture, $"""
            The backup of {there.BackedUpAt:yyyy-MM-dd HH:mm:ss} UTC is in {folder}: {there.Files} files as they were, {there.Calls} calls, in {clock.Elapsed.TotalSeconds:F1} s.
            {(there.HasKey ? "The master key is there and opens the workspaces." : "The master key is not there: put it back, or name its file with CallInsight:MasterKey, before you start.")}
            Start CallInsight with CallInsight__DataDirectory={folder}.
            """);
    }

    private static string AboutKeys(string? keys, string key) => keys is null
        ? $"The master key is not in it: back {key} up apart, once. Without it nobody can read the backup's calls."
        : $"The master key is in {keys}. Keep it apart from the backup: together they open every call.";

    private static IConfiguration Settings() => new ConfigurationBuilder().SetBasePath(Environment.CurrentDirectory).AddJsonFile("appsettings.json", optional: true).AddEnvironmentVariables().Build();
}
