using System.Reflection;

namespace CallInsight.Storage.Hosting.Telemetry;

/// <summary>Which release this is.</summary>
public static class Release
{
    /// <summary>Version and commit, as the build wrote them: <c>0.1.0+1c9a22b…</c>.</summary>
    public static string Present { get; } = typeof(Release).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";
}
