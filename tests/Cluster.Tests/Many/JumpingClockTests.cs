using CallInsight.Testing;
using Xunit;

namespace CallInsight.Cluster.Tests.Many;

[Collection(OneCluster.Name)]
public sealed class JumpingClockTests(LocalCluster cluster)
{
    private const int Some = 30;
    private const string Library = "libfaketimeMT.so.1";

    [Fact]
    public async Task A_silo_whose_clock_jumps_ahead_does_nothing_twice()
    {
        var library = Directory.Exists("/usr/lib") ? Directory.EnumerateFiles("/usr/lib", Library, new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 2 }).FirstOrDefault() : null;
        Assert.SkipWhen(library is null, "faketime is not installed");
        using var folder = new TemporaryFolder();
        var clock = folder.PathOf("clock");
        await File.WriteAllTextAsync(clock, "+0", CancellationToken.None);
        var imports = new Imports(cluster, await cluster.ATenantAsync("jumping"), repeats: true);
        await cluster.RestartSiloAsync(3, new Dictionary<string, string>
        {
            ["LD_PRELOAD"] = library!,
            ["FAKETIME_TIMESTAMP_FILE"] = clock,
            ["FAKETIME_NO_CACHE"] = "1",
            ["FAKETIME_DONT_FAKE_MONOTONIC"] = "1",
        });

        await imports.WhileAsync(Some, async () =>
        {
            // Ahead only: a silo of Orleans 10 whose clock goes back activates no grain until the time is what it was (docs/guides/running.md).
            await File.WriteAllTextAsync(clock, "+3h", CancellationToken.None);
        });

        // For the tests that follow, whatever comes of this.
        await cluster.RestartSiloAsync(3);
        Assert.Empty(await imports.FaultsAsync());
    }
}
