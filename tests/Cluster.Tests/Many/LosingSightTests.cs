using CallInsight.Testing;
using Xunit;

namespace CallInsight.Cluster.Tests.Many;

[Collection(OneCluster.Name)]
public sealed class LosingSightTests(LocalCluster cluster)
{
    private const int Some = 30;

    [Fact]
    public async Task A_silo_hangs_and_no_request_fails()
    {
        var imports = new Imports(cluster, await cluster.ATenantAsync("hanging"));

        await imports.WhileAsync(Some, async () =>
        {
            await cluster.Silos.HangAsync(2);
            await Eventually.IsAsync("The others have put it out", async () => await cluster.LookAsync("select count(*) from orleans.silos where status = 3"), 2L);
        });

        // What goes on after it was put out ends, before it does anything.
        await cluster.Silos.ContinueAsync(2);
        await cluster.Silos.EndedAsync(2);
        Assert.Empty(await imports.FaultsAsync());
        await cluster.RestartLostSilosAsync();
    }

    [Fact]
    public async Task Silos_that_see_the_database_and_not_each_other_leave_one_that_works()
    {
        var imports = new Imports(cluster, await cluster.ATenantAsync("apart"), repeats: true);

        await imports.WhileAsync(Some, async () =>
        {
            Cut(true);
            await Eventually.IsAsync("One of them is left", () => Task.FromResult(cluster.Silos.Numbers.Count(cluster.Silos.Lives)), 1);
            await imports.MoreAsync(Some);
            Cut(false);
        });

        Assert.Empty(await imports.FaultsAsync());
        await cluster.RestartLostSilosAsync();
    }

    [Fact]
    public async Task All_silos_are_lost_and_a_Web_that_nobody_asks_finds_the_first_that_returns()
    {
        foreach (var silo in cluster.Silos.Numbers)
        {
            await cluster.Silos.KillAsync(silo);
        }

        await Eventually.IsAsync("No Web is ready", cluster.AreWebsReadyAsync, expected: false);
        await cluster.RestartSiloAsync(1);
        await Eventually.IsAsync("Every Web is ready", cluster.AreWebsReadyAsync, expected: true);

        var imports = new Imports(cluster, await cluster.ATenantAsync("returned"));
        await imports.WhileAsync(Some, cluster.RestartLostSilosAsync);
        Assert.Empty(await imports.FaultsAsync());
    }

    private void Cut(bool isCut)
    {
        foreach (var way in cluster.ToSilos)
        {
            way.IsCut = isCut;
        }
    }
}
