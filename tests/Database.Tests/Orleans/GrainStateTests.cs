using CallInsight.Testing;
using Xunit;
using static NpgsqlTypes.NpgsqlDbType;

namespace CallInsight.Database.Tests.Orleans;

public abstract class GrainStateTests(DatabaseFixture database)
{
    private readonly OrleansStatements _statements = new(database.Connections.Orleans);
    private readonly string _service = Guid.NewGuid().ToString("N");

    [Theory]
    [InlineData("t/acme")]
    [InlineData(null)]
    public async Task Of_many_first_writes_of_a_record_one_succeeds(string? extension)
    {
        for (var round = 0; round < 5; round++)
        {
            var type = $"state{round}";
            var versions = await Task.WhenAll(Enumerable.Range(0, 50).Select(number => WriteAsync(null, [(byte)number], extension, type)));

            Assert.Equal([1], versions.OfType<int>());
        }
    }

    [Fact]
    public async Task Of_many_writes_at_one_version_one_succeeds()
    {
        await WriteAsync(null, [0]);
        for (var version = 1; version <= 5; version++)
        {
            var current = version;
            var versions = await Task.WhenAll(Enumerable.Range(0, 16).Select(number => WriteAsync(current, [(byte)number])));

            Assert.Equal([current + 1], versions.OfType<int>());
        }
    }

    [Fact]
    public async Task What_was_written_is_read()
    {
        await WriteAsync(null, [1, 2, 3]);

        var row = Assert.Single(await ReadAsync());
        Assert.Equal([1, 2, 3], (byte[])row["PayloadBinary"]!);
        Assert.Equal(1, row["Version"]);
    }

    [Fact]
    public async Task A_record_without_bytes_is_a_record()
    {
        await WriteAsync(null, []);

        Assert.Empty((byte[])Assert.Single(await ReadAsync())["PayloadBinary"]!);
    }

    [Fact]
    public async Task A_write_at_an_old_version_changes_nothing()
    {
        await WriteAsync(null, [1]);
        await WriteAsync(1, [2]);

        Assert.Null(await WriteAsync(1, [3]));
        Assert.Null(await WriteAsync(null, [3]));

        var row = Assert.Single(await ReadAsync());
        Assert.Equal([2], (byte[])row["PayloadBinary"]!);
        Assert.Equal(2, row["Version"]);
    }

    [Fact]
    public async Task Clearing_leaves_the_version_and_a_write_after_it_succeeds()
    {
        await WriteAsync(null, [1]);

        Assert.Equal(2, Assert.Single(await ChangeAsync("ClearStorageKey", 1)).Values.First());
        Assert.Null(Assert.Single(await ReadAsync())["PayloadBinary"]);

        Assert.Equal(3, await WriteAsync(2, [2]));
        Assert.Equal([2], (byte[])Assert.Single(await ReadAsync())["PayloadBinary"]!);
    }

    [Fact]
    public async Task Clearing_at_an_old_version_changes_nothing()
    {
        await WriteAsync(null, [1]);

        Assert.Empty(await ChangeAsync("ClearStorageKey", 7));
        Assert.NotNull(Assert.Single(await ReadAsync())["PayloadBinary"]);
    }

    [Fact]
    public async Task A_deleted_record_is_gone_and_begins_anew()
    {
        await WriteAsync(null, [1]);
        await WriteAsync(1, [2]);

        Assert.Empty(await ChangeAsync("DeleteStorageKey", 1));
        Assert.Equal(3, Assert.Single(await ChangeAsync("DeleteStorageKey", 2)).Values.First());
        Assert.Empty(await ReadAsync());
        Assert.Equal(1, await WriteAsync(null, [4]));
    }

    [Fact]
    public async Task Records_whose_hashes_meet_are_kept_apart()
    {
        await WriteAsync(null, [1], extension: "t/one");
        await WriteAsync(null, [2], extension: "t/two");
        await WriteAsync(null, [3], extension: null);
        await WriteAsync(null, [4], extension: "t/one", type: "other");

        Assert.Equal([1], (byte[])Assert.Single(await ReadAsync("t/one"))["PayloadBinary"]!);
        Assert.Equal([2], (byte[])Assert.Single(await ReadAsync("t/two"))["PayloadBinary"]!);
        Assert.Equal([3], (byte[])Assert.Single(await ReadAsync(null))["PayloadBinary"]!);
        Assert.Equal([4], (byte[])Assert.Single(await ReadAsync("t/one", "other"))["PayloadBinary"]!);
    }

    private (string Name, object? Value, NpgsqlTypes.NpgsqlDbType Type)[] Record(string? extension, string type) =>
    [
        ("GrainIdHash", -5, Integer), ("GrainTypeHash", 9, Integer), ("GrainIdN0", 0L, Bigint), ("GrainIdN1", 0L, Bigint),
        ("GrainIdExtensionString", extension, Text), ("GrainTypeString", type, Text), ("ServiceId", _service, Text),
    ];

    private async Task<int?> WriteAsync(int? version, byte[] payload, string? extension = "t/acme", string type = "state")
    {
        var rows = await _statements.RowsAsync(
            "WriteToStorageKey", [.. Record(extension, type), ("GrainStateVersion", version, Integer), ("PayloadBinary", payload, Bytea)]);
        return rows.Count == 0 ? null : (int)Assert.Single(rows)["NewGrainStateVersion"]!;
    }

    private Task<List<Dictionary<string, object?>>> ReadAsync(string? extension = "t/acme", string type = "state") =>
        _statements.RowsAsync("ReadFromStorageKey", Record(extension, type));

    private Task<List<Dictionary<string, object?>>> ChangeAsync(string key, int version) =>
        _statements.RowsAsync(key, [.. Record("t/acme", "state"), ("GrainStateVersion", version, Integer)]);
}

public sealed class GrainStateTests18(DatabaseFixture database) : GrainStateTests(database), IClassFixture<DatabaseFixture>;

public sealed class GrainStateTests15(DatabaseFixture15 database) : GrainStateTests(database), IClassFixture<DatabaseFixture15>;
