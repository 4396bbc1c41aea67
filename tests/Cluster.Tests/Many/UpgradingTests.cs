using CallInsight.Testing;
using Xunit;

namespace CallInsight.Cluster.Tests.Many;

[Collection(OneCluster.Name)]
public sealed class UpgradingTests(LocalCluster cluster)
{
    private const int Some = 20;

    [Fact]
    public async Task Silos_of_two_releases_work_in_one_cluster_and_no_request_fails()
    {
        var imports = new Imports(cluster, await cluster.ATenantAsync("upgraded"));
        using var next = new NextRelease();

        await imports.WhileAsync(Some, async () =>
        {
            await next.MigrateAsync(cluster);
            await imports.MoreAsync(Some);
            await cluster.RestartSiloAsync(1, next.Programs);
            await imports.MoreAsync(Some);
            await cluster.RestartSiloAsync(2, next.Programs);
        });

        Assert.Empty(await imports.FaultsAsync());
        Assert.Equal(1L, await cluster.LookAsync("select count(*) from migrations.applied where scriptname = 'migrations/9999_next_release'"));

        // The release before does not start on what it does not know; what runs of it runs on.
        var (code, said) = await cluster.StartAnotherSiloInVainAsync("callinsight");
        Assert.Equal(1, code);
        Assert.Contains("was brought up to date by a newer CallInsight", said, StringComparison.Ordinal);

        await cluster.LookAsync("alter table calls drop column next_release; delete from migrations.applied where scriptname = 'migrations/9999_next_release'");
        await cluster.RestartSiloAsync(1);
        await cluster.RestartSiloAsync(2);
    }
}
