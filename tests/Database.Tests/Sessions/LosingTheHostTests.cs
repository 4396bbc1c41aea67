using CallInsight.Storage.Sessions;
using Npgsql;
using Xunit;

namespace CallInsight.Database.Tests.Sessions;

public sealed class LosingTheHostTests
{
    [Fact]
    public async Task A_name_that_cannot_be_resolved_is_a_failure_of_the_database_that_may_pass()
    {
        await using var source = NpgsqlDataSource.Create("Host=database.invalid;Username=nobody");
        var database = new TenantDatabase(source);

        var fault = await Assert.ThrowsAsync<NpgsqlException>(() => database.AskDoorAsync("select 1", r => r.GetInt32(0), CancellationToken.None));

        Assert.True(TransientFaults.IsTransient(fault));
        Assert.Contains("The host name database.invalid cannot be resolved", fault.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<NpgsqlException>(() => database.Begin(Guid.NewGuid()).Add("select 1").ExecuteAsync(CancellationToken.None));
        await Assert.ThrowsAsync<NpgsqlException>(() => database.OpenAsync(Guid.NewGuid(), CancellationToken.None));
    }
}
