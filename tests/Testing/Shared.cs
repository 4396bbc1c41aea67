using Microsoft.Extensions.Configuration;
using Xunit.v3;

namespace CallInsight.Testing;

/// <summary>
/// Samples that are not part of the repository: transcripts of many vendors, labelled speech. They lie in the folder
/// <c>shared</c> beside the clone, or where the environment variable CALLINSIGHT_SHARED says.
/// </summary>
public static class Shared
{
    private static readonly string Root =
        new ConfigurationBuilder().AddEnvironmentVariables("CALLINSIGHT_").Build()["SHARED"]
        ?? Path.GetFullPath(CloneFolder.PathOf("..", "shared"));

    /// <returns>The full path; null when it is not there.</returns>
    public static string? Find(params string[] parts)
    {
        var path = Path.Combine([Root, .. parts]);
        return Path.Exists(path) ? path : null;
    }

    /// <summary>The full path of what a test needs; the test is skipped, with the reason, where it is absent.</summary>
    public static string Require(params string[] parts) =>
        Find(parts) ?? throw Skip.Because($"{Path.Combine([Root, .. parts])} is absent: set CALLINSIGHT_SHARED to the folder of samples");
}
