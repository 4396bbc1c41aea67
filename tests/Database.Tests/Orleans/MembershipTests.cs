using CallInsight.Testing;
using Xunit;
using static NpgsqlTypes.NpgsqlDbType;

namespace CallInsight.Database.Tests.Orleans;

public abstract class MembershipTests(DatabaseFixture database)
{
    private const int Active = 3;
    private const int Dead = 6;

    private static readonly DateTime Noon = new(2026, 5, 4, 12, 0, 0, DateTimeKind.Utc);

    private readonly string _cluster = Guid.NewGuid().ToString("N");
    private readonly OrleansStatements _statements = new(database.Connections.Orleans);

    [Fact]
    public async Task A_cluster_without_silos_is_one_row_with_its_version()
    {
        Assert.True(await NewClusterAsync());

        var row = Assert.Single(await ReadAllAsync());
        Assert.Null(row["StartTime"]);
        Assert.Null(row["Address"]);
        Assert.Equal(0, row["Version"]);
    }

    [Fact]
    public async Task Making_a_cluster_twice_is_the_same_as_once()
    {
        await NewClusterAsync();
        await JoinAsync(port: 1, version: 0);

        Assert.False(await NewClusterAsync());
        Assert.Equal(1, await VersionAsync());
    }

    [Fact]
    public async Task Of_many_silos_that_join_at_one_version_one_does()
    {
        await NewClusterAsync();
        for (var round = 0; round < 5; round++)
        {
            var version = round;
            var joined = await Task.WhenAll(Enumerable.Range(0, 16).Select(port => JoinAsync(port: (100 * version) + port, version: version)));

            Assert.Single(joined, yes => yes);
            Assert.Equal(version + 1, await VersionAsync());
            Assert.Equal(version + 1, (await ReadAllAsync()).Count);
        }
    }

    [Fact]
    public async Task A_silo_that_is_there_cannot_join_again()
    {
        await NewClusterAsync();
        await JoinAsync(port: 1, version: 0);

        Assert.False(await JoinAsync(port: 1, version: 1));
        Assert.Equal(1, await VersionAsync());
    }

    [Fact]
    public async Task All_that_is_known_of_a_silo_comes_back()
    {
        await NewClusterAsync();
        await JoinAsync(port: 1, version: 0);
        Assert.True(await UpdateAsync(port: 1, version: 1, status: Active, suspects: "10.0.0.2:1@7,2026-05-04 12:00:00.000 GMT"));

        var row = Assert.Single(await _statements.RowsAsync("MembershipReadRowKey", Cluster(), ("Address", "10.0.0.1", Text), ("Port", 1, Integer), ("Generation", 7, Integer)));

        Assert.Equal("10.0.0.1", row["Address"]);
        Assert.Equal(1, row["Port"]);
        Assert.Equal(7, row["Generation"]);
        Assert.Equal("silo", row["SiloName"]);
        Assert.Equal("host", row["HostName"]);
        Assert.Equal(Active, row["Status"]);
        Assert.Equal(30000, row["ProxyPort"]);
        Assert.Equal("10.0.0.2:1@7,2026-05-04 12:00:00.000 GMT", row["SuspectTimes"]);
        Assert.Equal(Noon, row["StartTime"]);
        Assert.Equal(Noon, row["IAmAliveTime"]);
        Assert.Equal(2, row["Version"]);
    }

    [Fact]
    public async Task Reading_a_silo_that_is_not_there_gives_the_version_alone()
    {
        await NewClusterAsync();
        await JoinAsync(port: 1, version: 0);

        var row = Assert.Single(await _statements.RowsAsync("MembershipReadRowKey", Cluster(), ("Address", "10.0.0.9", Text), ("Port", 1, Integer), ("Generation", 7, Integer)));

        Assert.Null(row["StartTime"]);
        Assert.Equal(1, row["Version"]);
    }

    [Fact]
    public async Task A_change_at_an_old_version_changes_nothing()
    {
        await NewClusterAsync();
        await JoinAsync(port: 1, version: 0);

        Assert.False(await UpdateAsync(port: 1, version: 0, status: Dead, suspects: "x"));

        var row = Assert.Single(await ReadAllAsync());
        Assert.Equal(1, row["Version"]);
        Assert.Equal(Active, row["Status"]);
        Assert.Null(row["SuspectTimes"]);
    }

    [Fact]
    public async Task A_change_of_an_unknown_silo_leaves_the_version()
    {
        await NewClusterAsync();
        await JoinAsync(port: 1, version: 0);

        Assert.False(await UpdateAsync(port: 2, version: 1, status: Dead, suspects: null));
        Assert.Equal(1, await VersionAsync());
    }

    [Fact]
    public async Task Of_many_changes_at_one_version_one_is_made()
    {
        await NewClusterAsync();
        await JoinAsync(port: 1, version: 0);
        for (var round = 1; round <= 5; round++)
        {
            var version = round;
            var changed = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => UpdateAsync(port: 1, version: version, status: Active, suspects: null)));

