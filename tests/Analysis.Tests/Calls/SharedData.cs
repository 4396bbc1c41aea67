using CallInsight.Analysis.Tests.Import;
using Xunit;

namespace CallInsight.Analysis.Tests.Calls;

/// <summary>Labelled conversations that lie beside the repository and are no part of it.</summary>
internal static class SharedData
{
    /// <summary>The path of a file there; the test is skipped where it is absent.</summary>
    public static string Path(params string[] parts)
    {
        var path = System.IO.Path.Combine([SharedFormats.Root ?? "shared", "data", .. parts]);
        if (!File.Exists(path))
        {
            Assert.Skip($"{string.Join('/', parts)} is not beside the repository.");
        }

        return path;
    }
}
