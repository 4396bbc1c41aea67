using System.Globalization;

namespace CallInsight.Storage;

/// <summary>What the operating system says about a data directory, in words that say what to do.</summary>
internal static class DataDirectoryRefusals
{
    // Numbers of errno; .NET hands them on as the HResult of an IOException. The first is Linux's, the second macOS's.
    private const int WouldBlock = 11;
    private const int WouldBlockOnMac = 35;
    private const int NoSpace = 28;
    private const int ReadOnly = 30;
    private const int DiskQuota = 122;

    public static StartRefusal From(Exception failure, string folder) => failure switch
    {
        IOException { HResult: WouldBlock or WouldBlockOnMac } => InUse(folder),
        IOException full when IsFull(full) => new StartRefusal(
            $"The disk that holds the data directory {folder} is full. Free some space on it and start again.", failure),
        IOException { HResult: ReadOnly } => new StartRefusal(
            $"The data directory {folder} lies on a file system that is mounted read-only. Mount it for writing, or name another folder with CallInsight:DataDirectory.", failure),
        UnauthorizedAccessException => new StartRefusal(
            $"The user {Environment.UserName} may not write in the data directory {folder}. Give it to this user, or name another folder with CallInsight:DataDirectory.", failure),
        _ => new StartRefusal(
            $"The data directory {folder} cannot be used: {failure.Message} Name another folder with CallInsight:DataDirectory.", failure),
    };

    public static bool IsFull(IOException failure) => failure.HResult is NoSpace or DiskQuota;

    public static StartRefusal NearlyFull(string folder, long free) => new(string.Create(
        CultureInfo.InvariantCulture,
        $"The disk that holds the data directory {folder} has only {free >> 20} MB left. Free at least 100 MB and start again."));

    private static StartRefusal InUse(string folder) => new(
        $"Another CallInsight{Holder(folder)} already uses the data directory {folder}. Stop it first, or give this one a folder of its own with CallInsight:DataDirectory.");

    private static string Holder(string folder)
    {
        try
        {
            var holder = File.ReadAllText(Path.Combine(folder, DataDirectory.HolderFile));
            return int.TryParse(holder, CultureInfo.InvariantCulture, out var process) ? $" (process {process})" : "";
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // Only the number of the other process is lost: the sentence stands without it.
            return "";
        }
    }
}
