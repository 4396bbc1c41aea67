using System.Text.Json;
using CallInsight.Contracts.Members;
using CallInsight.Contracts.Notifications;
using CallInsight.Storage.Sessions;

namespace CallInsight.Grains.Notifications;

/// <summary>Looks up in which ways members want to be told.</summary>
internal sealed class PrepareNotices(AppDatabase database, TimeProvider time)
{
    /// <summary>The notice with the ways of each member who is active and wants to be told at all.</summary>
    public async Task<Notice> OfAsync(Guid tenant, Notice notice, CancellationToken cancellationToken)
    {
        if (notice.Members.Count == 0)
        {
            return notice;
        }

        var (now, usual) = (time.GetUtcNow(), NotificationKinds.Usual(notice.Kind));
        var told = await database.QueryAsync(
            tenant,
            """
            select m.member_id, coalesce(c.portal, $4), m.email is not null and coalesce(c.mail, $5), m.email is not null and coalesce(c.digest, $6), m.preferences::text
            from members m left join notification_choices c on c.tenant_id = m.tenant_id and c.member_id = m.member_id and c.kind = $3
            where m.tenant_id = $1 and m.member_id = any($2) and m.status = 'active'
            """,
            r => new Told(Guid.CreateVersion7(now), r.GetGuid(0), new NotificationWays(notice.Kind, r.GetBoolean(1), r.GetBoolean(2), r.GetBoolean(3)), DigestTime.After(now, ZoneOf(r.GetString(4)))),
            cancellationToken,
            tenant, notice.Members.ToArray(), notice.Kind, usual.Portal, usual.Mail, usual.Digest);
        return notice with { Told = [.. told.Where(t => t.Ways is { Portal: true } or { Mail: true } or { Digest: true })] };
    }

    private static string ZoneOf(string preferences) => JsonSerializer.Deserialize<MemberPreferences>(preferences) is { TimeZone: { } zone } ? zone : MemberPreferences.Default.TimeZone;
}
