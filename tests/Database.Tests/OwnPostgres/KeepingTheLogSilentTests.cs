using CallInsight.Testing;
using Npgsql;
using Xunit;

namespace CallInsight.Database.Tests.OwnPostgres;

public sealed class KeepingTheLogSilentTests
{
    private const string Said = "wellingtonia";

    private static readonly string[] Statements =
    [
        $"select '{Said}'::int",
        $"create temporary table t (x text primary key); insert into t values ('{Said}'); insert into t values ('{Said}')",
        $"create temporary table t (x text check (length(x) < 3)); insert into t values ('{Said}')",
        $"do $$ begin raise exception '{Said}'; end $$",
        $"do $$ begin raise warning '{Said}'; end $$",
        Said,
    ];

    [Fact]
    public async Task What_a_statement_says_stays_out_of_the_log()
    {
        await using var own = new OwnServer();
        var server = await own.StartAsync();
        var failed = 0;
        foreach (var statement in Statements)
        {
            try
            {
                await TestDatabase.RunAsync(server.SuperuserConnectionString, statement);
            }
            catch (PostgresException)
            {
                failed++;
            }
        }

        await own.StopAsync();

        var logs = Directory.GetFiles(Path.Combine(server.Files, "log")).Append(Path.Combine(server.Files, "start.log"));
        var written = string.Concat(logs.Select(File.ReadAllText));
        Assert.Equal(Statements.Length - 1, failed);
        Assert.Contains("shut down", written, StringComparison.Ordinal);
        Assert.DoesNotContain(Said, written, StringComparison.Ordinal);
    }
}
