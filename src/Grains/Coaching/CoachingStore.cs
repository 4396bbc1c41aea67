using CallInsight.Contracts.Coaching;
using CallInsight.Grains.AuditTrail;
using CallInsight.Grains.Notifications;
using CallInsight.Storage.Calls;
using CallInsight.Storage.Secrets;
using CallInsight.Storage.Sessions;

namespace CallInsight.Grains.Coaching;

/// <summary>The SQL of comments and shares.</summary>
internal sealed class CoachingStore(AppDatabase database, TenantKeys keys, TimeProvider time)
{
    private const string Comment = "comment";

    /// <summary>Null when there is none on this call.</summary>
    public Task<CommentRow?> FindAsync(Guid tenant, Guid call, Guid comment, CancellationToken cancellationToken)
        => database.FindAsync(
            tenant,
            """
            select c.author_id, c.thread_id, c.utterance, c.text is null, array(select m.member_id from comment_mentions m where m.tenant_id = $1 and m.comment_id = $3)
            from call_comments c where c.tenant_id = $1 and c.call_id = $2 and c.comment_id = $3
            """,
            r => new CommentRow(comment, r.GetGuid(0), r.IsDBNull(1) ? null : r.GetGuid(1), r.IsDBNull(2) ? null : r.GetInt32(2), r.GetBoolean(3), r.GetFieldValue<Guid[]>(4)),
            cancellationToken,
            tenant, call, comment);

    /// <summary>Who can be named in a comment.</summary>
    public Task<List<Mentionable>> PeopleAsync(Guid tenant, CancellationToken cancellationToken)
        => database.QueryAsync(
            tenant,
            "select member_id, name, email, user_name from members where tenant_id = $1 and status = 'active'",
            r => new Mentionable(r.GetGuid(0), r.GetString(1), r.IsDBNull(2) ? null : r.GetString(2), r.GetString(3)),
            cancellationToken,
            tenant);

    /// <summary>Who wrote in a thread.</summary>
    public Task<List<Guid>> AuthorsAsync(Guid tenant, Guid thread, CancellationToken cancellationToken)
        => database.QueryAsync(tenant, "select distinct author_id from call_comments where tenant_id = $1 and (comment_id = $2 or thread_id = $2) and text is not null", r => r.GetGuid(0), cancellationToken, tenant, thread);

    public async Task AddAsync(Guid tenant, Guid call, CommentRow comment, string text, AuditRow audit, IReadOnlyList<Notice> notices, CancellationToken cancellationToken)
    {
        var (key, now) = (await keys.GetAsync(tenant, cancellationToken), time.GetUtcNow());
        await database.Begin(tenant)
            .Require(
                "insert into call_comments (tenant_id, comment_id, call_id, thread_id, author_id, utterance, text, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8)",
                tenant, comment.Id, call, comment.Thread, comment.Author, comment.Utterance, CommentTexts.Seal(key, comment.Id, text), now)
            .Add("insert into comment_mentions (tenant_id, comment_id, member_id) select $1, $2, unnest($3)", tenant, comment.Id, comment.Mentioned.ToArray())
            .Tell(tenant, notices, now)
            .Audit(key, tenant, audit, now)
            .ExecuteAsync(cancellationToken);
    }

    public async Task ChangeAsync(Guid tenant, CommentRow comment, string text, AuditRow audit, IReadOnlyList<Notice> notices, CancellationToken cancellationToken)
    {
        var (key, now) = (await keys.GetAsync(tenant, cancellationToken), time.GetUtcNow());
        await database.Begin(tenant)
            .Require("update call_comments set text = $3, edited_at = $4 where tenant_id = $1 and comment_id = $2 and text is not null", tenant, comment.Id, CommentTexts.Seal(key, comment.Id, text), now)
            .Add("delete from comment_mentions where tenant_id = $1 and comment_id = $2 and member_id <> all($3)", tenant, comment.Id, comment.Mentioned.ToArray())
            .Add("delete from notifications where tenant_id = $1 and subject_id = $2 and kind = 'mention' and member_id <> all($3)", tenant, comment.Id, comment.Mentioned.ToArray())
            .Add("insert into comment_mentions (tenant_id, comment_id, member_id) select $1, $2, unnest($3) on conflict do nothing", tenant, comment.Id, comment.Mentioned.ToArray())
            .Tell(tenant, notices, now)
            .Audit(key, tenant, audit, now)
            .ExecuteAsync(cancellationToken);
    }

    /// <summary>Takes a comment away with what was told of it. Where answers remain, an empty one stands in its place until they are gone too.</summary>
    public async Task RemoveAsync(Guid tenant, CommentRow comment, AuditRow audit, CancellationToken cancellationToken)
    {
        var key = await keys.GetAsync(tenant, cancellationToken);
        await database.Begin(tenant)
            .Add("delete from notifications where tenant_id = $1 and subject_id = $2", tenant, comment.Id)
            .Add("delete from comment_mentions where tenant_id = $1 and comment_id = $2", tenant, comment.Id)
            .Add("update call_comments set text = null where tenant_id = $1 and comment_id = $2", tenant, comment.Id)
            .Add("delete from call_comments c where c.tenant_id = $1 and c.comment_id = $2 and not exists (select 1 from call_comments a where a.tenant_id = $1 and a.thread_id = $2)", tenant, comment.Id)
            .Add("delete from call_comments c where c.tenant_id = $1 and c.comment_id = $2 and c.text is null and not exists (select 1 from call_comments a where a.tenant_id = $1 and a.thread_id = $2)", tenant, comment.Thread)
            .Audit(key, tenant, audit, time.GetUtcNow())
            .ExecuteAsync(cancellationToken);
    }

