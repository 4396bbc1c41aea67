using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CallInsight.Testing;
using Xunit;

namespace CallInsight.Cluster.Tests.Many;

[Collection(OneCluster.Name)]
public sealed class TellingWhileASiloIsLostTests(LocalCluster cluster)
{
    private const int Some = 60;

    [Fact]
    public async Task Every_call_is_told_and_what_is_told_twice_has_the_same_id()
    {
        await using var twin = await WebhookTwin.StartAsync();
        var key = await cluster.ATenantAsync("telling");
        using var client = cluster.Client(0, key);
        using var made = await client.PostAsJsonAsync("/api/v1/webhooks", new { url = twin.Address, events = new[] { "call.ready" } });
        made.EnsureSuccessStatusCode();
        var secret = (await made.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("secret").GetString()!;

        // Attempts are under way for a while, so that some are cut off; and each tenth message is refused at first.
        twin.Answer = async (posted, http) =>
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, CancellationToken.None);
            var refused = posted.Id[^1] == '7' && twin.All.Count(p => p.Id == posted.Id) == 1;
            await WebhookTwin.Status(http, refused ? HttpStatusCode.ServiceUnavailable : HttpStatusCode.OK);
        };
        var imports = new Imports(cluster, key);
        await imports.WhileAsync(Some, () => cluster.Silos.KillAsync(3));
        Assert.Empty(await imports.FaultsAsync());

        await Eventually.IsAsync("Nothing is left in the outbox", async () => await cluster.LookAsync($"select count(*) from outbox o join tenants t using (tenant_id) where t.slug = 'telling' and o.done_at is null"), 0L);

        Assert.Equal(imports.Accepted.Values.Order(), twin.All.Select(p => p.Data.GetProperty("id").GetGuid()).Distinct().Order());
        Assert.All(twin.All.GroupBy(p => p.Data.GetProperty("id").GetGuid()), told => Assert.Single(told.Select(p => (p.Id, p.Body)).Distinct()));
        Assert.All(twin.All, posted => Assert.True(posted.IsSignedBy(secret)));
        Assert.Equal(0L, await cluster.LookAsync("select count(*) from outbox where parked"));

        // For the tests that follow.
        await cluster.RestartSiloAsync(3);
    }
}
