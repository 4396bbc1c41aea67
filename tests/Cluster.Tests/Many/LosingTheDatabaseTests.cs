using CallInsight.Testing;
using Npgsql;
using Xunit;

namespace CallInsight.Cluster.Tests.Many;

/// <summary>While there is no database a client is told to come again (503 with Retry-After), and nothing else.</summary>
[Collection(OneCluster.Name)]
public sealed class LosingTheDatabaseTests(LocalCluster cluster)
{
    private const int Some = 30;

    // More than one process holds for one of its roles, so that new connections fail while old ones last.
    private const int Slots = 460;

    [Fact]
    public async Task It_is_restarted_and_it_crashes()
    {
        var imports = new Imports(cluster, await cluster.ATenantAsync("restarted"), repeats: true);

        await imports.WhileAsync(Some, async () =>
        {
            await cluster.SignalDatabaseAsync("INT");
            await imports.MoreAsync(Some);
            await cluster.SignalDatabaseAsync("QUIT");
        });

        Assert.Empty(await imports.FaultsAsync());
        await Eventually.IsAsync("Every Web is ready", cluster.AreWebsReadyAsync, expected: true);
        Assert.All(cluster.Silos.Numbers, silo => Assert.True(cluster.Silos.Lives(silo)));
    }

    [Fact]
    public async Task It_has_no_connection_left()
    {
        var imports = new Imports(cluster, await cluster.ATenantAsync("crowded"), repeats: true);
        var source = new NpgsqlConnectionStringBuilder(cluster.Superuser) { Pooling = false };

        await imports.WhileAsync(Some, async () =>
        {
            var taken = new List<NpgsqlConnection>();
            try
            {
                // Those of the product are taken away, and others take their places.
                await cluster.LookAsync("select count(pg_terminate_backend(pid)) from pg_stat_activity where usename like 'callinsight%'");
                for (var slot = 0; slot < Slots; slot++)
                {
                    var connection = new NpgsqlConnection(source.ConnectionString);
                    taken.Add(connection);
                    await connection.OpenAsync();
                }

                await imports.MoreAsync(Some);
            }
            catch (PostgresException full) when (full.SqlState == PostgresErrorCodes.TooManyConnections)
            {
                // None is left, for anybody; the product has what it could get, and waits for the others.
                await Eventually.IsAsync("A client is asked to come again, or is served by what is left", () => Task.FromResult(imports.Postponed + imports.Accepted.Count > Some), expected: true);
            }
            finally
            {
                foreach (var connection in taken)
                {
                    await connection.DisposeAsync();
                }
            }
        });

        Assert.Empty(await imports.FaultsAsync());
        await Eventually.IsAsync("Every Web is ready", cluster.AreWebsReadyAsync, expected: true);
    }

    [Fact]
    public async Task It_is_slow_and_no_request_fails()
    {
        var imports = new Imports(cluster, await cluster.ATenantAsync("slow"));

        await imports.WhileAsync(Some, async () =>
        {
            cluster.ToDatabase.Delay = TimeSpan.FromMilliseconds(80);
            await imports.MoreAsync(Some);
            cluster.ToDatabase.Delay = TimeSpan.Zero;
        });

        Assert.Empty(await imports.FaultsAsync());
        Assert.All(cluster.Silos.Numbers, silo => Assert.True(cluster.Silos.Lives(silo)));
    }

    [Fact]
    public async Task It_cannot_be_reached_for_a_while()
    {
        var imports = new Imports(cluster, await cluster.ATenantAsync("unreached"), repeats: true);

        await imports.WhileAsync(Some, async () =>
        {
            cluster.ToDatabase.IsCut = true;
            await Task.Delay(TimeSpan.FromSeconds(3), TimeProvider.System, CancellationToken.None);
            cluster.ToDatabase.IsCut = false;
        });

        Assert.Empty(await imports.FaultsAsync());
        Assert.All(cluster.Silos.Numbers, silo => Assert.True(cluster.Silos.Lives(silo)));
    }
}
