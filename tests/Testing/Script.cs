using System.Diagnostics;

namespace CallInsight.Testing;

/// <summary>A script of the clone as an operator runs it.</summary>
public static class Script
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>What lets root run PostgreSQL's programs, which refuse root: a user namespace in which it is an ordinary user. Empty for such a one.</summary>
    public static IReadOnlyList<string> AsOrdinaryUser { get; } =
        Environment.IsPrivilegedProcess ? ["unshare", "--user", "--map-user=1000", "--map-group=1000", "--"] : [];

    /// <summary>Whether <see cref="AsOrdinaryUser"/> works on this machine.</summary>
    public static async Task<bool> MayBeOrdinaryUserAsync()
    {
        using var tried = Process.Start(new ProcessStartInfo("unshare", ["--user", "true"]) { UseShellExecute = false, RedirectStandardError = true })!;
        await tried.WaitForExitAsync();
        return !Environment.IsPrivilegedProcess || tried.ExitCode == 0;
    }

    /// <returns>Its exit code, and what it printed on both of its outputs.</returns>
    public static async Task<(int Code, string Said)> RunAsync(IReadOnlyList<string> command, IEnumerable<KeyValuePair<string, string>> environment, string folder)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1)) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        using var patience = new CancellationTokenSource(Patience);
        var said = process.StandardOutput.ReadToEndAsync(patience.Token);
        var errors = process.StandardError.ReadToEndAsync(patience.Token);
        await process.WaitForExitAsync(patience.Token);
        return (process.ExitCode, await said + await errors);
    }
}
