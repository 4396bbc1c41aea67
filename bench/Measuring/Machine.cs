using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace CallInsight.Bench.Measuring;

/// <summary>Where and when a figure was measured.</summary>
public static class Machine
{
    /// <summary>The clone that the bench was built from.</summary>
    public static string Clone { get; } = FindClone();

    public static IEnumerable<string> Lines()
    {
        yield return $"- machine: {Environment.ProcessorCount} × {Processor()}, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 30} GB, {RuntimeInformation.OSDescription}, .NET {Environment.Version}";
        yield return $"- load when it began: {Load()}";
        yield return $"- commit: {Commit()}, {DateTime.UtcNow.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} UTC";
    }

    /// <summary>The load averages of 1, 5 and 15 minutes.</summary>
    public static string Load() => File.Exists("/proc/loadavg") ? string.Join(' ', File.ReadAllText("/proc/loadavg").Split(' ')[..3]) : "unknown";

    private static string Processor() => File.Exists("/proc/cpuinfo")
        ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim() ?? "processor"
        : RuntimeInformation.ProcessArchitecture.ToString();

    private static string Commit()
    {
        using var git = Process.Start(new ProcessStartInfo("git", ["-C", Clone, "describe", "--always", "--dirty"]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true });
        return git?.StandardOutput.ReadToEnd().Trim() is { Length: > 0 } commit ? commit : "unknown";
    }

    private static string FindClone()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "CallInsight.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("Benches run from the folders of a clone.");
    }
}
