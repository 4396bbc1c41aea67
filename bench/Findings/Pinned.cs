using System.Diagnostics;

namespace CallInsight.Bench.Findings;

/// <summary>Holds this process, with its compiler and collector threads, on one core.</summary>
internal static class Pinned
{
    public static void To(int core)
    {
        if (OperatingSystem.IsLinux() || OperatingSystem.IsWindows())
        {
            using var self = Process.GetCurrentProcess();
            self.ProcessorAffinity = 1 << core;
        }
    }
}
