using CallInsight.Contracts;
using CallInsight.Contracts.Calls;
using CallInsight.Contracts.Coaching;
using CallInsight.Contracts.Notifications;
using CallInsight.Grains.Hosting;
using CallInsight.Grains.Notifications;

namespace CallInsight.Grains.Coaching;

[GrainType("coaching")]
internal sealed class CoachingGrain(CoachingStore store, CallReaders readers, PrepareNotices notices) : TenantOwnedGrain, ICoachingGrain
{
    private const int LongestText = 5_000;

    private Guid CallId => GrainKeys.LastId(this.GetPrimaryKeyString());

    public async Task<Result<CommentKept>> AddComment(AddComment command)
    {
        if (await ReadAsync(command.Actor, Permission.CallsDiscuss) is not { } call)
        {
            return CallRefusals.NotFound;
        }

        if (command.Actor.Member is not { } author)
        {
            return CoachingRefusals.MembersOnly;
        }

        if (await store.FindAsync(TenantId, CallId, command.Comment, CancellationToken.None) is { } there)
        {
            return there.Author == author ? new CommentKept(there.Id, await OutOfReachAsync(call, there)) : CoachingRefusals.NoComment;
        }

        var answered = command.Answers is { } id ? await store.FindAsync(TenantId, CallId, id, CancellationToken.None) : null;
        if (command.Answers is not null && answered is null)
        {
            return CoachingRefusals.NoComment;
        }

        if (FaultOf(command.Text, command.Utterance) is { } refusal)
        {
            return refusal;
        }

        var (text, mentioned) = MentionText.Keep(command.Text.Trim(), await store.PeopleAsync(TenantId, CancellationToken.None));
        var comment = new CommentRow(command.Comment, author, answered is null ? null : answered.Thread ?? answered.Id, answered is null ? command.Utterance : answered.Utterance, false, mentioned);
        var (told, outOfReach) = await ToTellAsync(call, comment, mentioned, isNew: true);
        await store.AddAsync(TenantId, CallId, comment, text, CoachingStore.Audited(command.Actor, "comment.added", CallId, comment.Id), told, CancellationToken.None);
        return new CommentKept(comment.Id, outOfReach);
    }

    public async Task<Result<CommentKept>> ChangeComment(ChangeComment command)
    {
        var found = await FindAsync(command.Actor, command.Comment);
        if (!found.Ok)
        {
            return found.Refusal!;
        }

        var (call, comment) = found.Value;
        if (comment.Author != command.Actor.Member)
        {
            return CoachingRefusals.NotYours;
        }

        if (FaultOf(command.Text, null) is { } refusal)
        {
            return refusal;
        }

        var (text, mentioned) = MentionText.Keep(command.Text.Trim(), await store.PeopleAsync(TenantId, CancellationToken.None));
        var after = comment with { Mentioned = mentioned };
        var (told, outOfReach) = await ToTellAsync(call, after, [.. mentioned.Except(comment.Mentioned)], isNew: false);
        await store.ChangeAsync(TenantId, after, text, CoachingStore.Audited(command.Actor, "comment.changed", CallId, comment.Id), told, CancellationToken.None);
        return new CommentKept(comment.Id, outOfReach);
    }

    public async Task<Result<Done>> RemoveComment(RemoveComment command)
    {
        var found = await FindAsync(command.Actor, command.Comment);
        if (!found.Ok)
        {
            return found.Refusal!;
        }

        var comment = found.Value.Comment;
        if (comment.Author != command.Actor.Member && RoleTable.Of(command.Actor, Permission.CallsDiscuss) != Reach.All)
        {
            return CoachingRefusals.NotYours;
        }

        await store.RemoveAsync(TenantId, comment, CoachingStore.Audited(command.Actor, "comment.removed", CallId, comment.Id), CancellationToken.None);
        return Done.It;
    }

    public async Task<Result<Guid>> Share(ShareCall command)
    {
        if (await ReadAsync(command.Actor, Permission.CallsWrite) is not { } call || !await readers.MayShareAsync(TenantId, command.Actor, call, CancellationToken.None))
        {
            return CallRefusals.NotFound;
        }

        if (FaultOf(command) is { } refusal)
        {
            return refusal;
        }

        var there = await store.FindShareAsync(TenantId, CallId, command.Member, command.Team, CancellationToken.None);
        if (there is { } same && (same.Id == command.Share || command.Utterance is null || command.Utterance == same.Utterance))
        {
            return same.Id;
        }

        if (command.Team is { } team && !await store.TeamExistsAsync(TenantId, team, CancellationToken.None))
        {
            return CoachingRefusals.InvalidShare("team", "There is no such team.");
        }

        var readable = (await store.CandidatesAsync(TenantId, command.Member, command.Team, CancellationToken.None)).Where(c => RoleTable.Of(Enum.Parse<Role>(c.Role, ignoreCase: true), Permission.CallsDiscuss) != Reach.None).Select(c => c.Member).ToList();
        if (command.Member is not null && readable.Count == 0)
        {
            return CoachingRefusals.InvalidShare("member", "There is no such member, or one whose role reads no calls.");
        }

        var share = new ShareRow(there?.Id ?? command.Share, command.Utterance);
        var told = await notices.OfAsync(TenantId, new Notice(NotificationKinds.Share, share.Id, CallId, command.Actor.Member, [.. readable.Where(m => m != command.Actor.Member)]), CancellationToken.None);
        var audit = CoachingStore.Audited(command.Actor, "call.shared", CallId, share.Id, "share");
        await (there is null
            ? store.ShareAsync(TenantId, CallId, command, audit, [told], CancellationToken.None)
            : store.ShareOtherMomentAsync(TenantId, share, audit, [told], CancellationToken.None));
        return share.Id;
    }

