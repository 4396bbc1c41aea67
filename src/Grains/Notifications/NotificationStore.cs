using CallInsight.Contracts.Notifications;
using CallInsight.Storage.Sessions;
using Npgsql;
using NpgsqlTypes;

namespace CallInsight.Grains.Notifications;

/// <summary>The SQL of notifications once they are there, and of the choices of how to be told.</summary>
internal sealed class NotificationStore(AppDatabase database, TimeProvider time)
{
    /// <summary>Things that one daily mail tells; what is over comes in another.</summary>
    public const int MostInAMail = 200;

    /// <summary>What was read is kept so long.</summary>
    private static readonly TimeSpan ReadKept = TimeSpan.FromDays(90);

    private const string Columns = """
        select n.notification_id, n.kind, n.subject_id, n.call_id, a.name, m.name, m.email, t.slug, t.name
        from notifications n
        join members m on m.tenant_id = n.tenant_id and m.member_id = n.member_id and m.status = 'active' and m.email is not null
        join tenants t on t.tenant_id = n.tenant_id
        left join members a on a.tenant_id = n.tenant_id and a.member_id = n.actor_id
        where n.tenant_id = $1
        """;

    // Another run of the job may have sent the mail and ended it.
    private const string JobIsThere = "exists (select 1 from jobs j where j.tenant_id = $1 and j.job_id = $3)";

    public Task MarkAsync(Guid tenant, Guid member, IReadOnlyList<Guid>? notifications, bool read, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return database.Begin(tenant)
            .Add(
                $"update notifications set read_at = {(read ? "coalesce(read_at, $4)" : "null")} where tenant_id = $1 and member_id = $2 and ($3::uuid[] is null or notification_id = any($3)) and $4::timestamptz is not null",
                tenant, member, notifications?.ToArray(), now)
            .Add("delete from notifications where tenant_id = $1 and member_id = $2 and read_at < $3", tenant, member, now - ReadKept)
            .ExecuteAsync(cancellationToken);
    }

    public Task ChooseAsync(Guid tenant, Guid member, IReadOnlyList<NotificationWays> ways, CancellationToken cancellationToken)
        => database.Begin(tenant)
            .Add(
                """
                insert into notification_choices (tenant_id, member_id, kind, portal, mail, digest)
                select $1, $2, w.kind, w.portal, w.mail, w.digest from unnest($3, $4, $5, $6) as w (kind, portal, mail, digest)
                on conflict (tenant_id, member_id, kind) do update set portal = excluded.portal, mail = excluded.mail, digest = excluded.digest
                """,
                tenant,
                member,
                ArrayColumn.Of(ways, NpgsqlDbType.Text, w => w.Kind),
                ArrayColumn.Of(ways, NpgsqlDbType.Boolean, w => w.Portal),
                ArrayColumn.Of(ways, NpgsqlDbType.Boolean, w => w.Mail),
                ArrayColumn.Of(ways, NpgsqlDbType.Boolean, w => w.Digest))
            .ExecuteAsync(cancellationToken);

    /// <summary>What one mail tells; none where it or its job is gone, or nobody can be mailed.</summary>
    public Task<List<ToMail>> FindAsync(Guid tenant, Guid job, Guid notification, CancellationToken cancellationToken)
        => database.QueryAsync(tenant, $"{Columns} and n.notification_id = $2 and {JobIsThere}", Read, cancellationToken, tenant, notification, job);

    /// <summary>What a member's daily mail tells: what waits for it and was not read meanwhile, the oldest first; at most <see cref="MostInAMail"/>.</summary>
    public Task<List<ToMail>> WaitingAsync(Guid tenant, Guid job, Guid member, CancellationToken cancellationToken)
        => database.QueryAsync(
            tenant,
            $"{Columns} and n.member_id = $2 and n.digest and n.read_at is null and {JobIsThere} order by n.created_at, n.notification_id limit $4",
            Read,
            cancellationToken,
            tenant, member, job, MostInAMail);

    /// <summary>Ends a job whose mail was sent.</summary>
    public Task SentAsync(Guid tenant, Guid job, IReadOnlyList<Guid> notifications, CancellationToken cancellationToken)
        => End(database.Begin(tenant).Add("update notifications set digest = false where tenant_id = $1 and notification_id = any($2) and digest", tenant, notifications.ToArray()), tenant, job, notifications)
            .ExecuteAsync(cancellationToken);

    /// <summary>Ends a job whose mail cannot be sent: the portal tells it instead, whatever was chosen.</summary>
    public Task ShowInsteadAsync(Guid tenant, Guid job, IReadOnlyList<Guid> notifications, CancellationToken cancellationToken)
        => End(database.Begin(tenant).Add($"update notifications set digest = false, portal = true where tenant_id = $1 and notification_id = any($2) and {JobIsThere}", tenant, notifications.ToArray(), job), tenant, job, notifications)
            .ExecuteAsync(cancellationToken);

    /// <summary>Ends the job of a daily mail that has nothing to tell, or nobody: where the member can no longer be mailed, the portal tells what waited.</summary>
    public Task ShowWaitingAsync(Guid tenant, Guid job, Guid member, CancellationToken cancellationToken)
        => database.Begin(tenant)
            .Add(
                $"""
                update notifications set digest = false, portal = true
                where tenant_id = $1 and member_id = $2 and digest and read_at is null and {JobIsThere}
                  and not exists (select 1 from members m where m.tenant_id = $1 and m.member_id = $2 and m.status = 'active' and m.email is not null)
                """,
                tenant, member, job)
            .Add("delete from jobs where tenant_id = $1 and job_id = $2", tenant, job)
            .ExecuteAsync(cancellationToken);

    /// <summary>Lets a job be tried again later.</summary>
    public Task RetryAsync(Guid tenant, Guid job, TimeSpan wait, CancellationToken cancellationToken)
        => database.Begin(tenant)
            .Add("update jobs set worker = null, leased_until = null, run_after = $3 where tenant_id = $1 and job_id = $2", tenant, job, time.GetUtcNow() + wait)
            .ExecuteAsync(cancellationToken);

    // After a full mail the job goes on at once: there may be more.
    private TenantBatch End(TenantBatch batch, Guid tenant, Guid job, IReadOnlyList<Guid> notifications) => notifications.Count >= MostInAMail
        ? batch.Add("update jobs set worker = null, leased_until = null, run_after = $3, attempts = 0 where tenant_id = $1 and job_id = $2", tenant, job, time.GetUtcNow())
        : batch.Add("delete from jobs where tenant_id = $1 and job_id = $2", tenant, job);

    private static ToMail Read(NpgsqlDataReader r) => new(
        r.GetGuid(0), r.GetString(1), r.GetGuid(2), r.IsDBNull(3) ? null : r.GetGuid(3), r.IsDBNull(4) ? null : r.GetString(4), r.GetString(5), r.GetString(6), r.GetString(7), r.GetString(8));
}

/// <summary>A notification with what its mail says.</summary>
/// <param name="By">Who did it; null for a key or the system.</param>
internal sealed record ToMail(Guid Id, string Kind, Guid Subject, Guid? Call, string? By, string Name, string Email, string Slug, string Workspace);