            Assert.Single(changed, yes => yes);
            Assert.Equal(version + 1, await VersionAsync());
        }
    }

    [Fact]
    public async Task A_sign_of_life_leaves_the_version()
    {
        await NewClusterAsync();
        await JoinAsync(port: 1, version: 0);

        await _statements.RowsAsync("UpdateIAmAlivetimeKey", Cluster(), ("Address", "10.0.0.1", Text), ("Port", 1, Integer), ("Generation", 7, Integer), ("IAmAliveTime", Noon.AddHours(1), TimestampTz));

        var row = Assert.Single(await ReadAllAsync());
        Assert.Equal(Noon.AddHours(1), row["IAmAliveTime"]);
        Assert.Equal(1, row["Version"]);
    }

    [Fact]
    public async Task Gateways_are_the_active_silos_that_have_one()
    {
        await NewClusterAsync();
        await JoinAsync(port: 1, version: 0);
        await JoinAsync(port: 2, version: 1, gateway: 0);
        await JoinAsync(port: 3, version: 2);
        await UpdateAsync(port: 3, version: 3, status: Dead, suspects: null);

        var client = new OrleansStatements(database.Connections.OrleansClient);
        var gateway = Assert.Single(await client.RowsAsync("GatewaysQueryKey", Cluster(), ("Status", Active, Integer)));

        Assert.Equal("10.0.0.1", gateway["Address"]);
        Assert.Equal(30000, gateway["ProxyPort"]);
        Assert.Equal(7, gateway["Generation"]);
    }

    [Fact]
    public async Task Only_silos_long_dead_are_swept_away()
    {
        await NewClusterAsync();
        await JoinAsync(port: 1, version: 0);
        await JoinAsync(port: 2, version: 1);
        await UpdateAsync(port: 2, version: 2, status: Dead, suspects: null);

        await _statements.RowsAsync("CleanupDefunctSiloEntriesKey", Cluster(), ("IAmAliveTime", Noon, TimestampTz));
        Assert.Equal(2, (await ReadAllAsync()).Count);

        await _statements.RowsAsync("CleanupDefunctSiloEntriesKey", Cluster(), ("IAmAliveTime", Noon.AddSeconds(1), TimestampTz));
        Assert.Equal(1, Assert.Single(await ReadAllAsync())["Port"]);
        Assert.Equal(3, await VersionAsync());
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData("another suspicion", false)]
    public async Task A_dead_silo_is_removed_only_as_it_was_seen(string? suspects, bool removed)
    {
        await NewClusterAsync();
        await JoinAsync(port: 1, version: 0);
        await UpdateAsync(port: 1, version: 1, status: Dead, suspects: null);

        await _statements.RowsAsync(
            "CleanupDefunctSiloEntryKey", Cluster(), ("Address", "10.0.0.1", Text), ("Port", 1, Integer), ("Generation", 7, Integer),
            ("SuspectTimes", suspects, Text), ("StartTime", Noon, TimestampTz), ("IAmAliveTime", Noon, TimestampTz));

        Assert.Equal(removed, Assert.Single(await ReadAllAsync())["StartTime"] is null);
    }

    [Fact]
    public async Task Deleting_a_cluster_leaves_the_others()
    {
        await NewClusterAsync();
        await JoinAsync(port: 1, version: 0);
        await _statements.YesAsync("InsertMembershipVersionKey", ("DeploymentId", _cluster + "2", Text));

        await _statements.RowsAsync("DeleteMembershipTableEntriesKey", Cluster());

        Assert.Empty(await ReadAllAsync());
        Assert.Single(await _statements.RowsAsync("MembershipReadAllKey", ("DeploymentId", _cluster + "2", Text)));
    }

    private (string Name, object? Value, NpgsqlTypes.NpgsqlDbType Type) Cluster() => ("DeploymentId", _cluster, Text);

    private Task<bool> NewClusterAsync() => _statements.YesAsync("InsertMembershipVersionKey", Cluster());

    private Task<List<Dictionary<string, object?>>> ReadAllAsync() => _statements.RowsAsync("MembershipReadAllKey", Cluster());

    private async Task<int> VersionAsync() => (int)(await ReadAllAsync())[0]["Version"]!;

    private Task<bool> JoinAsync(int port, int version, int gateway = 30000) => _statements.YesAsync(
        "InsertMembershipKey", Cluster(), ("IAmAliveTime", Noon, TimestampTz), ("SiloName", "silo", Text), ("HostName", "host", Text),
        ("Address", "10.0.0.1", Text), ("Port", port, Integer), ("Generation", 7, Integer), ("StartTime", Noon, TimestampTz),
        ("Status", Active, Integer), ("ProxyPort", gateway, Integer), ("Version", version, Integer));

    private Task<bool> UpdateAsync(int port, int version, int status, string? suspects) => _statements.YesAsync(
        "UpdateMembershipKey", Cluster(), ("Address", "10.0.0.1", Text), ("Port", port, Integer), ("Generation", 7, Integer),
        ("IAmAliveTime", Noon, TimestampTz), ("Status", status, Integer), ("SuspectTimes", suspects, Text), ("Version", version, Integer));
}

public sealed class MembershipTests18(DatabaseFixture database) : MembershipTests(database), IClassFixture<DatabaseFixture>;

public sealed class MembershipTests15(DatabaseFixture15 database) : MembershipTests(database), IClassFixture<DatabaseFixture15>;
