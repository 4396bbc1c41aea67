using CallInsight.Testing;

namespace CallInsight.Architecture.Tests;

/// <summary>A file of the product's sources. The path begins below <c>src</c>, with forward slashes.</summary>
internal sealed record SourceFile(string Path, string Text)
{
    public string Project => Path.Split('/')[0];
}

internal static class Sources
{
    /// <summary>What a person has written: C#, pages and project files, without what builds have made.</summary>
    public static IReadOnlyList<SourceFile> All { get; } = Read();

    public static IEnumerable<SourceFile> Of(string extension) => All.Where(f => f.Path.EndsWith(extension, StringComparison.Ordinal));

    private static IReadOnlyList<SourceFile> Read()
    {
        var root = CloneFolder.PathOf("src");
        string[] made = ["/bin/", "/obj/", "/node_modules/", "/wwwroot/"];
        return
        [
            .. Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)
                .Where(f => Path.GetExtension(f) is ".cs" or ".razor" or ".csproj" && !made.Any(m => f.Contains(m, StringComparison.Ordinal)))
                .Select(f => new SourceFile(Path.GetRelativePath(root, f).Replace('\\', '/'), File.ReadAllText(f))),
        ];
    }
}
