using CallInsight.Storage.Sessions;
using Npgsql;
using Xunit;

namespace CallInsight.Database.Tests.Sessions;

public sealed class SharingCommitsTests
{
    private readonly List<int[]> _commits = [];
    private readonly TaskCompletionSource _first = new(TaskCreationOptions.RunContinuationsAsynchronously);

    [Fact]
    public async Task What_arrives_during_a_commit_goes_into_the_next_one_together()
    {
        var shared = new SharedCommit<int, int>(WriteAsync, most: 3);
        var tenant = Guid.NewGuid();

        var answers = Enumerable.Range(1, 6).Select(i => shared.WriteAsync(tenant, i)).ToList();
        _first.SetResult();

        var given = await Task.WhenAll(answers);
        Assert.Equal([10, 20, 30, 40, 50, 60], given);
        Assert.Equal(Enumerable.Range(1, 6), _commits.SelectMany(c => c));
        Assert.InRange(_commits.Count, 2, 3);
        Assert.All(_commits, c => Assert.InRange(c.Length, 1, 3));
    }

    [Fact]
    public async Task Tenants_never_share_one()
    {
        var shared = new SharedCommit<int, int>(WriteAsync, most: 10);
        _first.SetResult();

        await Task.WhenAll(Enumerable.Range(1, 8).Select(i => shared.WriteAsync(Guid.NewGuid(), i)));

        Assert.Equal(8, _commits.Count);
    }

    [Fact]
    public async Task One_that_the_database_refuses_does_not_take_the_others_with_it()
    {
        var shared = new SharedCommit<int, int>(WriteAsync, most: 10);
        var tenant = Guid.NewGuid();

        var answers = new[] { 1, 2, -3, 4 }.Select(i => shared.WriteAsync(tenant, i)).ToList();
        _first.SetResult();

        Assert.Equal(10, await answers[0]);
        Assert.Equal(20, await answers[1]);
        Assert.Equal("23503", (await Assert.ThrowsAsync<PostgresException>(() => answers[2])).SqlState);
        Assert.Equal(40, await answers[3]);
    }

    [Fact]
    public async Task Where_the_outcome_is_unknown_nothing_is_written_again()
    {
        var writes = 0;
        var shared = new SharedCommit<int, int>(
            async (_, _) =>
            {
                writes++;
                await _first.Task;
                throw new NpgsqlException("The connection was lost.");
            },
            most: 10);
        var tenant = Guid.NewGuid();

        var answers = Enumerable.Range(1, 5).Select(i => shared.WriteAsync(tenant, i)).ToList();
        _first.SetResult();

        foreach (var answer in answers)
        {
            await Assert.ThrowsAsync<NpgsqlException>(() => answer);
        }

        Assert.InRange(writes, 1, 2);
    }

    // The first waits, so that the others meet; below 0 is what a database refuses.
    private async Task<IReadOnlyList<int>> WriteAsync(Guid tenant, IReadOnlyList<int> values)
    {
        await _first.Task;
        if (values.Any(v => v < 0))
        {
            throw new PostgresException("Refused.", "ERROR", "ERROR", "23503");
        }

        lock (_commits)
        {
            _commits.Add([.. values]);
        }

        return [.. values.Select(v => v * 10)];
    }
}
