using System.Collections.Concurrent;
using System.Net.Http.Json;
using CallInsight.Testing;
using Xunit;

namespace CallInsight.Cluster.Tests.Many;

[Collection(OneCluster.Name)]
public sealed class RollingSilosTests(LocalCluster cluster)
{
    private static readonly object HowMany = new { from = "2026-01-01", to = "2026-12-31", measures = new[] { new { metric = "calls", aggregate = "count" } } };

    [Fact]
    public async Task No_request_fails_while_every_silo_is_restarted_in_turn()
    {
        var key = await cluster.ATenantAsync("rolling");
        var imports = new Imports(cluster, key);
        var failed = new ConcurrentBag<string>();
        using var enough = new CancellationTokenSource();
        Task[] clients = [imports.SendAsync(enough.Token), ReadAsync(key, failed, enough.Token)];
        await imports.MoreAsync(10);

        for (var silo = 1; silo <= 3; silo++)
        {
            await cluster.RestartSiloAsync(silo);
            await imports.MoreAsync(10);
        }

        await enough.CancelAsync();
        await Task.WhenAll(clients);
        Assert.Empty(failed);
        Assert.Empty(await imports.FaultsAsync());
    }

    private async Task ReadAsync(string key, ConcurrentBag<string> failed, CancellationToken stop)
    {
        using var first = cluster.Client(0, key);
        using var second = cluster.Client(1, key);
        while (!stop.IsCancellationRequested)
        {
            using var listed = await first.GetAsync("/api/v1/calls?limit=10", CancellationToken.None);
            using var asked = await second.PostAsJsonAsync("/api/v1/insights/query", HowMany, CancellationToken.None);
            foreach (var answer in (HttpResponseMessage[])[listed, asked])
            {
                if (!answer.IsSuccessStatusCode)
                {
                    failed.Add($"{answer.RequestMessage!.RequestUri} {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync(CancellationToken.None)}");
                }
            }
        }
    }
}
