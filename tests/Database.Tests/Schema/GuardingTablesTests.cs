using CallInsight.Testing;
using Xunit;

namespace CallInsight.Database.Tests.Schema;

public class GuardingTablesTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>
{
    private string Superuser => database.Database.Superuser;

    [Fact]
    public async Task Every_table_of_a_tenant_forces_row_level_security() => Assert.Empty(await Catalogue.TablesWithoutForcedSecurityAsync(Superuser));

    [Fact]
    public async Task Every_table_of_a_tenant_has_the_policy_for_reading_and_writing() => Assert.Empty(await Catalogue.TablesWithoutThePolicyAsync(Superuser));

    [Fact]
    public async Task No_other_policy_opens_a_table_but_to_the_door() => Assert.Empty(await Catalogue.PoliciesThatOpenFurtherAsync(Superuser));

    [Fact]
    public async Task No_partition_can_be_asked_directly() => Assert.Empty(await Catalogue.PartitionsWithGrantsAsync(Superuser));

    [Fact]
    public async Task Indexes_lead_with_the_tenant() => Assert.Empty(await Catalogue.IndexesThatDoNotLeadWithTheTenantAsync(Superuser));

    [Fact]
    public async Task Functions_that_run_as_their_owner_have_a_path_of_their_own() => Assert.Empty(await Catalogue.DefinersWithoutAPathAsync(Superuser));

    [Fact]
    public async Task No_serving_role_has_power_over_rows() => Assert.Empty(await Catalogue.RolesWithPowerAsync(Superuser));

    [Fact]
    public async Task What_is_asked_before_a_tenant_is_known_is_this_and_no_more() => Assert.Equal(
        [
            "door.api_key(bytea): callinsight_app, callinsight_reader",
            "door.audit_due(timestamp with time zone): callinsight_app",
            "door.calls_saying(text,integer): callinsight_reader",
            "door.claim_jobs(text,integer,interval,timestamp with time zone): callinsight_app",
            "door.claim_messages(text,uuid[],integer,interval,timestamp with time zone): callinsight_app",
            "door.fold_usage(integer,bigint,bigint,bigint,timestamp with time zone,uuid[],integer[],date[],text[],text[],uuid[],numeric[],bigint[],uuid[],timestamp with time zone[],text[],numeric[],bigint[],uuid[],integer[]): callinsight_meter",
            "door.jobs_failed(integer): callinsight_operator",
            "door.jobs_state(timestamp with time zone): callinsight_app, callinsight_operator",
            "door.jobs_waiting(): callinsight_app, callinsight_operator, callinsight_reader",
            "door.link(bytea): callinsight_app, callinsight_reader",
            "door.make_partitions(date,integer): callinsight_app",
            "door.messages_parked(integer): callinsight_operator",
            "door.outbox_state(timestamp with time zone): callinsight_app, callinsight_operator",
            "door.prune_outbox(timestamp with time zone): callinsight_app",
            "door.release_jobs(text,timestamp with time zone): callinsight_app",
            "door.release_messages(text,timestamp with time zone): callinsight_app",
            "door.tenant_by_slug(text): callinsight_app, callinsight_reader",
            "door.tenant_count(): callinsight_app, callinsight_reader",
            "door.tenant_slug(uuid): callinsight_app, callinsight_reader",
            "door.tenants_found(text,text,integer,integer): callinsight_operator",
            "door.usage_counted(): callinsight_meter",
            "door.usage_due(integer): callinsight_app",
            "door.usage_months_due(timestamp with time zone): callinsight_app",
            "door.workspaces_of_domain(text): callinsight_reader",
        ],
        await Catalogue.DoorsAsync(Superuser));

    [Fact]
    public async Task New_partitions_are_guarded_like_the_old_ones()
    {
        Assert.True((int)(await TestDatabase.RunAsync(database.Connections.App, "select door.make_partitions('2031-01-15', 1)"))! > 0);

        Assert.Empty(await Catalogue.TablesWithoutForcedSecurityAsync(Superuser));
        Assert.Empty(await Catalogue.TablesWithoutThePolicyAsync(Superuser));
        Assert.Empty(await Catalogue.PartitionsWithGrantsAsync(Superuser));
    }
}

public sealed class GuardingTablesTests15(DatabaseFixture15 database) : GuardingTablesTests(database), IClassFixture<DatabaseFixture15>;
