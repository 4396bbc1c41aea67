using CallInsight.Contracts;
using CallInsight.Contracts.Calls;
using CallInsight.Contracts.Coaching;
using CallInsight.Contracts.Members;
using CallInsight.Contracts.Notifications;
using CallInsight.Grains.Tests.Calls;
using CallInsight.Grains.Tests.Hosting;
using Xunit;

namespace CallInsight.Grains.Tests.Coaching;

public sealed class TalkingAboutACallTests(TwoSilos silos) : IAsyncLifetime
{
    private readonly Guid _call = Guid.CreateVersion7();
    private Guid _tenant;
    private StoredCall _stored = null!;
    private Actor _owner = null!;
    private Actor _rita = null!;
    private Actor _sam = null!;

    private ICoachingGrain Coaching
    {
        get
        {
            CallContext.Enter(_tenant);
            return silos.Grains.Coaching(_tenant, _call);
        }
    }

    public async ValueTask InitializeAsync()
    {
        _tenant = await silos.ATenantAsync();
        _stored = new StoredCall(silos, _tenant, _call);
        (_owner, _rita, _sam) = (await AMemberAsync(Role.Owner, "Olga"), await AMemberAsync(Role.Rep, "Rita"), await AMemberAsync(Role.Rep, "Sam"));
        CallContext.Enter(_tenant);
        await silos.Grains.Call(_tenant, _call).Register(ACall.Registered() with { Rep = _rita.Id.ToString() });
        await _stored.ReadyAsync();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_comment_is_sealed_and_tells_the_one_whose_call_it_is()
    {
        var kept = await Coaching.AddComment(new AddComment(_owner, Guid.CreateVersion7(), "A fine question, quokka.", 0, null));

        Assert.Empty(kept.Value.OutOfReach);
        Assert.Equal(1L, await _stored.CountAsync("call_comments", "position(convert_to('quokka', 'UTF8') in text) = 0 and utterance = 0"));
        Assert.Equal(1L, await _stored.CountAsync("notifications", $"member_id = '{_rita.Id}' and kind = 'comment' and portal"));
        Assert.Equal(1L, await _stored.CountAsync("notifications"));
        Assert.Equal(1L, await _stored.CountAsync("audit_entries", "action = 'comment.added'"));
    }

    [Fact]
    public async Task Everybody_is_told_once_as_what_concerns_them_most()
    {
        var first = Guid.CreateVersion7();
        await Coaching.AddComment(new AddComment(_rita, first, "How was I?", 1, null));
        await Coaching.AddComment(new AddComment(_owner, Guid.CreateVersion7(), "Good, @Rita.", null, first));

        Assert.Equal(1L, await _stored.CountAsync("notifications", $"member_id = '{_rita.Id}' and kind = 'mention'"));
        Assert.Equal(1L, await _stored.CountAsync("notifications"));
        Assert.Equal(1L, await _stored.CountAsync("call_comments", $"thread_id = '{first}' and utterance = 1"));

        await Coaching.AddComment(new AddComment(_rita, Guid.CreateVersion7(), "Thank you.", null, first));
        Assert.Equal(1L, await _stored.CountAsync("notifications", $"member_id = '{_owner.Id}' and kind = 'reply'"));
    }

    [Fact]
    public async Task Twice_is_the_same_as_once()
    {
        var command = new AddComment(_owner, Guid.CreateVersion7(), "Once.", null, null);

        Assert.True((await Coaching.AddComment(command)).Ok);
        Assert.True((await Coaching.AddComment(command)).Ok);

        Assert.Equal((1L, 1L), (await _stored.CountAsync("call_comments"), await _stored.CountAsync("notifications")));
    }

    [Fact]
    public async Task Who_may_not_read_the_call_is_not_told_until_it_is_shared()
    {
        var before = await Coaching.AddComment(new AddComment(_owner, Guid.CreateVersion7(), "Look, @Sam", null, null));
        Assert.Equal([_sam.Id!.Value], before.Value.OutOfReach);
        Assert.Equal(0L, await _stored.CountAsync("notifications", $"member_id = '{_sam.Id}'"));
        Assert.Equal("call.notFound", (await Coaching.AddComment(new AddComment(_sam, Guid.CreateVersion7(), "Hm", null, null))).Refusal?.Code);

        var share = (await Coaching.Share(new ShareCall(_rita, Guid.CreateVersion7(), _sam.Id, null, 1))).Value;
        Assert.Equal(share, (await Coaching.Share(new ShareCall(_owner, Guid.CreateVersion7(), _sam.Id, null, null))).Value);
        var after = await Coaching.AddComment(new AddComment(_owner, Guid.CreateVersion7(), "Look again, @Sam", null, null));
        Assert.Empty(after.Value.OutOfReach);
        Assert.True((await Coaching.AddComment(new AddComment(_sam, Guid.CreateVersion7(), "I see.", null, null))).Ok);
        Assert.Equal("call.notFound", (await Coaching.Share(new ShareCall(_sam, Guid.CreateVersion7(), _owner.Id, null, null))).Refusal?.Code);

        Assert.True((await Coaching.Revoke(new RevokeShare(_owner, share))).Ok);
        Assert.Equal("call.notFound", (await Coaching.AddComment(new AddComment(_sam, Guid.CreateVersion7(), "And now?", null, null))).Refusal?.Code);
        Assert.Equal("share.notFound", (await Coaching.Revoke(new RevokeShare(_owner, share))).Refusal?.Code);
        Assert.Equal(0L, await _stored.CountAsync("notifications", "kind = 'share'"));
        Assert.Equal((1L, 1L), (await _stored.CountAsync("audit_entries", "action = 'call.shared'"), await _stored.CountAsync("audit_entries", "action = 'call.shareRevoked'")));
    }

    [Fact]
    public async Task Another_moment_of_a_shared_call_is_told_again()
    {
        var first = new ShareCall(_owner, Guid.CreateVersion7(), _sam.Id, null, 0);
        Assert.True((await Coaching.Share(first)).Ok);
        await silos.LookAsync($"update notifications set read_at = now() where subject_id = '{first.Share}'");

        Assert.Equal(first.Share, (await Coaching.Share(first with { Share = Guid.CreateVersion7(), Utterance = 1 })).Value);
        Assert.Equal(first.Share, (await Coaching.Share(first with { Share = Guid.CreateVersion7(), Utterance = 1 })).Value);

        Assert.Equal((1L, 1L), (await _stored.CountAsync("call_shares"), await _stored.CountAsync("call_shares", "utterance = 1")));
        Assert.Equal((1L, 1L), (await _stored.CountAsync("notifications"), await _stored.CountAsync("notifications", $"member_id = '{_sam.Id}' and read_at is null")));
        Assert.Equal(2L, await _stored.CountAsync("audit_entries", "action = 'call.shared'"));
        Assert.Equal("share.invalid", (await Coaching.Share(first with { Utterance = -1 })).Refusal?.Code);
    }

    [Fact]
    public async Task A_team_has_what_is_shared_with_it()
    {
        CallContext.Enter(_tenant);
        var team = (await silos.Grains.Tenant(_tenant).CreateTeam(new Contracts.Tenants.CreateTeam(Actor.System, "South", []))).Value;
        await silos.LookAsync($"update members set team_id = '{team}' where member_id = '{_sam.Id}'");

        Assert.True((await Coaching.Share(new ShareCall(_owner, Guid.CreateVersion7(), null, team, null))).Ok);

        Assert.Equal(1L, await _stored.CountAsync("notifications", $"member_id = '{_sam.Id}' and kind = 'share'"));
        Assert.True((await Coaching.AddComment(new AddComment(_sam, Guid.CreateVersion7(), "I see.", null, null))).Ok);
    }

    [Fact]
    public async Task One_changes_ones_own_words_and_admins_delete_any()
    {
        var id = Guid.CreateVersion7();
        await Coaching.AddComment(new AddComment(_rita, id, "Mine.", null, null));

        Assert.Equal("comment.notYours", (await Coaching.ChangeComment(new ChangeComment(_owner, id, "Yours."))).Refusal?.Code);
        Assert.True((await Coaching.ChangeComment(new ChangeComment(_rita, id, "Mine, @Olga."))).Ok);
        Assert.True((await Coaching.ChangeComment(new ChangeComment(_rita, id, "Mine, dear @Olga."))).Ok);
        Assert.Equal(1L, await _stored.CountAsync("notifications", $"member_id = '{_owner.Id}' and kind = 'mention'"));
        Assert.Equal(1L, await _stored.CountAsync("call_comments", "edited_at is not null"));

        await Coaching.Share(new ShareCall(_owner, Guid.CreateVersion7(), _sam.Id, null, null));
        Assert.Equal("comment.notYours", (await Coaching.RemoveComment(new RemoveComment(_sam, id))).Refusal?.Code);
        Assert.True((await Coaching.RemoveComment(new RemoveComment(_owner, id))).Ok);
        Assert.Equal(0L, await _stored.CountAsync("call_comments"));
        Assert.Equal(0L, await _stored.CountAsync("notifications", "kind = 'mention'"));
        Assert.Equal("comment.notFound", (await Coaching.RemoveComment(new RemoveComment(_owner, id))).Refusal?.Code);
    }

    [Fact]
    public async Task Answers_outlive_what_they_answer()
    {
        var (first, answer) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await Coaching.AddComment(new AddComment(_rita, first, "How was I?", null, null));
        await Coaching.AddComment(new AddComment(_owner, answer, "Good.", null, first));

        await Coaching.RemoveComment(new RemoveComment(_rita, first));
        Assert.Equal(1L, await _stored.CountAsync("call_comments", $"comment_id = '{first}' and text is null"));
        Assert.Equal("comment.notFound", (await Coaching.ChangeComment(new ChangeComment(_rita, first, "Back."))).Refusal?.Code);

        await Coaching.RemoveComment(new RemoveComment(_owner, answer));
        Assert.Equal(0L, await _stored.CountAsync("call_comments"));
    }

    [Fact]
    public async Task Who_reads_masked_texts_and_who_is_nobody_write_nothing()
    {
        var analyst = await AMemberAsync(Role.Analyst, "Ann");
        var key = new Actor("key", Guid.CreateVersion7(), null, [Scopes.All], [], null);

        Assert.Equal("call.notFound", (await Coaching.AddComment(new AddComment(analyst, Guid.CreateVersion7(), "Hm", null, null))).Refusal?.Code);
        Assert.Equal("comment.byMembersOnly", (await Coaching.AddComment(new AddComment(key, Guid.CreateVersion7(), "Hm", null, null))).Refusal?.Code);
        Assert.Equal("share.invalid", (await Coaching.Share(new ShareCall(_owner, Guid.CreateVersion7(), analyst.Id, null, null))).Refusal?.Code);
        Assert.Equal("share.invalid", (await Coaching.Share(new ShareCall(_owner, Guid.CreateVersion7(), null, null, null))).Refusal?.Code);
        Assert.Equal("comment.invalid", (await Coaching.AddComment(new AddComment(_owner, Guid.CreateVersion7(), " ", null, null))).Refusal?.Code);
    }

    [Fact]
    public async Task Erasing_the_call_takes_all_of_it_along()
    {
        await TalkAsync();
        CallContext.Enter(_tenant);
        await silos.Grains.Call(_tenant, _call).Erase(new EraseCall(Actor.System));

        Assert.Equal(["audit_entries", "call_facts"], (await _stored.NamedInAsync()).Keys.Order(StringComparer.Ordinal));
        Assert.Equal((0L, 0L, 0L, 0L), (await _stored.CountAsync("call_comments"), await _stored.CountAsync("comment_mentions"), await _stored.CountAsync("call_shares"), await _stored.CountAsync("notifications")));
    }

    [Fact]
    public async Task Erasing_a_member_takes_what_is_theirs_along()
    {
        await TalkAsync();
        CallContext.Enter(_tenant);
        await silos.Grains.Notifications(_tenant, _sam.Id!.Value).Choose(new ChooseNotifications(_sam, [new NotificationWays(NotificationKinds.Share, true, false, true)]));

        Assert.Equal(["audit_entries"], await LeftOfAsync(_sam));
        Assert.Equal(1L, await _stored.CountAsync("call_comments"));

        await Coaching.Share(new ShareCall(_owner, Guid.CreateVersion7(), _rita.Id, null, null));
        Assert.Equal(["audit_entries"], await LeftOfAsync(_owner));
        Assert.Equal((0L, 1L), (await _stored.CountAsync("call_comments"), await _stored.CountAsync("call_shares", "shared_by is null")));
    }

    /// <summary>Erases a member, and says which tables still name it; but for jobs, which find nobody then, and its key in the audit trail, which is destroyed and not deleted.</summary>
    private async Task<IEnumerable<string>> LeftOfAsync(Actor member)
    {
        await silos.LookAsync($"delete from member_secrets where member_id = '{member.Id}'; delete from links where member_id = '{member.Id}'; delete from members where member_id = '{member.Id}'");
        return (await new StoredCall(silos, _tenant, member.Id!.Value).NamedInAsync()).Keys.Except(["jobs", "audit_people"], StringComparer.Ordinal).Order(StringComparer.Ordinal);
    }

    private async Task TalkAsync()
    {
        await Coaching.Share(new ShareCall(_owner, Guid.CreateVersion7(), _sam.Id, null, null));
        await Coaching.AddComment(new AddComment(_owner, Guid.CreateVersion7(), "Look, @Sam and @Rita", 0, null));
        await Coaching.AddComment(new AddComment(_sam, Guid.CreateVersion7(), "I see, @Rita", 1, null));
    }

    private async Task<Actor> AMemberAsync(Role role, string name)
    {
        var id = Guid.CreateVersion7();
        CallContext.Enter(_tenant);
        Assert.True((await silos.Grains.Member(_tenant, id).Invite(new InviteMember(Actor.System, $"{name}@here.example", name, role, null))).Ok);
        await silos.LookAsync($"update members set status = 'active' where member_id = '{id}'");
        return new Actor("member", id, role, [], [], id);
    }
}
