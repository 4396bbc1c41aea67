using CallInsight.Testing;
using NpgsqlTypes;
using Xunit;
using static NpgsqlTypes.NpgsqlDbType;

namespace CallInsight.Database.Tests.Orleans;

public abstract class ReminderTests(DatabaseFixture database)
{
    private static readonly DateTime Noon = new(2026, 5, 4, 12, 0, 0, DateTimeKind.Utc);

    private readonly OrleansStatements _statements = new(database.Connections.Orleans);
    private readonly string _service = Guid.NewGuid().ToString("N");

    [Fact]
    public async Task A_reminder_comes_back_as_it_was_set()
    {
        Assert.Equal(0, await SetAsync("tenant/t/acme", "daily", hash: 5));

        var row = Assert.Single(await _statements.RowsAsync("ReadReminderRowKey", Service(), ("GrainId", "tenant/t/acme", Text), ("ReminderName", "daily", Text)));
        Assert.Equal("tenant/t/acme", row["GrainId"]);
        Assert.Equal("daily", row["ReminderName"]);
        Assert.Equal(Noon, row["StartTime"]);
        Assert.Equal(60_000L, row["Period"]);
        Assert.Equal(0, row["Version"]);
    }

    [Fact]
    public async Task Setting_a_reminder_again_replaces_it_and_raises_its_version()
    {
        await SetAsync("g", "r", hash: 5);

        Assert.Equal(1, await SetAsync("g", "r", hash: 5, period: 120_000));
        Assert.Equal(120_000L, Assert.Single(await OfGrainAsync("g"))["Period"]);
    }

    [Fact]
    public async Task A_period_of_more_than_25_days_fits()
    {
        const long MoreThanAnInt = (1L << 31) + 1;

        await SetAsync("g", "r", hash: 5, period: MoreThanAnInt, type: Bigint);

        Assert.Equal(MoreThanAnInt, Assert.Single(await OfGrainAsync("g"))["Period"]);
    }

    [Theory]
    [InlineData("ReadRangeRows1Key", -5, 1, "0 1 -1")]
    [InlineData("ReadRangeRows1Key", int.MinValue, int.MaxValue, "-2147483647 -5 -1 0 1 7")]
    [InlineData("ReadRangeRows2Key", 1, -5, "-2147483648 -2147483647 -5 7")]
    [InlineData("ReadRangeRows2Key", 3, 3, "-2147483648 -2147483647 -5 -1 0 1 7")]
    public async Task A_range_of_the_ring_gives_its_reminders(string key, int begin, int end, string expected)
    {
        foreach (var hash in new[] { int.MinValue, int.MinValue + 1, -5, -1, 0, 1, 7 })
        {
            await SetAsync(hash.ToString(System.Globalization.CultureInfo.InvariantCulture), "r", hash);
        }

        var rows = await _statements.RowsAsync(key, Service(), ("BeginHash", begin, Integer), ("EndHash", end, Integer));

        Assert.Equal(expected.Split(' ').Order(StringComparer.Ordinal), rows.Select(row => (string)row["GrainId"]!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Removing_a_reminder_at_an_old_version_changes_nothing()
    {
        await SetAsync("g", "r", hash: 5);
        await SetAsync("g", "r", hash: 5);

        Assert.False(await RemoveAsync("g", "r", version: 0));
        Assert.Single(await OfGrainAsync("g"));
        Assert.True(await RemoveAsync("g", "r", version: 1));
        Assert.Empty(await OfGrainAsync("g"));
    }

    [Fact]
    public async Task All_reminders_of_a_service_are_removed_and_no_others()
    {
        await SetAsync("g", "r", hash: 5);
        await SetAsync("g", "s", hash: 5);
        var other = new (string Name, object? Value, NpgsqlDbType Type)[] { ("ServiceId", _service + "2", Text), ("GrainId", "g", Text) };
        await _statements.RowsAsync("UpsertReminderRowKey", [.. other, ("GrainHash", 5, Integer), ("ReminderName", "r", Text), ("StartTime", Noon, TimestampTz), ("Period", 60_000, Integer)]);

        await _statements.RowsAsync("DeleteReminderRowsKey", Service());

        Assert.Empty(await OfGrainAsync("g"));
        Assert.Single(await _statements.RowsAsync("ReadReminderRowsKey", other));
    }

    private (string Name, object? Value, NpgsqlDbType Type) Service() => ("ServiceId", _service, Text);

    private Task<List<Dictionary<string, object?>>> OfGrainAsync(string grain) =>
        _statements.RowsAsync("ReadReminderRowsKey", Service(), ("GrainId", grain, Text));

    private async Task<int> SetAsync(string grain, string name, int hash, long period = 60_000, NpgsqlDbType type = Integer)
    {
        object milliseconds = type == Integer ? (int)period : period;
        var rows = await _statements.RowsAsync(
            "UpsertReminderRowKey", Service(), ("GrainHash", hash, Integer), ("GrainId", grain, Text), ("ReminderName", name, Text),
            ("StartTime", Noon, TimestampTz), ("Period", milliseconds, type));
        return (int)Assert.Single(rows)["Version"]!;
    }

    private Task<bool> RemoveAsync(string grain, string name, int version) => _statements.YesAsync(
        "DeleteReminderRowKey", Service(), ("GrainId", grain, Text), ("ReminderName", name, Text), ("Version", version, Integer));
}

public sealed class ReminderTests18(DatabaseFixture database) : ReminderTests(database), IClassFixture<DatabaseFixture>;

public sealed class ReminderTests15(DatabaseFixture15 database) : ReminderTests(database), IClassFixture<DatabaseFixture15>;
