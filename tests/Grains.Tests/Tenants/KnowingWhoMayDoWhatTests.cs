using CallInsight.Contracts;
using Xunit;

namespace CallInsight.Grains.Tests.Tenants;

public sealed class KnowingWhoMayDoWhatTests
{
    private const string Table = """
        permission    owner  admin  manager  rep   analyst  billing  auditor
        CallsRead     All    All    Teams    Own   Masked   None     None
        CallsWrite    All    All    Teams    Own   None     None     None
        CallsDelete   All    All    Teams    None  None     None     None
        CallsBulk     All    All    Teams    None  None     None     None
        CallsDiscuss  All    All    Teams    Own   None     None     None
        InsightsRead  All    All    Teams    Own   All      None     None
        Exports       All    All    Teams    Own   All      None     None
        Annotations   All    All    Teams    None  None     None     None
        MembersRead   All    All    None     None  None     None     All
        MembersWrite  All    All    None     None  None     None     None
        SettingsRead  All    All    None     None  None     None     All
        SettingsWrite All    All    None     None  None     None     None
        ApiKeys       All    All    Own      Own   Own      None     None
        ApiKeysRead   All    All    Own      Own   Own      None     All
        Webhooks      All    All    None     None  None     None     None
        WebhooksRead  All    All    None     None  None     None     All
        Scim          All    All    None     None  None     None     None
        ProvisioningWrite All All   None     None  None     None     None
        ProvisioningRead  All All   None     None  None     None     All
        ConnectionsWrite  All All   None     None  None     None     None
        ConnectionsRead   All All   None     None  None     None     All
        BenchmarksWrite All  All    All      None  None     None     None
        AuditRead     All    All    None     None  None     None     All
        UsageRead     All    All    None     None  None     All      All
        UsageWrite    All    All    None     None  None     None     None
        BillingRead   All    All    None     None  None     All      All
        BillingWrite  All    None   None     None  None     All      None
        TenantDelete  All    None   None     None  None     None     None
        OwnProfile    Own    Own    Own      Own   Own      Own      Own
        """;

    [Fact]
    public void The_table_is_the_one_that_was_agreed()
    {
        var lines = Table.Split('\n').Select(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).ToList();
        var roles = lines[0][1..].Select(r => Enum.Parse<Role>(r, ignoreCase: true)).ToList();
        var agreed = lines[1..].SelectMany(l => roles.Select((r, i) => (Enum.Parse<Permission>(l[0]), r, Enum.Parse<Reach>(l[i + 1])))).ToList();

        Assert.Equal(Enum.GetValues<Permission>().Length * Enum.GetValues<Role>().Length, agreed.Count);
        Assert.All(agreed, a => Assert.Equal(a, (a.Item1, a.r, RoleTable.Of(a.r, a.Item1))));
    }

    [Fact]
    public void A_key_of_the_workspace_may_do_what_its_scopes_say_and_no_more_than_an_admin()
    {
        var everything = Key(null, null, Scopes.All);
        var reader = Key(null, null, Scopes.CallsRead);

        Assert.All(Enum.GetValues<Permission>(), p => Assert.Equal(RoleTable.Of(Role.Admin, p), RoleTable.Of(everything, p)));
        Assert.Equal(Reach.All, RoleTable.Of(reader, Permission.CallsRead));
        Assert.All(Enum.GetValues<Permission>().Where(p => p != Permission.CallsRead), p => Assert.Equal(Reach.None, RoleTable.Of(reader, p)));
    }

    [Fact]
    public void A_personal_key_may_do_no_more_than_its_member()
    {
        var key = Key(Guid.NewGuid(), Role.Rep, Scopes.All);

        Assert.All(Enum.GetValues<Permission>(), p => Assert.Equal(RoleTable.Of(Role.Rep, p), RoleTable.Of(key, p)));
    }

    [Fact]
    public void Who_is_not_in_the_table_may_do_nothing()
        => Assert.All(Enum.GetValues<Permission>(), p => Assert.Equal(Reach.None, RoleTable.Of(Actor.Operator, p)));

    private static Actor Key(Guid? member, Role? role, params string[] scopes) => new("key", Guid.NewGuid(), role, scopes, [], member);
}
