namespace CallInsight.Storage.Backups;

/// <summary>What the operating system says while files are written, in words that say what to do.</summary>
internal static class BackupRefusals
{
    public static StartRefusal Of(Exception failure, string path) => failure switch
    {
        IOException full when DataDirectoryRefusals.IsFull(full) => new StartRefusal($"The disk that holds {path} is full. Nothing was kept; free some space on it, or name another place.", failure),
        UnauthorizedAccessException => new StartRefusal($"The user {Environment.UserName} may not do this: {failure.Message} Run it as the user who runs CallInsight.", failure),
        _ => new StartRefusal($"{path} could not be written: {failure.Message}", failure),
    };
}
