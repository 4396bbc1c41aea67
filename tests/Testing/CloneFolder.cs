namespace CallInsight.Testing;

/// <summary>Folders of the clone that the tests run in.</summary>
public static class CloneFolder
{
    /// <summary>The folder that holds the solution.</summary>
    public static string Root { get; } = Find();

    /// <summary>A file or folder of the clone.</summary>
    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "CallInsight.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"Tests run from the folders of a clone; there is no CallInsight.sln above {AppContext.BaseDirectory}.");
    }
}
