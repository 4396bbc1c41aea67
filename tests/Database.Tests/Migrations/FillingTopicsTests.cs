using CallInsight.Testing;
using Xunit;

namespace CallInsight.Database.Tests.Migrations;

/// <summary>What a migration says of rows that were there before it, run as their owner, who sees no row while the policy is forced.</summary>
public sealed class FillingTopicsTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>
{
    [Fact]
    public async Task Calls_from_before_have_looked_for_what_their_language_has_and_for_trackers_since_these_found_something()
    {
        var tenant = Guid.CreateVersion7();
        await TestDatabase.RunAsync(
            database.Database.Superuser,
            $"""
            insert into tenants (tenant_id, slug, name, status, plan, created_at) values ('{tenant}', 't{tenant:N}', 'T', 'active', 'team', now());
            insert into call_facts (tenant_id, call_id, received_on, bucket, change, started_at, outcome, language, topic_codes)
            values ('{tenant}', gen_random_uuid(), current_date, 202601, 1, '2026-01-01', 'open', 'en', array[]::int[]),
                   ('{tenant}', gen_random_uuid(), current_date + 1, 202601, 2, '2026-01-02', 'open', 'en', array[3, 100]),
                   ('{tenant}', gen_random_uuid(), current_date + 2, 202601, 3, '2026-01-03', 'open', 'fr', array[101]),
                   ('{tenant}', gen_random_uuid(), current_date + 3, 202601, 4, '2026-01-04', 'open', 'fr', array[]::int[]);
            """);
        var script = await File.ReadAllTextAsync(CloneFolder.PathOf("database", "migrations", "0010_topics_known.sql"), TestContext.Current.CancellationToken);

        await TestDatabase.RunAsync(database.Connections.Owner, script[script.IndexOf("alter table call_facts no force", StringComparison.Ordinal)..]);

        Assert.Equal(
            "{0,1,2,3,4,5,6,7} {0,1,2,3,4,5,6,7,100} {100,101} {100,101}",
            await TestDatabase.RunAsync(database.Database.Superuser, $"select string_agg(topics_known::text, ' ' order by started_at) from call_facts where tenant_id = '{tenant}'"));
    }

    [Fact]
    public async Task Of_a_call_that_was_erased_before_nothing_is_left()
    {
        var tenant = Guid.CreateVersion7();
        await TestDatabase.RunAsync(
            database.Database.Superuser,
            $"""
            insert into tenants (tenant_id, slug, name, status, plan, created_at) values ('{tenant}', 't{tenant:N}', 'T', 'active', 'team', now());
            do $$ declare rule text; begin
              for rule in select conname from pg_constraint where conrelid = 'call_facts'::regclass and pg_get_constraintdef(oid) like '%erased%' loop
                execute format('alter table call_facts drop constraint %I', rule);
              end loop;
            end $$;
            insert into call_facts (tenant_id, call_id, received_on, bucket, change, started_at, outcome, currency, language, erased)
            values ('{tenant}', gen_random_uuid(), current_date, 202601, 1, '2026-01-01', 'won', 'EUR', 'en', true),
                   ('{tenant}', gen_random_uuid(), current_date, 202601, 2, '2026-01-02', 'lost', null, 'en', false);
            """);

        await TestDatabase.RunAsync(
            database.Connections.Owner,
            await File.ReadAllTextAsync(CloneFolder.PathOf("database", "migrations", "0011_erased_facts.sql"), TestContext.Current.CancellationToken));

        Assert.Equal(
            "true null null null null|false lost en 2026",
            await TestDatabase.RunAsync(
                database.Database.Superuser,
                $"""
                select string_agg(case when erased then concat_ws(' ', 'true', coalesce(outcome, 'null'), coalesce(currency, 'null'), coalesce(language, 'null'), coalesce(started_at::text, 'null'))
                  else concat_ws(' ', 'false', outcome, language, extract(year from started_at)) end, '|' order by change) from call_facts where tenant_id = '{tenant}'
                """));
    }
}
