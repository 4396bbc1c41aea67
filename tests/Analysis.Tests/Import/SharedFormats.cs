namespace CallInsight.Analysis.Tests.Import;

/// <summary>Real files of vendors, which lie beside the repository and not in it.</summary>
internal static class SharedFormats
{
    /// <summary>The folder; null where this machine has none.</summary>
    public static string? Folder { get; } = Find();

    public static IEnumerable<string> Files() => Folder is null
        ? []
        : Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories).Where(file => !file.EndsWith(".md", StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    private static string? Find()
    {
#pragma warning disable RS0030 // A test has no host from which to take configuration.
        if (Environment.GetEnvironmentVariable("CALLINSIGHT_SHARED") is { Length: > 0 } named)
#pragma warning restore RS0030
        {
            return Existing(Path.Combine(named, "formats"));
        }

        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "CallInsight.sln")))
            {
                return Existing(Path.Combine(at.FullName, "..", "shared", "formats"));
            }
        }

        return null;
    }

    private static string? Existing(string folder) => Directory.Exists(folder) ? folder : null;
}
