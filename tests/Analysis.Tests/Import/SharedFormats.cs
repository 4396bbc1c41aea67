namespace CallInsight.Analysis.Tests.Import;

/// <summary>Real files of vendors, which lie beside the repository and not in it.</summary>
internal static class SharedFormats
{
    /// <summary>The folder of all samples that lie beside the repository; null where this machine has none.</summary>
    public static string? Root { get; } = Existing(Named() ?? BesideTheClone());

    /// <summary>The folder; null where this machine has none.</summary>
    public static string? Folder { get; } = Root is null ? null : Existing(Path.Combine(Root, "formats"));

    public static IEnumerable<string> Files() => Folder is null
        ? []
        : Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories).Where(file => !file.EndsWith(".md", StringComparison.Ordinal)).Order(StringComparer.Ordinal);

#pragma warning disable RS0030 // A test has no host from which to take configuration.
    private static string? Named() => Environment.GetEnvironmentVariable("CALLINSIGHT_SHARED") is { Length: > 0 } named ? named : null;
#pragma warning restore RS0030

    private static string? BesideTheClone()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (at is not null && !File.Exists(Path.Combine(at.FullName, "CallInsight.sln")))
        {
            at = at.Parent;
        }

        return at is null ? null : Path.Combine(at.FullName, "..", "shared");
    }

    private static string? Existing(string? folder) => Directory.Exists(folder) ? folder : null;
}
