using CallInsight.Storage.Logins;
using CallInsight.Testing;
using Npgsql;
using Xunit;

namespace CallInsight.Database.Tests.Schema;

/// <summary>What the roles that serve can do with rows of one tenant, of another, and of none.</summary>
public class SeeingOnesOwnRowsTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>, IAsyncLifetime
{
    private readonly Guid _ours = Guid.CreateVersion7();
    private readonly Guid _theirs = Guid.CreateVersion7();

    private DatabaseConnections Connections => database.Connections;

    public async ValueTask InitializeAsync()
    {
        GC.SuppressFinalize(this);
        foreach (var tenant in new[] { _ours, _theirs })
        {
            await AsAsync(Connections.App, tenant,
                $"""
                insert into tenants (tenant_id, slug, name, status, plan, created_at) values ('{tenant}', 't{tenant:N}', 'T', 'active', 'team', now());
                insert into members (tenant_id, member_id, user_name, name, role, status, created_at) values ('{tenant}', '{tenant}', 'ada', 'Ada', 'owner', 'active', now());
                insert into member_secrets (tenant_id, member_id, security_stamp) values ('{tenant}', '{tenant}', 'stamp');
                insert into call_texts (tenant_id, call_id, received_on, transcript, report) values ('{tenant}', '{tenant}', current_date, '', '');
                insert into call_search (tenant_id, call_id, received_on, part, started_at, words) values ('{tenant}', '{tenant}', current_date, 0, now(), 'hash:1')
                """);
        }
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData("tenants")]
    [InlineData("members")]
    [InlineData("call_texts")]
    public async Task Without_a_tenant_nothing_is_visible(string table)
    {
        foreach (var connection in new[] { Connections.App, Connections.Reader })
        {
            Assert.Equal(0L, await TestDatabase.RunAsync(connection, $"select count(*) from {table}"));
            Assert.Equal(0L, await TestDatabase.RunAsync(connection, $"set app.tenant = ''; select count(*) from {table}"));
        }
    }

    [Theory]
    [InlineData("tenants")]
    [InlineData("members")]
    [InlineData("call_texts")]
    public async Task With_a_tenant_its_rows_are_visible_and_no_others(string table)
    {
        foreach (var connection in new[] { Connections.App, Connections.Reader })
        {
            Assert.Equal(1L, await AsAsync(connection, _ours, $"select count(*) from {table}"));
            Assert.Equal(0L, await AsAsync(connection, _ours, $"select count(*) from {table} where tenant_id = '{_theirs}'"));
        }
    }

    [Fact]
    public async Task The_tenant_ends_with_its_transaction()
    {
        await using var connection = new NpgsqlConnection(Connections.App);
        await connection.OpenAsync();
        await using (var transaction = await connection.BeginTransactionAsync())
        {
            Assert.Equal(1L, await AskAsync(connection, $"set local app.tenant = '{_ours}'; select count(*) from members"));
            await transaction.CommitAsync();
        }

        Assert.Equal(0L, await AskAsync(connection, "select count(*) from members"));
    }

    [Fact]
    public async Task A_row_of_another_tenant_cannot_be_written()
    {
        var insert = $"insert into teams (tenant_id, team_id, name, created_at) values ('{_theirs}', '{_ours}', 'Spies', now())";

        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, (await Assert.ThrowsAsync<PostgresException>(() => AsAsync(Connections.App, _ours, insert))).SqlState);
        await AsAsync(Connections.App, _ours, $"update members set name = 'Spy' where tenant_id = '{_theirs}'");
        Assert.Equal("Ada", await AsAsync(Connections.App, _theirs, "select name from members"));
        Assert.Equal(
            PostgresErrorCodes.InsufficientPrivilege,
            (await Assert.ThrowsAsync<PostgresException>(() => AsAsync(Connections.App, _ours, $"update call_texts set tenant_id = '{_theirs}'"))).SqlState);
    }

    [Theory]
    [InlineData("insert into teams (tenant_id, team_id, name, created_at) values (guard.tenant(), gen_random_uuid(), 'x', now())")]
    [InlineData("update members set name = 'x'")]
    [InlineData("delete from call_texts")]
    [InlineData("select * from member_secrets")]
    [InlineData("select token_hash from api_keys")]
    [InlineData("select * from idempotency")]
    [InlineData("select * from platform_keys")]
    public async Task The_reader_neither_writes_nor_reads_secrets(string statement)
    {
        var refused = await Assert.ThrowsAsync<PostgresException>(() => AsAsync(Connections.Reader, _ours, "set transaction read write; " + statement));

        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    [Theory]
    [InlineData("update audit_entries set action = 'nothing'")]
    [InlineData("delete from audit_entries")]
    [InlineData("delete from tenants")]
    [InlineData("truncate calls")]
    [InlineData("alter table calls disable row level security")]
    public async Task The_grains_cannot_rewrite_the_trail_or_the_rules(string statement)
    {
        var refused = await Assert.ThrowsAsync<PostgresException>(() => AsAsync(Connections.App, _ours, statement));

        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    [Fact]
    public async Task A_partition_that_is_asked_directly_answers_nobody()
    {
        var partition = (string)(await TestDatabase.RunAsync(database.Database.Superuser, "select max(inhrelid::regclass::text) from pg_inherits where inhparent = 'call_texts'::regclass"))!;

        var refused = await Assert.ThrowsAsync<PostgresException>(() => AsAsync(Connections.App, _ours, $"select * from {partition}"));

        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    [Fact]
    public async Task Copying_into_a_guarded_table_is_refused_by_the_database()
    {
        await using var connection = new NpgsqlConnection(Connections.App);
        await connection.OpenAsync();

        var refused = await Assert.ThrowsAsync<PostgresException>(() => connection.BeginBinaryImportAsync("copy call_texts (tenant_id) from stdin (format binary)"));

        Assert.Equal(PostgresErrorCodes.FeatureNotSupported, refused.SqlState);
    }

    [Fact]
    public async Task The_door_to_search_answers_for_the_tenant_of_the_transaction_alone()
    {
        const string Say = "select string_agg(call_id::text, ',') from door.calls_saying('hash', 100)";

        Assert.Equal(_ours.ToString(), await AsAsync(Connections.Reader, _ours, Say));
        Assert.Equal(DBNull.Value, await TestDatabase.RunAsync(Connections.Reader, Say));
    }

    [Theory]
    [InlineData("select count(*) from tenants")]
    [InlineData("select count(*) from calls")]
    public async Task Operators_and_the_meter_read_no_table_of_a_tenant(string statement)
    {
        foreach (var connection in new[] { Connections.Operator, Connections.Meter })
        {
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, (await Assert.ThrowsAsync<PostgresException>(() => TestDatabase.RunAsync(connection, statement))).SqlState);
        }
    }

    /// <summary>Runs statements in one transaction of a tenant; the answer is what the last one gives.</summary>
    private static async Task<object?> AsAsync(string connectionString, Guid tenant, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await AskAsync(connection, $"set local app.tenant = '{tenant}'");
        var answer = await AskAsync(connection, sql);
        await transaction.CommitAsync();
        return answer;
    }

    private static async Task<object?> AskAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}

public sealed class SeeingOnesOwnRowsTests15(DatabaseFixture15 database) : SeeingOnesOwnRowsTests(database), IClassFixture<DatabaseFixture15>;
