using CallInsight.Storage;
using CallInsight.Storage.Logins;
using CallInsight.Testing;
using Microsoft.Extensions.Configuration;
using Npgsql;
using Xunit;

namespace CallInsight.Database.Tests.Logins;

public sealed class RefusingToServeTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>
{
    [Fact]
    public async Task Five_plain_logins_serve()
    {
        var given = await FromAsync(database.Connections);

        Assert.Equal(new NpgsqlConnectionStringBuilder(database.Connections.App).Password, new NpgsqlConnectionStringBuilder(given!.App).Password);
    }

    [Theory]
    [InlineData("superuser", "a superuser")]
    [InlineData("bypassrls", "a role with BYPASSRLS")]
    [InlineData("in role callinsight_owner", "the owner of the database")]
    public async Task A_login_with_power_over_the_rows_does_not_serve(string power, string named)
    {
        var login = "strong_" + Guid.NewGuid().ToString("N");
        await TestDatabase.RunAsync(database.Database.Superuser, $"create role {login} login password 'secret' {power}");
        var reader = new NpgsqlConnectionStringBuilder(database.Connections.App) { Username = login, Password = "secret" }.ConnectionString;
        await TestDatabase.RunAsync(database.Database.Superuser, $"grant connect on database {database.Database.Name} to {login}");

        var refusal = await Assert.ThrowsAsync<StartRefusal>(() => FromAsync(database.Connections with { Reader = reader }));

        Assert.Contains(login, refusal.Message, StringComparison.Ordinal);
        Assert.Contains(named, refusal.Message, StringComparison.Ordinal);
        Assert.Contains("CallInsightReader", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_owner_does_not_serve()
    {
        var refusal = await Assert.ThrowsAsync<StartRefusal>(() => FromAsync(database.Connections with { App = database.Connections.Owner }));

        Assert.Contains("the owner of the database", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_password_is_refused_without_naming_it()
    {
        var wrong = new NpgsqlConnectionStringBuilder(database.Connections.Meter) { Password = "mistyped" }.ConnectionString;

        var refusal = await Assert.ThrowsAsync<StartRefusal>(() => FromAsync(database.Connections with { Meter = wrong }));

        Assert.Contains("ConnectionStrings:CallInsightMeter", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("mistyped", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_of_five_are_refused_with_the_names_of_the_others()
    {
        var refusal = await Assert.ThrowsAsync<StartRefusal>(() => FromAsync(database.Connections with { Owner = "", Operator = "", Meter = "" }));

        Assert.Contains("ConnectionStrings:CallInsightOwner, ConnectionStrings:CallInsightOperator, ConnectionStrings:CallInsightMeter", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_settings_there_are_no_connections() =>
        Assert.Null(await FromAsync(new DatabaseConnections("", "", "", "", "")));

    [Fact]
    public void What_is_printed_of_connections_holds_no_password() =>
        Assert.DoesNotContain("Password", $"{database.Connections}", StringComparison.OrdinalIgnoreCase);

    private static Task<DatabaseConnections?> FromAsync(DatabaseConnections given) => DatabaseConnections.FromConfigurationAsync(
        new ConfigurationBuilder().AddInMemoryCollection(
        [
            new("ConnectionStrings:CallInsight", given.App),
            new("ConnectionStrings:CallInsightOwner", given.Owner),
            new("ConnectionStrings:CallInsightReader", given.Reader),
            new("ConnectionStrings:CallInsightOperator", given.Operator),
            new("ConnectionStrings:CallInsightMeter", given.Meter),
        ]).Build(),
        CancellationToken.None);
}
