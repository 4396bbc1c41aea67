using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using CallInsight.Bench.Measuring;

namespace CallInsight.Bench.Findings;

/// <summary>The npm package wink-nlp in a Node process on the same core, working only when it is told to.</summary>
internal sealed class Peer : IAsyncDisposable
{
    private readonly Process _node;
    private readonly string _calls;

    private Peer(Process node, string calls) => (_node, _calls) = (node, calls);

    public static Peer Start(List<string> texts, int core)
    {
        var folder = Path.Combine(Machine.Clone, "bench", "Findings", "peer");
        if (!Directory.Exists(Path.Combine(folder, "node_modules")))
        {
            using var install = Process.Start(new ProcessStartInfo("npm", ["ci", "--ignore-scripts", "--loglevel=error"]) { WorkingDirectory = folder })!;
            install.WaitForExit();
        }

        var calls = Path.GetTempFileName();
        File.WriteAllText(calls, JsonSerializer.Serialize(texts));
        var start = new ProcessStartInfo("taskset", ["-c", core.ToString(CultureInfo.InvariantCulture), "node", "peer.js", calls])
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        return new Peer(Process.Start(start)!, calls);
    }

    public async Task<Pace> WorkAsync(TimeSpan time)
    {
        await _node.StandardInput.WriteLineAsync(time.TotalMilliseconds.ToString(CultureInfo.InvariantCulture));
        var answer = await _node.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The peer ended.");
        var parts = answer.Split(' ').Select(p => double.Parse(p, CultureInfo.InvariantCulture)).ToArray();
        return new Pace(parts[0] / (parts[1] / 1000), parts[0] / (parts[2] / 1000));
    }

    public async ValueTask DisposeAsync()
    {
        _node.StandardInput.Close();
        await _node.WaitForExitAsync();
        _node.Dispose();
        File.Delete(_calls);
    }
}
