using System.Diagnostics;
using System.Text.Json;
using CallInsight.Testing;
using Xunit;

namespace CallInsight.Browser.Tests.Lighthouse;

/// <summary>What Lighthouse says of a page; scores are from 0 to 100.</summary>
/// <param name="Performance">Null where the browser could not record its trace.</param>
/// <param name="Address">Where the browser was in the end.</param>
/// <param name="Faults">The parts of accessibility that are not good.</param>
public sealed record PageScores(int Accessibility, int? Performance, string Address, IReadOnlyList<string> Faults);

/// <summary>Lighthouse, installed by its lock file. Tests are skipped, with the reason, where npm or Chromium are absent; an npm that cannot install it fails them.</summary>
public sealed class Measure : IAsyncLifetime
{
    // As a shell has it.
    private const int NotFound = 127;
    private static readonly string Folder = CloneFolder.PathOf("tests", "Browser.Tests", "Lighthouse");
    private string? _absent;

    public async ValueTask InitializeAsync()
    {
        if (!File.Exists(Chromium.Program))
        {
            _absent = $"there is no {Chromium.Program}: install Debian's package chromium";
            return;
        }

        var stamp = Path.Combine(Folder, "node_modules", ".package-lock.json");
        var isInstalled = File.Exists(stamp) && File.GetLastWriteTimeUtc(stamp) >= File.GetLastWriteTimeUtc(Path.Combine(Folder, "package-lock.json"));
        if (isInstalled)
        {
            return;
        }

        switch (await RunAsync("npm", ["ci", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"], string.Empty))
        {
            case (NotFound, var said):
                _absent = $"there is no npm: {said}";
                break;
            case (not 0, var said):
                throw new InvalidOperationException($"npm could not install Lighthouse: {said}");
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>Opens the page in a browser of its own and measures it.</summary>
    /// <param name="headers">Sent with each request.</param>
    public async Task<PageScores> OfAsync(string address, IReadOnlyDictionary<string, string> headers)
    {
        if (_absent is not null)
        {
            throw Skip.Because(_absent);
        }

        var input = JsonSerializer.Serialize(new { program = Chromium.Program, flags = Chromium.Arguments, headers, address });
        var (exit, said) = await RunAsync("node", ["measure.mjs"], input);
        return exit == 0
            ? JsonSerializer.Deserialize<PageScores>(said, JsonSerializerOptions.Web)!
            : throw new InvalidOperationException($"Lighthouse ended with {exit}: {said}");
    }

    private static async Task<(int Exit, string Said)> RunAsync(string program, string[] arguments, string input)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = Folder, UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            using var process = Process.Start(start)!;
            var (said, complained) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            await process.StandardInput.WriteAsync(input);
            process.StandardInput.Close();
            await process.WaitForExitAsync();
            return (process.ExitCode, process.ExitCode == 0 ? await said : $"{await said} {await complained}");
        }
        catch (System.ComponentModel.Win32Exception absent)
        {
            return (NotFound, absent.Message);
        }
    }
}
