using System.Net;
using CallInsight.Testing;
using Xunit;

namespace CallInsight.Cluster.Tests.Many;

[Collection(OneCluster.Name)]
public sealed class LosingASiloTests(LocalCluster cluster)
{
    private const int Some = 60;

    [Fact]
    public async Task Calls_that_are_sent_meanwhile_are_all_accepted_and_analysed_once()
    {
        var key = await cluster.ATenantAsync("losing");
        var imports = new Imports(cluster, key);
        using var enough = new CancellationTokenSource();
        var sending = imports.SendAsync(enough.Token);

        await imports.MoreAsync(Some);
        await cluster.KillSiloAsync(2);
        await imports.MoreAsync(Some);
        await enough.CancelAsync();
        await sending;

        await imports.AllAreAnalysedOnceAsync();
        using var client = cluster.Client(1, key);
        var (number, id) = imports.Accepted.First();
        Assert.Equal(HttpStatusCode.OK, await imports.SendAsync(client, number));
        Assert.Equal(id, imports.Accepted[number]);
        await imports.AllAreAnalysedOnceAsync();

        // For the tests that follow.
        await cluster.RestartSiloAsync(2);
    }
}
