using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace CallInsight.Bench.Measuring;

/// <summary>What the kernel has counted on TCP connections, as <c>ss</c> tells it.</summary>
internal static partial class SocketBytes
{
    /// <returns>Bytes sent by some processes over the connections that they have open; 0 where there is no <c>ss</c>.</returns>
    public static long SentBy(IReadOnlyCollection<int> processes)
    {
        try
        {
            using var ss = Process.Start(new ProcessStartInfo("ss", ["-tinpHO"]) { UseShellExecute = false, RedirectStandardOutput = true })!;
            return ss.StandardOutput.ReadToEnd().Split('\n').Where(l => processes.Any(p => l.Contains($"pid={p},", StringComparison.Ordinal)))
                .Sum(l => Sent().Match(l) is { Success: true } sent ? long.Parse(sent.Groups[1].Value, CultureInfo.InvariantCulture) : 0);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return 0;
        }
    }

    [GeneratedRegex("bytes_sent:([0-9]+)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Sent();
}
