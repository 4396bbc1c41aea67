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

        await imports.WhileAsync(Some, () => cluster.Silos.KillAsync(2));

        Assert.Empty(await imports.FaultsAsync());
        using var client = cluster.Client(1, key);
        var (number, id) = imports.Accepted.First();
        Assert.Equal(HttpStatusCode.OK, await imports.SendAsync(client, number));
        Assert.Equal(id, imports.Accepted[number]);
        Assert.Empty(await imports.FaultsAsync());

        // For the tests that follow.
        await cluster.RestartSiloAsync(2);
    }
}
