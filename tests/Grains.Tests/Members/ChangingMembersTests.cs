using CallInsight.Contracts;
using CallInsight.Contracts.Members;
using CallInsight.Grains.Members;
using Xunit;

namespace CallInsight.Grains.Tests.Members;

public sealed class ChangingMembersTests
{
    public static TheoryData<Role, Role?, Role?, string?> Cases => new()
    {
        { Role.Owner, Role.Owner, Role.Rep, null },
        { Role.Owner, null, Role.Owner, null },
        { Role.Admin, Role.Rep, Role.Admin, null },
        { Role.Admin, Role.Owner, null, "member.onlyOwnersChangeOwners" },
        { Role.Admin, Role.Rep, Role.Owner, "member.onlyOwnersChangeOwners" },
        { Role.Manager, Role.Rep, Role.Rep, "permission.denied" },
        { Role.Rep, Role.Rep, null, "permission.denied" },
        { Role.Analyst, Role.Rep, null, "permission.denied" },
        { Role.Billing, Role.Rep, null, "permission.denied" },
        { Role.Auditor, Role.Rep, null, "permission.denied" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Who_may_change_whom(Role actor, Role? present, Role? wanted, string? refused)
        => Assert.Equal(refused, Member.Refused(Of(actor), present, wanted)?.Code);

    [Fact]
    public void A_key_makes_no_owners()
    {
        var key = new Actor("key", Guid.NewGuid(), null, [Scopes.All], [], null);

        Assert.Null(Member.Refused(key, Role.Rep, Role.Admin));
        Assert.Equal("member.onlyOwnersChangeOwners", Member.Refused(key, Role.Rep, Role.Owner)?.Code);
    }

    [Fact]
    public void A_key_without_the_scope_changes_nobody()
        => Assert.Equal("permission.denied", Member.Refused(new Actor("key", Guid.NewGuid(), null, [Scopes.CallsWrite], [], null), Role.Rep, null)?.Code);

    [Fact]
    public void A_new_password_ends_all_sessions_and_every_lock()
    {
        var account = new MemberAccount(Guid.NewGuid(), "ada", null, "Ada", Role.Rep, "invited", null, "stamp", 9, DateTimeOffset.UnixEpoch, 4);

        var after = new Member(account, null, [], MemberPreferences.Default, 1).WithPassword("hash").Account;

        Assert.Equal(("hash", "active", 5, 0, (DateTimeOffset?)null), (after.PasswordHash, after.Status, after.SessionEpoch, after.FailedAttempts, after.LockedUntil));
        Assert.NotEqual("stamp", after.SecurityStamp);
    }

    private static Actor Of(Role role)
    {
        var member = Guid.NewGuid();
        return new Actor("member", member, role, [], [], member);
    }
}