    public async Task<Result<Done>> Revoke(RevokeShare command)
    {
        if (await ReadAsync(command.Actor, Permission.CallsWrite) is not { } call || !await readers.MayShareAsync(TenantId, command.Actor, call, CancellationToken.None))
        {
            return CallRefusals.NotFound;
        }

        var audit = CoachingStore.Audited(command.Actor, "call.shareRevoked", CallId, command.Share, "share");
        return await store.RevokeAsync(TenantId, CallId, command.Share, audit, CancellationToken.None) ? Done.It : CoachingRefusals.NoShare;
    }

    private static Refusal? FaultOf(string text, int? utterance)
        => string.IsNullOrWhiteSpace(text) ? CoachingRefusals.InvalidComment("text", "Write something.")
            : text.Length > LongestText ? CoachingRefusals.InvalidComment("text", $"At most {LongestText} characters.")
            : text.Contains('\0', StringComparison.Ordinal) ? CoachingRefusals.InvalidComment("text", "It holds a character that is no text (U+0000).")
            : utterance < 0 ? CoachingRefusals.InvalidComment("utterance", "Give the index of an utterance.")
            : null;

    private static Refusal? FaultOf(ShareCall command)
        => (command.Member is null) == (command.Team is null) ? CoachingRefusals.InvalidShare("member", "Give either a member or a team.")
            : command.Utterance < 0 ? CoachingRefusals.InvalidShare("utterance", "Give the index of an utterance.")
            : null;

    /// <summary>The call, where the actor may read it.</summary>
    private async Task<CallOwner?> ReadAsync(Actor actor, Permission permission)
        => await readers.FindAsync(TenantId, CallId, CancellationToken.None) is { } call && await readers.MayReadAsync(TenantId, actor, permission, call, CancellationToken.None) ? call : null;

    private async Task<Result<(CallOwner Call, CommentRow Comment)>> FindAsync(Actor actor, Guid id)
    {
        if (await ReadAsync(actor, Permission.CallsDiscuss) is not { } call)
        {
            return CallRefusals.NotFound;
        }

        return await store.FindAsync(TenantId, CallId, id, CancellationToken.None) is { IsGone: false } comment ? (call, comment) : CoachingRefusals.NoComment;
    }

    /// <summary>Whom a comment concerns, each once: as mentioned, else as one who wrote in the thread, else as the one whose call it is.</summary>
    private async Task<(IReadOnlyList<Notice> Told, IReadOnlyList<Guid> OutOfReach)> ToTellAsync(CallOwner call, CommentRow comment, IReadOnlyList<Guid> mentioned, bool isNew)
    {
        var authors = isNew && comment.Thread is { } thread ? await store.AuthorsAsync(TenantId, thread, CancellationToken.None) : [];
        var reps = isNew && call.Rep is { } rep ? [rep] : Array.Empty<Guid>();
        var readable = await readers.AmongAsync(TenantId, call, [.. mentioned.Concat(authors).Concat(reps).Distinct()], CancellationToken.None);
        var told = new HashSet<Guid> { comment.Author };
        var prepared = new List<Notice>();
        foreach (var (kind, members) in new[] { (NotificationKinds.Mention, mentioned), (NotificationKinds.Reply, authors), (NotificationKinds.Comment, (IReadOnlyList<Guid>)reps) })
        {
            var some = members.Where(m => readable.Contains(m) && told.Add(m)).ToList();
            prepared.Add(await notices.OfAsync(TenantId, new Notice(kind, comment.Id, CallId, comment.Author, some), CancellationToken.None));
        }

        return (prepared, [.. mentioned.Where(m => m != comment.Author && !readable.Contains(m))]);
    }

    /// <summary>Whom a comment mentions that may not read it.</summary>
    private async Task<IReadOnlyList<Guid>> OutOfReachAsync(CallOwner call, CommentRow comment)
    {
        var readable = await readers.AmongAsync(TenantId, call, [.. comment.Mentioned], CancellationToken.None);
        return [.. comment.Mentioned.Where(m => m != comment.Author && !readable.Contains(m))];
    }
}
