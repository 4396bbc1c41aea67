using System.Security.Cryptography;
using System.Text;
using CallInsight.Grains.Calls;
using CallInsight.Storage.Sessions;
using NpgsqlTypes;

namespace CallInsight.Grains.Notifications;

/// <summary>The SQL that tells members of a decision, and lets mail be sent, in the decision's own transaction.</summary>
internal static class NotificationRows
{
    public static TenantBatch Tell(this TenantBatch batch, Guid tenant, IReadOnlyList<Notice> notices, DateTimeOffset now)
        => notices.Where(n => n.Told.Count > 0).Aggregate(batch, (b, notice) => b.Tell(tenant, notice, now));

    // A member is told of a subject once: what is there already is left, and so is the mail that would come of it.
    private static TenantBatch Tell(this TenantBatch batch, Guid tenant, Notice notice, DateTimeOffset now)
    {
        var digests = notice.Told.Where(t => t.Ways.Digest).ToList();
        return batch
            .Add(
                """
                insert into notifications (tenant_id, notification_id, member_id, kind, subject_id, call_id, actor_id, portal, digest, created_at)
                select $1, t.id, t.member, $6, $7, $8, $9, t.portal, t.digest, $10 from unnest($2, $3, $4, $5) as t (id, member, portal, digest)
                on conflict (tenant_id, member_id, kind, subject_id) do nothing
                """,
                tenant,
                ArrayColumn.Of(notice.Told, NpgsqlDbType.Uuid, t => t.Notification),
                ArrayColumn.Of(notice.Told, NpgsqlDbType.Uuid, t => t.Member),
                ArrayColumn.Of(notice.Told, NpgsqlDbType.Boolean, t => t.Ways.Portal),
                ArrayColumn.Of(notice.Told, NpgsqlDbType.Boolean, t => t.Ways.Digest),
                notice.Kind, notice.Subject, notice.Call, notice.Actor, now)
            .Add(
                $"""
                insert into jobs (tenant_id, job_id, kind, subject_id, run_after, created_at)
                select $1, gen_random_uuid(), '{JobKinds.Mail}', n.notification_id, $3, $3 from notifications n where n.tenant_id = $1 and n.notification_id = any($2)
                """,
                tenant, notice.Told.Where(t => t.Ways.Mail).Select(t => t.Notification).ToArray(), now)
            .Add(
                $"""
                insert into jobs (tenant_id, job_id, kind, subject_id, run_after, created_at)
                select $1, d.job, '{JobKinds.Digest}', d.member, d.due, $5 from unnest($2, $3, $4) as d (job, member, due)
                on conflict (tenant_id, job_id) do nothing
                """,
                tenant,
                ArrayColumn.Of(digests, NpgsqlDbType.Uuid, DigestJob),
                ArrayColumn.Of(digests, NpgsqlDbType.Uuid, t => t.Member),
                ArrayColumn.Of(digests, NpgsqlDbType.TimestampTz, t => t.DigestAt.UtcDateTime),
                now);
    }

    /// <summary>One job a member and day.</summary>
    private static Guid DigestJob(Told told)
        => new(SHA256.HashData(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{told.Member:N} {told.DigestAt.UtcTicks}"))).AsSpan(0, 16));
}
