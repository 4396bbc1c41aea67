using System.Text.Json;
using CallInsight.Contracts.Members;
using CallInsight.Contracts.Notifications;
using CallInsight.Storage.Sessions;

namespace CallInsight.Grains.Notifications;

/// <summary>Looks up in which ways members want to be told.</summary>
internal sealed class PrepareNotices(AppDatabase database, TimeProvider time)
{
    /// <summary>The notice with the ways of each member who is active and wants to be told at all.</summary>
    public async Task<Notice> OfAsync(Guid tenant, Notice notice, CancellationToken cancellationToken) => (await OfAsync(tenant, [notice], cancellationToken))[0];

    /// <summary>Many of one kind, with one look at their members.</summary>
    public async Task<IReadOnlyList<Notice>> OfAsync(Guid tenant, IReadOnlyList<Notice> notices, CancellationToken cancellationToken)
    {
        var members = notices.SelectMany(n => n.Members).Distinct().ToArray();
        if (members.Length == 0)
        {
            return notices;
        }

        var (now, kind) = (time.GetUtcNow(), notices[0].Kind);
        var found = (await FindAsync(tenant, kind, members, cancellationToken)).ToDictionary(f => f.Member);
        return [.. notices.Select(n => n with { Told = [.. n.Members.Where(found.ContainsKey).Select(m => Of(found[m], n.IsDaily)).Where(t => t.Ways is { Portal: true } or { Mail: true } or { Digest: true })] })];

        Told Of(Reachable member, bool isDaily)
            => new(Guid.CreateVersion7(now), member.Member, isDaily ? member.Daily : member.Ways, DigestTime.After(now, member.Zone));
    }

    private Task<List<Reachable>> FindAsync(Guid tenant, string kind, Guid[] members, CancellationToken cancellationToken)
    {
        var usual = NotificationKinds.Usual(kind);
        return database.QueryAsync(
            tenant,
            """
            select m.member_id, coalesce(c.portal, $4), m.email is not null and coalesce(c.mail, $5), m.email is not null and coalesce(c.digest, $6), m.email is not null, m.preferences::text
            from members m left join notification_choices c on c.tenant_id = m.tenant_id and c.member_id = m.member_id and c.kind = $3
            where m.tenant_id = $1 and m.member_id = any($2) and m.status = 'active'
            """,
            r => new Reachable(r.GetGuid(0), new NotificationWays(kind, r.GetBoolean(1), r.GetBoolean(2), r.GetBoolean(3)), r.GetBoolean(4), ZoneOf(r.GetString(5))),
            cancellationToken,
            tenant, members, kind, usual.Portal, usual.Mail, usual.Digest);
    }

    private static string ZoneOf(string preferences) => JsonSerializer.Deserialize<MemberPreferences>(preferences) is { TimeZone: { } zone } ? zone : MemberPreferences.Default.TimeZone;

    /// <param name="HasMail">Whether there is an address.</param>
    private sealed record Reachable(Guid Member, NotificationWays Ways, bool HasMail, string Zone)
    {
        /// <summary>What waits for the morning comes in its mail, and in the portal where that was chosen. Who wants to be told in no way is not.</summary>
        public NotificationWays Daily => Ways with { Mail = false, Digest = HasMail && (Ways.Portal || Ways.Mail || Ways.Digest) };
    }
}
