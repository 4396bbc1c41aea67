using System.Diagnostics;

namespace CallInsight.Testing;

/// <summary>
/// Clears up after a test process, however it ends: a small shell in a session of its own waits for the end of a pipe
/// that only this process holds, then ends the product, the cluster and the servers whose data lie under a folder, and removes it.
/// </summary>
internal static class Watchdog
{
    private const string Script =
        """
        exec >/dev/null 2>&1
        read -r nothing
        [ -d "$1/cluster" ] && "$2" down --dir "$1/cluster"
        pid=$(cat "$1"/data/lock.process) && grep -q CallInsight.Web.dll "/proc/$pid/cmdline" && kill -s KILL "$pid"
        for file in "$1"/data/postgres/postmaster.pid "$1"/elsewhere/*/postgres/postmaster.pid; do
          pid=$(head -n 1 "$file") || continue
          kill -s QUIT "$pid"
          for try in 1 2 3 4 5 6 7 8 9 10; do kill -0 "$pid" || break; sleep 0.1; done
        done
        rm -rf "$1"
        """;

    // Held for the life of the process: disposing one closes its pipe.
    private static readonly List<Process> Watching = [];

    public static void Over(string folder)
    {
        var start = new ProcessStartInfo("setsid", ["sh", "-c", Script, "sh", folder, CloneFolder.PathOf("deploy", "local-cluster")])
        {
            RedirectStandardInput = true,
            UseShellExecute = false,
            WorkingDirectory = "/",
        };
        lock (Watching)
        {
            Watching.Add(Process.Start(start) ?? throw new InvalidOperationException("The shell that clears up after the tests did not start."));
        }
    }
}
