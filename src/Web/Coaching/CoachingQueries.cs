using CallInsight.Contracts;
using CallInsight.Contracts.Coaching;
using CallInsight.Storage.Calls;
using CallInsight.Storage.Secrets;
using CallInsight.Storage.Sessions;
using CallInsight.Web.SignIn;
using Npgsql;

namespace CallInsight.Web.Coaching;

/// <summary>Reads what people said about a call, and with whom it is shared. What the actor may not read does not exist.</summary>
internal sealed class CoachingQueries(ReaderDatabase database, TenantKeys keys)
{
    private const int MostPeople = 1_000;

    /// <summary>The comments of a call in the order in which they were written. None for those who read masked texts.</summary>
    public async Task<List<CommentView>> CommentsAsync(Guid tenant, Actor actor, Guid call, CancellationToken cancellationToken)
    {
        if (RoleTable.Of(actor, Permission.CallsRead) == Reach.Masked)
        {
            return [];
        }

        var key = await keys.GetAsync(tenant, cancellationToken);
        var scope = CallScope.Of(actor, Permission.CallsRead, 3);
        var names = (await database.QueryAsync(
            tenant,
            "select distinct m.member_id, m.name from comment_mentions x join call_comments t using (tenant_id, comment_id) join members m on m.tenant_id = x.tenant_id and m.member_id = x.member_id where x.tenant_id = $1 and t.call_id = $2",
            r => (r.GetGuid(0), r.GetString(1)),
            cancellationToken,
            tenant, call)).ToDictionary();
        return await database.QueryAsync(
            tenant,
            $"""
            select t.comment_id, t.thread_id, t.author_id, a.name, t.utterance, t.text, t.created_at, t.edited_at,
                   array(select x.member_id from comment_mentions x where x.tenant_id = t.tenant_id and x.comment_id = t.comment_id)
            from call_comments t
            join calls c on c.tenant_id = t.tenant_id and c.call_id = t.call_id
            join members a on a.tenant_id = t.tenant_id and a.member_id = t.author_id
            where t.tenant_id = $1 and t.call_id = $2 and {scope.Sql}
            order by t.created_at, t.comment_id
            """,
            r => Read(r, key, names),
            cancellationToken,
            [tenant, call, .. scope.Arguments]);
    }

    /// <summary>With whom a call is shared, the oldest first.</summary>
    public Task<List<ShareView>> SharesAsync(Guid tenant, Guid call, CancellationToken cancellationToken)
        => database.QueryAsync(
            tenant,
            """
            select s.share_id, s.member_id, s.team_id, coalesce(m.name, t.name), s.utterance, b.name, s.created_at
            from call_shares s
            left join members m on m.tenant_id = s.tenant_id and m.member_id = s.member_id
            left join teams t on t.tenant_id = s.tenant_id and t.team_id = s.team_id
            left join members b on b.tenant_id = s.tenant_id and b.member_id = s.shared_by
            where s.tenant_id = $1 and s.call_id = $2 order by s.created_at, s.share_id
            """,
            r => new ShareView(r.GetGuid(0), r.IsDBNull(1) ? null : r.GetGuid(1), r.IsDBNull(2) ? null : r.GetGuid(2), r.GetString(3), r.IsDBNull(4) ? null : r.GetInt32(4), r.IsDBNull(5) ? null : r.GetString(5), r.GetFieldValue<DateTimeOffset>(6)),
            cancellationToken,
            tenant, call);

    /// <summary>Who can be told of a call, or have it shared: active, of a role that talks about calls.</summary>
    public async Task<IReadOnlyList<Mentionable>> PeopleAsync(Guid tenant, CancellationToken cancellationToken)
    {
        var roles = Enum.GetValues<Role>().Where(r => RoleTable.Of(r, Permission.CallsDiscuss) != Reach.None).Select(r => r.ToString().ToLowerInvariant()).ToArray();
        return await database.QueryAsync(
            tenant,
            $"select member_id, name, email, user_name from members where tenant_id = $1 and status = 'active' and role = any($2) order by lower(name) limit {MostPeople}",
            r => new Mentionable(r.GetGuid(0), r.GetString(1), r.IsDBNull(2) ? null : r.GetString(2), r.GetString(3)),
            cancellationToken,
            tenant, roles);
    }

    public Task<List<(Guid Id, string Name)>> TeamsAsync(Guid tenant, CancellationToken cancellationToken)
        => database.QueryAsync(tenant, $"select team_id, name from teams where tenant_id = $1 order by lower(name) limit {MostPeople}", r => (r.GetGuid(0), r.GetString(1)), cancellationToken, tenant);

    private static CommentView Read(NpgsqlDataReader r, TenantKey key, Dictionary<Guid, string> names)
    {
        var id = r.GetGuid(0);
        var text = r.IsDBNull(5) ? null : MentionText.Show(CommentTexts.Open(key, id, r.GetFieldValue<byte[]>(5)), m => names.GetValueOrDefault(m));
        return new CommentView(
            id, r.IsDBNull(1) ? null : r.GetGuid(1), r.GetGuid(2), r.GetString(3), r.IsDBNull(4) ? null : r.GetInt32(4), text,
            [.. r.GetFieldValue<Guid[]>(8).Select(m => (m, names.GetValueOrDefault(m) ?? "?"))], r.GetFieldValue<DateTimeOffset>(6), r.IsDBNull(7) ? null : r.GetFieldValue<DateTimeOffset>(7));
    }
}

/// <summary>A comment as it is read.</summary>
/// <param name="Thread">The thread's first comment; null for that one itself.</param>
/// <param name="Utterance">Index of the utterance that it is about; null for the whole call.</param>
/// <param name="Text">With names as they are now; null where it was deleted and answers remain.</param>
public sealed record CommentView(Guid Id, Guid? Thread, Guid Author, string AuthorName, int? Utterance, string? Text, IReadOnlyList<(Guid Member, string Name)> Mentioned, DateTimeOffset CreatedAt, DateTimeOffset? EditedAt);

/// <summary>With whom a call is shared.</summary>
/// <param name="Name">Of the member or the team.</param>
/// <param name="By">Who shared it; null for a key of the workspace.</param>
public sealed record ShareView(Guid Id, Guid? Member, Guid? Team, string Name, int? Utterance, string? By, DateTimeOffset CreatedAt);