    /// <summary>With whom a call could be shared: the member, or those who are in the team, with their roles. None where there is no such member or team.</summary>
    public Task<List<(Guid Member, string Role)>> CandidatesAsync(Guid tenant, Guid? member, Guid? team, CancellationToken cancellationToken)
        => database.QueryAsync(
            tenant,
            "select member_id, role from members where tenant_id = $1 and (member_id = $2 or team_id = $3) and status = 'active'",
            r => (r.GetGuid(0), r.GetString(1)),
            cancellationToken,
            tenant, member, team);

    public async Task<bool> TeamExistsAsync(Guid tenant, Guid team, CancellationToken cancellationToken)
        => (await database.QueryAsync(tenant, "select 1 from teams where tenant_id = $1 and team_id = $2", r => r.GetInt32(0), cancellationToken, tenant, team)).Count > 0;

    /// <summary>The share of a call with somebody; null when there is none.</summary>
    public Task<ShareRow?> FindShareAsync(Guid tenant, Guid call, Guid? member, Guid? team, CancellationToken cancellationToken)
        => database.FindAsync(
            tenant,
            "select share_id, utterance from call_shares where tenant_id = $1 and call_id = $2 and (member_id = $3 or team_id = $4)",
            r => new ShareRow(r.GetGuid(0), r.IsDBNull(1) ? null : r.GetInt32(1)),
            cancellationToken,
            tenant, call, member, team);

    public async Task ShareAsync(Guid tenant, Guid call, ShareCall command, AuditRow audit, IReadOnlyList<Notice> notices, CancellationToken cancellationToken)
    {
        var (key, now) = (await keys.GetAsync(tenant, cancellationToken), time.GetUtcNow());
        await database.Begin(tenant)
            .Require(
                "insert into call_shares (tenant_id, share_id, call_id, member_id, team_id, utterance, shared_by, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8)",
                tenant, command.Share, call, command.Member, command.Team, command.Utterance, command.Actor.Member, now)
            .Tell(tenant, notices, now)
            .Audit(key, tenant, audit, now)
            .ExecuteAsync(cancellationToken);
    }

    /// <summary>Lets a share lead to another moment. What was told of it gives way to what is told now.</summary>
    public async Task ShareOtherMomentAsync(Guid tenant, ShareRow share, AuditRow audit, IReadOnlyList<Notice> notices, CancellationToken cancellationToken)
    {
        var (key, now) = (await keys.GetAsync(tenant, cancellationToken), time.GetUtcNow());
        await database.Begin(tenant)
            .Require("update call_shares set utterance = $3 where tenant_id = $1 and share_id = $2", tenant, share.Id, share.Utterance)
            .Add("delete from notifications where tenant_id = $1 and subject_id = $2", tenant, share.Id)
            .Tell(tenant, notices, now)
            .Audit(key, tenant, audit, now)
            .ExecuteAsync(cancellationToken);
    }

    /// <returns>False when there is no such share of the call.</returns>
    public async Task<bool> RevokeAsync(Guid tenant, Guid call, Guid share, AuditRow audit, CancellationToken cancellationToken)
    {
        if ((await database.QueryAsync(tenant, "select 1 from call_shares where tenant_id = $1 and call_id = $2 and share_id = $3", r => r.GetInt32(0), cancellationToken, tenant, call, share)).Count == 0)
        {
            return false;
        }

        var key = await keys.GetAsync(tenant, cancellationToken);
        await database.Begin(tenant)
            .Add("delete from call_shares where tenant_id = $1 and share_id = $2", tenant, share)
            .Add("delete from notifications where tenant_id = $1 and subject_id = $2", tenant, share)
            .Audit(key, tenant, audit, time.GetUtcNow())
            .ExecuteAsync(cancellationToken);
        return true;
    }

    public static AuditRow Audited(Contracts.Actor actor, string action, Guid call, Guid subject, string kind = Comment)
        => new(actor, action, kind, subject, new Dictionary<string, string?>(StringComparer.Ordinal) { ["call"] = call.ToString() });
}

/// <param name="Utterance">The moment to look at; null for the whole call.</param>
internal sealed record ShareRow(Guid Id, int? Utterance);

/// <summary>A comment as its grain decides on it.</summary>
/// <param name="Thread">The thread's first comment; null for that one itself.</param>
internal sealed record CommentRow(Guid Id, Guid Author, Guid? Thread, int? Utterance, bool IsGone, IReadOnlyList<Guid> Mentioned);
