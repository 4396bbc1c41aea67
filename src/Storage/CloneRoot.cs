namespace CallInsight.Storage;

/// <summary>The folder of a clone of the source, when the program runs from one.</summary>
internal static class CloneRoot
{
    /// <returns>The nearest folder at or above the program that holds the solution; null for a published program.</returns>
    public static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "CallInsight.sln")))
            {
                return folder.FullName;
            }
        }

        return null;
    }
}
