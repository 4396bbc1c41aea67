using CallInsight.Testing;
using Xunit;

namespace CallInsight.Database.Tests.Migrations;

/// <summary>What a migration says of rows that were there before it, run as their owner, who sees no row while the policy is forced.</summary>
public sealed class FillingTopicsTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>
{
    [Fact]
    public async Task Calls_from_before_have_looked_for_what_was_found_and_for_what_their_language_has()
    {
        var tenant = Guid.CreateVersion7();
        await TestDatabase.RunAsync(
            database.Database.Superuser,
            $"""
            insert into tenants (tenant_id, slug, name, status, plan, created_at) values ('{tenant}', 't{tenant:N}', 'T', 'active', 'team', now());
            insert into call_facts (tenant_id, call_id, received_on, bucket, change, started_at, outcome, language, topic_codes)
            values ('{tenant}', gen_random_uuid(), current_date, 202601, 1, '2026-01-01', 'open', 'en', array[3, 100]),
                   ('{tenant}', gen_random_uuid(), current_date, 202601, 2, '2026-01-02', 'open', 'fr', array[100]);
            """);
        var script = await File.ReadAllTextAsync(CloneFolder.PathOf("database", "migrations", "0010_topics_known.sql"), TestContext.Current.CancellationToken);

        await TestDatabase.RunAsync(database.Connections.Owner, script[script.IndexOf("alter table call_facts no force", StringComparison.Ordinal)..]);

        Assert.Equal(
            "{0,1,2,3,4,5,6,7,100} {100}",
            await TestDatabase.RunAsync(database.Database.Superuser, $"select string_agg(topics_known::text, ' ' order by started_at) from call_facts where tenant_id = '{tenant}'"));
    }
}
