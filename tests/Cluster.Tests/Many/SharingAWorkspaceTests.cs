using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CallInsight.Testing;
using Xunit;

namespace CallInsight.Cluster.Tests.Many;

[Collection(OneCluster.Name)]
public sealed class SharingAWorkspaceTests(LocalCluster cluster)
{
    [Fact]
    public async Task What_comes_in_through_one_Web_is_seen_through_the_other()
    {
        var key = await cluster.ATenantAsync("shared");
        using var first = cluster.Client(0, key);
        using var second = cluster.Client(1, key);

        using var imported = await second.PostAsJsonAsync("/api/v1/calls", ShortCalls.Body(1), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Accepted, imported.StatusCode);
        var id = (await imported.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).GetProperty("id").GetGuid();
        await Eventually.IsAsync("The call is ready", async () => (await first.GetFromJsonAsync<JsonElement>($"/api/v1/calls/{id}")).GetProperty("status").GetString(), "ready");
        var findings = await first.GetFromJsonAsync<JsonElement>($"/api/v1/calls/{id}/analysis", TestContext.Current.CancellationToken);
        Assert.Equal(JsonValueKind.Object, findings.ValueKind);
    }

    [Fact]
    public async Task A_silo_of_another_cluster_is_refused_on_the_same_database()
    {
        var (code, said) = await cluster.StartAnotherSiloInVainAsync("elsewhere");

        Assert.Equal(1, code);
        Assert.Contains("Silos of the cluster callinsight work on the database", said, StringComparison.Ordinal);
        Assert.Contains("this one is of the cluster elsewhere", said, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_wants_to_work_alone_on_the_clusters_database_is_refused()
    {
        await using var alone = new ProductProcess();
        foreach (var (name, value) in cluster.ConnectionStrings())
        {
            alone.Settings[name] = value;
        }

        var (code, said) = await alone.StartInVainAsync();

        Assert.Equal(1, code);
        Assert.Contains("Silos of a cluster work on the database", said, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
    }
}
