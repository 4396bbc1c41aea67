using CallInsight.Testing;
using Xunit;

namespace CallInsight.Database.Tests.Orleans;

public abstract class StatementTests(DatabaseFixture database)
{
    [Fact]
    public async Task Every_statement_that_the_providers_ask_for_is_there()
    {
        string[] asked =
        [
            "GatewaysQueryKey", "MembershipReadRowKey", "MembershipReadAllKey", "InsertMembershipVersionKey", "UpdateIAmAlivetimeKey",
            "InsertMembershipKey", "UpdateMembershipKey", "DeleteMembershipTableEntriesKey", "CleanupDefunctSiloEntriesKey", "CleanupDefunctSiloEntryKey",
            "WriteToStorageKey", "ReadFromStorageKey", "ClearStorageKey", "DeleteStorageKey",
            "ReadReminderRowsKey", "ReadReminderRowKey", "ReadRangeRows1Key", "ReadRangeRows2Key", "UpsertReminderRowKey", "DeleteReminderRowKey", "DeleteReminderRowsKey",
        ];

        Assert.Equal(asked.Order(StringComparer.Ordinal), (await new OrleansStatements(database.Connections.Orleans).KeysAsync()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_client_of_the_silos_reads_all_statements_as_the_reader() =>
        Assert.Equal(21, (await new OrleansStatements(database.Connections.OrleansClient).KeysAsync()).Count);

    [Fact]
    public async Task Applying_the_texts_again_changes_nothing()
    {
        var before = await TextsAsync();
        foreach (var migration in Storage.Migrations.Migration.All.Where(migration => migration.Name.StartsWith("orleans/", StringComparison.Ordinal)).Skip(1))
        {
            await TestDatabase.RunAsync(database.Connections.Owner, migration.Sql);
        }

        Assert.Equal(before, await TextsAsync());
    }

    private Task<object?> TextsAsync() =>
        TestDatabase.RunAsync(database.Connections.Orleans, "select string_agg(querykey || querytext, '|' order by querykey) from orleansquery");
}

public sealed class StatementTests18(DatabaseFixture database) : StatementTests(database), IClassFixture<DatabaseFixture>;

public sealed class StatementTests15(DatabaseFixture15 database) : StatementTests(database), IClassFixture<DatabaseFixture15>;
