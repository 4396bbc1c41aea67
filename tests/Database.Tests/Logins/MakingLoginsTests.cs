using System.Runtime.Versioning;
using CallInsight.Storage;
using CallInsight.Storage.Logins;
using CallInsight.Storage.Migrations;
using CallInsight.Storage.OwnPostgres;
using CallInsight.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Xunit;

namespace CallInsight.Database.Tests.Logins;

[UnsupportedOSPlatform("windows")]
public sealed class MakingLoginsTests(MakingLoginsTests.Server own) : IClassFixture<MakingLoginsTests.Server>
{
    private const string Roles = "select string_agg(rolname || ' ' || rolpassword, ',' order by rolname) from pg_authid where rolname like 'callinsight%'";

    [Fact]
    public async Task Twice_is_the_same_as_once()
    {
        var server = own.Running;
        var first = await EnsureAsync();
        var before = await TestDatabase.RunAsync(server.SuperuserConnectionString, Roles);

        var second = await EnsureAsync();

        Assert.Equal(first, second);
        Assert.Equal(before, await TestDatabase.RunAsync(server.SuperuserConnectionString, Roles));
    }

    [Fact]
    public async Task Each_role_enters_the_database_and_none_has_power_over_it()
    {
        var server = own.Running;
        var connections = await EnsureAsync();

        Assert.Equal("callinsight_app callinsight", await WhoAsync(connections.App));
        Assert.Equal("callinsight_reader callinsight", await WhoAsync(connections.Reader));
        Assert.Equal("callinsight_operator callinsight", await WhoAsync(connections.Operator));
        Assert.Equal("callinsight_meter callinsight", await WhoAsync(connections.Meter));
        Assert.Equal("callinsight_owner callinsight", await WhoAsync(connections.Owner));
        Assert.Equal(0L, await TestDatabase.RunAsync(
            server.SuperuserConnectionString,
            "select count(*) from pg_roles where rolname like 'callinsight%' and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication)"));
        Assert.Equal(false, await TestDatabase.RunAsync(server.SuperuserConnectionString, "select rolcanlogin from pg_roles where rolname = 'callinsight_door'"));
    }

    [Fact]
    public async Task The_reader_cannot_write()
    {
        var connections = await EnsureAsync();

        var refused = await Assert.ThrowsAsync<PostgresException>(() => TestDatabase.RunAsync(connections.Reader, "create table t (x int)"));

        Assert.Equal(PostgresErrorCodes.ReadOnlySqlTransaction, refused.SqlState);
    }

    [Fact]
    public async Task Nobody_else_enters_the_database()
    {
        await EnsureAsync();
        await TestDatabase.RunAsync(own.Running.SuperuserConnectionString, "create role stranger login password 'secret'");
        var stranger = new NpgsqlConnectionStringBuilder(own.Running.SuperuserConnectionString) { Username = "stranger", Password = "secret", Database = "callinsight" };

        var refused = await Assert.ThrowsAsync<PostgresException>(() => TestDatabase.RunAsync(stranger.ConnectionString, "select 1"));

        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    [Fact]
    public async Task The_passwords_are_readable_by_their_owner_alone()
    {
        await EnsureAsync();

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(own.Data.LoginsFile));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("{ broken")]
    public async Task Passwords_that_were_lost_are_replaced(string? left)
    {
        var before = await EnsureAsync();
        File.Delete(own.Data.LoginsFile);
        if (left is not null)
        {
            await File.WriteAllTextAsync(own.Data.LoginsFile, left);
        }

        var after = await EnsureAsync();

        Assert.NotEqual(before.App, after.App);
        Assert.Equal("callinsight_app callinsight", await WhoAsync(after.App));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("/usr/lib/postgresql/15/bin")]
    public async Task One_login_that_may_make_roles_is_enough(string? binaries)
    {
        Assert.SkipWhen(binaries is not null && !Directory.Exists(binaries), $"PostgreSQL is not installed in {binaries}");
        await using var fresh = new OwnServer(new OwnPostgresOptions { Binaries = binaries });
        var admin = await AdminAsync(await fresh.StartAsync(), "createrole");
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("ConnectionStrings:CallInsight", admin)]).Build();

        var ofOneHost = await DatabaseConnections.FromConfigurationAsync(settings, CancellationToken.None);
        var ofAnother = await DatabaseConnections.FromConfigurationAsync(settings, CancellationToken.None);

        Assert.Equal(ofOneHost, ofAnother);
        Assert.Equal("callinsight_app sales", await WhoAsync(ofOneHost!.App));
        await Migrator.MigrateAsync(ofOneHost.Owner, NullLogger.Instance, CancellationToken.None);
        Assert.Equal(0L, await TestDatabase.RunAsync(ofOneHost.App, "select count(*) from tenants"));
    }

    [Fact]
    public async Task One_login_that_may_not_make_roles_is_refused_with_what_to_do()
    {
        await using var fresh = new OwnServer();
        var admin = await AdminAsync(await fresh.StartAsync(), "nocreaterole");

        var refusal = await Assert.ThrowsAsync<StartRefusal>(() => DatabaseLogins.EnsureThroughAsync(admin, CancellationToken.None));

        Assert.Contains("Give it CREATEROLE", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(0L, await TestDatabase.RunAsync(fresh.Running!.SuperuserConnectionString, "select count(*) from pg_roles where rolname like 'callinsight%'"));
    }

    private Task<DatabaseConnections> EnsureAsync() => DatabaseLogins.EnsureAsync(own.Running, own.Data, CancellationToken.None);

    private static async Task<string?> WhoAsync(string connection) =>
        (string?)await TestDatabase.RunAsync(connection, "select current_user || ' ' || current_database()");

    /// <summary>What a company's database team hands out: a login, and a database that it owns.</summary>
    private static async Task<string> AdminAsync(PostgresServer server, string right)
    {
        await TestDatabase.RunAsync(server.SuperuserConnectionString, $"create role handed_out login {right} password 'secret'");
        await TestDatabase.RunAsync(server.SuperuserConnectionString, "create database sales owner handed_out");
        return new NpgsqlConnectionStringBuilder(server.SuperuserConnectionString) { Username = "handed_out", Password = "secret", Database = "sales" }.ConnectionString;
    }

    /// <summary>One server for the tests that change no more of it than making the logins does.</summary>
    public sealed class Server : IAsyncLifetime
    {
        private readonly OwnServer _own = new();

        internal PostgresServer Running => _own.Running!;

        internal DataDirectory Data => _own.Data;

        public async ValueTask InitializeAsync() => await _own.StartAsync();

        public ValueTask DisposeAsync() => _own.DisposeAsync();
    }
}
