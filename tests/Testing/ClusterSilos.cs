using System.Diagnostics;
using System.Globalization;

namespace CallInsight.Testing;

/// <summary>The silos of a cluster as processes of this machine; the first is 1.</summary>
/// <param name="pid">The process of a number, as it was started last.</param>
public sealed class ClusterSilos(Func<int, int> pid, int count)
{
    public IEnumerable<int> Numbers => Enumerable.Range(1, count);

    /// <summary>Whether its process runs, hung or not.</summary>
    public bool Lives(int number) => File.Exists($"/proc/{pid(number)}/stat") && !File.ReadAllText($"/proc/{pid(number)}/stat").Contains(") Z ", StringComparison.Ordinal);

    /// <summary>Ends it as a crash would, where it lives.</summary>
    public async Task KillAsync(int number)
    {
        if (!Lives(number))
        {
            return;
        }

        using var silo = Process.GetProcessById(pid(number));
        silo.Kill();
        await silo.WaitForExitAsync();
    }

    /// <summary>Lets it hang: it does nothing, and its connections stay open.</summary>
    public Task HangAsync(int number) => SignalAsync(pid(number), "STOP");

    /// <summary>Lets it go on after it hung.</summary>
    public Task ContinueAsync(int number) => SignalAsync(pid(number), "CONT");

    /// <summary>Waits until it has ended by itself.</summary>
    public Task EndedAsync(int number) => Eventually.IsAsync($"Silo {number} has ended", () => Task.FromResult(Lives(number)), expected: false);

    internal static async Task SignalAsync(int process, string signal)
    {
        using var kill = Process.Start("kill", ["-s", signal, process.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }
}
