using Xunit;

namespace CallInsight.Analysis.Tests.Calls;

/// <summary>Labelled conversations that lie beside the repository and are no part of it.</summary>
internal static class SharedData
{
    /// <summary>The path of a file there; the test is skipped where it is absent.</summary>
    public static string Path(params string[] parts)
    {
        var path = System.IO.Path.Combine([Folder() ?? "shared", "data", .. parts]);
        if (!File.Exists(path))
        {
            Assert.Skip($"{string.Join('/', parts)} is not beside the repository.");
        }

        return path;
    }

    private static string? Folder()
    {
#pragma warning disable RS0030 // A test host has no configuration; where the data lie is the machine's business.
        if (Environment.GetEnvironmentVariable("CALLINSIGHT_SHARED") is { Length: > 0 } given)
#pragma warning restore RS0030
        {
            return given;
        }

        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "CallInsight.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.Parent is { } parent ? System.IO.Path.Combine(parent.FullName, "shared") : null;
    }
}
