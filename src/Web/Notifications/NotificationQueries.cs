using System.Collections.Concurrent;
using CallInsight.Contracts;
using CallInsight.Contracts.Notifications;
using CallInsight.Storage.Calls;
using CallInsight.Storage.Insights;
using CallInsight.Storage.Secrets;
using CallInsight.Storage.Sessions;
using CallInsight.Web.SignIn;
using Npgsql;

namespace CallInsight.Web.Notifications;

/// <summary>Reads what a member is told. What is about a call that the member may no longer read is not there.</summary>
internal sealed class NotificationQueries(ReaderDatabase database, TenantKeys keys, TimeProvider time)
{
    /// <summary>More are not counted.</summary>
    public const int MostCounted = 99;

    private const int MostKept = 20_000;

    // The bell stands on every page: it may be so late.
    private static readonly TimeSpan CountKeptFor = TimeSpan.FromSeconds(5);
    private readonly ConcurrentDictionary<(Guid Tenant, Guid Member), (int Count, DateTimeOffset Until)> _counts = new();

    /// <summary>How many the member has not read, up to one more than are counted.</summary>
    public async ValueTask<int> UnreadAsync(Guid tenant, Actor actor, CancellationToken cancellationToken)
    {
        var (member, now) = (actor.Member!.Value, time.GetUtcNow());
        if (_counts.TryGetValue((tenant, member), out var kept) && kept.Until > now)
        {
            return kept.Count;
        }

        var scope = CallScope.Of(actor, Permission.CallsRead, 4);
        var count = (await database.QueryAsync(
            tenant,
            $"select count(*)::int from (select 1 from notifications n where n.tenant_id = $1 and n.member_id = $2 and n.portal and n.read_at is null and {InReach(scope)} limit $3) counted",
            r => r.GetInt32(0),
            cancellationToken,
            [tenant, member, MostCounted + 1, .. scope.Arguments])).Single();
        if (_counts.Count > MostKept)
        {
            _counts.Clear();
        }

        _counts[(tenant, member)] = (count, now + CountKeptFor);
        return count;
    }

    /// <summary>Lets the member's next page count anew.</summary>
    public void Forget(Guid tenant, Guid member) => _counts.TryRemove((tenant, member), out _);

    /// <summary>The newest first, before one of them.</summary>
    public Task<List<NotificationView>> ListAsync(Guid tenant, Actor actor, Guid? before, int take, CancellationToken cancellationToken)
        => ReadAsync(
            tenant, actor,
            "and n.portal and ($3::uuid is null or (n.created_at, n.notification_id) < (select b.created_at, b.notification_id from notifications b where b.tenant_id = $1 and b.notification_id = $3)) order by n.created_at desc, n.notification_id desc limit $4",
            before, take, cancellationToken);

    /// <summary>One of the member's, also one that only a mail told.</summary>
    public async Task<NotificationView?> FindAsync(Guid tenant, Actor actor, Guid id, CancellationToken cancellationToken)
        => await ReadAsync(tenant, actor, "and n.notification_id = $3 limit $4", id, 1, cancellationToken) is [var found] ? found : null;

    /// <summary>How the member is told of each kind.</summary>
    public async Task<IReadOnlyList<NotificationWays>> WaysAsync(Guid tenant, Guid member, CancellationToken cancellationToken)
    {
        var chosen = await database.QueryAsync(
            tenant,
            "select kind, portal, mail, digest from notification_choices where tenant_id = $1 and member_id = $2",
            r => new NotificationWays(r.GetString(0), r.GetBoolean(1), r.GetBoolean(2), r.GetBoolean(3)),
            cancellationToken,
            tenant, member);
        return [.. NotificationKinds.All.Select(k => chosen.Find(c => c.Kind == k) ?? NotificationKinds.Usual(k))];
    }

    private async Task<List<NotificationView>> ReadAsync(Guid tenant, Actor actor, string condition, Guid? id, int take, CancellationToken cancellationToken)
    {
        if (actor.Member is not { } member)
        {
            return [];
        }

        var key = await keys.GetAsync(tenant, cancellationToken);
        var scope = CallScope.Of(actor, Permission.CallsRead, 5);
        return await database.QueryAsync(
            tenant,
            $"""
            select n.notification_id, n.kind, n.subject_id, n.call_id, a.name, c.title, coalesce(s.utterance, h.utterance), n.created_at, n.read_at, q.search_id, q.name
            from notifications n
            left join calls c on c.tenant_id = n.tenant_id and c.call_id = n.call_id
            left join call_shares s on s.tenant_id = n.tenant_id and s.share_id = n.subject_id
            left join search_hits h on h.tenant_id = n.tenant_id and h.hit_id = n.subject_id
            left join saved_searches q on q.tenant_id = h.tenant_id and q.search_id = h.search_id
            left join members a on a.tenant_id = n.tenant_id and a.member_id = n.actor_id
            where n.tenant_id = $1 and n.member_id = $2 and (n.call_id is null or {scope.Sql})
            {condition}
            """,
            r => Read(r, key),
            cancellationToken,
            [tenant, member, id, take, .. scope.Arguments]);
    }

    private static string InReach(CallScope scope)
        => scope.IsAll ? "true" : $"(n.call_id is null or exists (select 1 from calls c where c.tenant_id = n.tenant_id and c.call_id = n.call_id and {scope.Sql}))";

    private static NotificationView Read(NpgsqlDataReader r, TenantKey key) => new(
        r.GetGuid(0), r.GetString(1), r.GetGuid(2), r.IsDBNull(3) ? null : r.GetGuid(3), r.IsDBNull(4) ? null : r.GetString(4),
        r.IsDBNull(5) ? null : key.OpenText(r.GetGuid(3), CallTexts.TitleField, r.GetFieldValue<byte[]>(5)), r.IsDBNull(6) ? null : r.GetInt32(6),
        r.GetFieldValue<DateTimeOffset>(7), r.IsDBNull(8) ? null : r.GetFieldValue<DateTimeOffset>(8),
        r.IsDBNull(9) ? null : key.OpenText(r.GetGuid(9), ViewTexts.SearchName, r.GetFieldValue<byte[]>(10)));
}

/// <summary>A notification as its member reads it.</summary>
/// <param name="Subject">The comment, the share, the hit of a search or the bulk work.</param>
/// <param name="By">Who did it; null for a key or the system.</param>
/// <param name="Utterance">The moment that was shared, or at which the searched words fell.</param>
/// <param name="Search">The name of the saved search; null where it is about none, or one that is gone.</param>
internal sealed record NotificationView(Guid Id, string Kind, Guid Subject, Guid? Call, string? By, string? Title, int? Utterance, DateTimeOffset CreatedAt, DateTimeOffset? ReadAt, string? Search);
