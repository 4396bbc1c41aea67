using System.Net.Http.Json;
using CallInsight.Testing;
using Xunit;

namespace CallInsight.Cluster.Tests.Many;

[Collection(OneCluster.Name)]
public sealed class SeeingEveryProcessTests(LocalCluster cluster)
{
    private const int Silos = 3;

    [Fact]
    public async Task Each_tells_what_it_does_and_each_silo_how_many_they_are()
    {
        var key = await cluster.ATenantAsync("seeing");
        for (var web = 0; web < 2; web++)
        {
            using var client = cluster.Client(web, key);
            using var accepted = await client.PostAsJsonAsync("/api/v1/calls", ShortCalls.Body(web));
            accepted.EnsureSuccessStatusCode();
        }

        await Eventually.IsAsync("Every silo sees all of them", async () => (await cluster.MetricsAsync()).Silos.Count(m => SilosSeen(m) == Silos), Silos);
        var (webs, silos) = await cluster.MetricsAsync();

        Assert.All(webs, m => Assert.Contains("http_route=\"/api/v1/calls\"", m, StringComparison.Ordinal));
        Assert.All(silos, m => Assert.Contains("callinsight_jobs_age_seconds", m, StringComparison.Ordinal));
        Assert.Contains(silos, m => m.Contains("callinsight_grain_call_duration_seconds_count", StringComparison.Ordinal));
        Assert.All(webs.Concat(silos), m => Assert.DoesNotContain("seeing", m, StringComparison.OrdinalIgnoreCase));
    }

    private static int SilosSeen(string metrics)
        => metrics.Split('\n').FirstOrDefault(l => l.StartsWith("callinsight_silos_active", StringComparison.Ordinal)) is { } line ? int.Parse(line[(line.LastIndexOf(' ') + 1)..], System.Globalization.CultureInfo.InvariantCulture) : 0;
}
