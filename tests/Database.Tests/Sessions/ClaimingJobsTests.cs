using CallInsight.Testing;
using Xunit;

namespace CallInsight.Database.Tests.Sessions;

public sealed class ClaimingJobsTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>
{
    [Fact]
    public async Task Work_that_somebody_waits_for_comes_before_older_work_that_nobody_waits_for()
    {
        var tenant = Guid.CreateVersion7();
        await TestDatabase.RunAsync(
            database.Database.Superuser,
            $"""
            insert into tenants (tenant_id, slug, name, status, plan, created_at) values ('{tenant}', 't{tenant:N}', 'T', 'active', 'team', now());
            insert into jobs (tenant_id, job_id, kind, subject_id, run_after, created_at, priority)
            select '{tenant}', gen_random_uuid(), 'call.try', gen_random_uuid(), '2026-03-01Z', '2026-03-01Z', 1 from generate_series(1, 50);
            insert into jobs (tenant_id, job_id, kind, subject_id, run_after, created_at)
            select '{tenant}', gen_random_uuid(), 'call.analyse', gen_random_uuid(), '2026-03-02Z', '2026-03-02Z' from generate_series(1, 2)
            """);

        Assert.Equal("call.analyse call.analyse call.try", await ClaimAsync(3));
        Assert.Equal("call.try call.try", await ClaimAsync(2));
    }

    private async Task<string?> ClaimAsync(int most) => (string?)await TestDatabase.RunAsync(
        database.Connections.App, $"select string_agg(kind, ' ' order by kind) from door.claim_jobs('worker', {most}, '1 minute', '2026-03-03Z')");
}
