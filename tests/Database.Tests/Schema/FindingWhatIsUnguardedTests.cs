using CallInsight.Testing;
using Xunit;

namespace CallInsight.Database.Tests.Schema;

/// <summary>The rules of the catalogue find what breaks them. Each test has a database to spoil.</summary>
public sealed class FindingWhatIsUnguardedTests : IAsyncLifetime
{
    private TestDatabase? _database;

    private string Superuser => _database!.Superuser;

    public async ValueTask InitializeAsync() => _database = await TestPostgres.Npm.NewDatabaseAsync();

    public ValueTask DisposeAsync() => _database!.DisposeAsync();

    [Theory]
    [InlineData("create table diaries (tenant_id uuid)")]
    [InlineData("create table diaries (tenant_id uuid); alter table diaries enable row level security")]
    [InlineData("create table door.diaries (tenant_id uuid)")]
    [InlineData("alter table members no force row level security")]
    [InlineData("create table call_texts_209901 partition of call_texts for values from ('2099-01-01') to ('2099-02-01')")]
    public async Task A_table_that_does_not_force_security(string spoil) => Assert.Single(await AfterAsync(spoil, Catalogue.TablesWithoutForcedSecurityAsync));

    [Theory]
    [InlineData("drop policy tenant on members")]
    [InlineData("drop policy tenant on members; create policy tenant on members using (tenant_id = guard.tenant()) with check (true)")]
    [InlineData("drop policy tenant on members; create policy tenant on members for select using (tenant_id = guard.tenant())")]
    [InlineData("drop policy tenant on members; create policy tenant on members using (guard.tenant() is null or tenant_id = guard.tenant()) with check (tenant_id = guard.tenant())")]
    public async Task A_table_without_the_policy(string spoil) => Assert.Single(await AfterAsync(spoil, Catalogue.TablesWithoutThePolicyAsync));

    [Fact]
    public async Task A_policy_that_opens_a_table() =>
        Assert.Single(await AfterAsync("create policy support on members for select to callinsight_operator using (true)", Catalogue.PoliciesThatOpenFurtherAsync));

    [Fact]
    public async Task A_partition_with_a_grant() => Assert.Single(await AfterAsync(
        "create table call_texts_209901 partition of call_texts for values from ('2099-01-01') to ('2099-02-01'); grant select on call_texts_209901 to callinsight_reader",
        Catalogue.PartitionsWithGrantsAsync));

    [Fact]
    public async Task An_index_that_does_not_lead_with_the_tenant() =>
        Assert.Single(await AfterAsync("create index calls_everywhere on calls (started_at)", Catalogue.IndexesThatDoNotLeadWithTheTenantAsync));

    [Fact]
    public async Task A_door_that_stands_open() => Assert.Contains(
        "door.peek(): public",
        await AfterAsync("create function door.peek() returns bigint language sql as 'select count(*) from public.calls'", Catalogue.DoorsAsync));

    [Fact]
    public async Task A_function_that_trusts_its_callers_path() =>
        Assert.Single(await AfterAsync("create function door.peek() returns bigint language sql security definer as 'select count(*) from public.calls'", Catalogue.DefinersWithoutAPathAsync));

    [Fact]
    public async Task A_serving_role_that_owns_a_table() =>
        Assert.Single(await AfterAsync("create table mine (x int); alter table mine owner to callinsight_app", Catalogue.RolesWithPowerAsync));

    private async Task<List<string>> AfterAsync(string spoil, Func<string, Task<List<string>>> rule)
    {
        await TestDatabase.RunAsync(Superuser, spoil);
        return await rule(Superuser);
    }
}
