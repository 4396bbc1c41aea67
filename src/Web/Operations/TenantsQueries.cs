using CallInsight.Storage.Sessions;

namespace CallInsight.Web.Operations;

/// <summary>Workspaces as operators see them: names, states and counts.</summary>
internal sealed class TenantsQueries(OperatorDatabase operators, ReaderDatabase reader)
{
    /// <summary>More calls than this are not counted in a list.</summary>
    public const int MostCounted = 10_000;

    /// <param name="wanted">A part of the address or name, or an id; empty for all.</param>
    /// <param name="status">Empty for all.</param>
    public Task<List<TenantRow>> FindAsync(string wanted, string status, int passed, int most, CancellationToken cancellationToken)
        => operators.AskDoorAsync(
            "select tenant_id, slug, name, status, plan, made_up, created_at, total, members, calls, last_call_at, failed_calls, failed_jobs from door.tenants_found($1, $2, $3, $4)",
            r => new TenantRow(
                r.GetGuid(0), r.GetString(1), r.GetString(2), r.GetString(3), r.GetString(4), r.GetBoolean(5), r.GetFieldValue<DateTimeOffset>(6), r.GetInt64(7),
                r.GetInt64(8), r.GetInt64(9), r.IsDBNull(10) ? null : r.GetFieldValue<DateTimeOffset>(10), r.GetInt64(11), r.GetInt64(12)),
            cancellationToken,
            wanted, status, passed, most);

    /// <summary>One workspace; null when there is none.</summary>
    public async Task<TenantRow?> FindAsync(Guid tenant, CancellationToken cancellationToken)
        => (await FindAsync(tenant.ToString(), string.Empty, 0, 2, cancellationToken)).Find(t => t.Id == tenant);

    /// <summary>Counts within a workspace, read in its own session. No text of it is read.</summary>
    public async Task<TenantCounts> CountAsync(Guid tenant, CancellationToken cancellationToken)
    {
        var calls = await CountedAsync(tenant, "select status, count(*) from calls where tenant_id = $1 group by status", cancellationToken);
        var members = await CountedAsync(tenant, "select role || '/' || status, count(*) from members where tenant_id = $1 group by role, status order by role", cancellationToken);
        var jobs = await CountedAsync(tenant, "select kind || case when failed_at is null then '' else '!' end, count(*) from jobs where tenant_id = $1 group by 1 order by 1", cancellationToken);
        var bytes = await reader.QueryAsync(
            tenant,
            """
            select (select coalesce(sum(pg_column_size(transcript)::bigint + pg_column_size(report) + coalesce(pg_column_size(findings), 0)), 0) from call_texts where tenant_id = $1),
                   (select count(*) from api_keys where tenant_id = $1 and revoked_at is null), (select count(*) from webhooks where tenant_id = $1 and enabled),
                   (select max(last_sign_in_at) from members where tenant_id = $1)
            """,
            r => (Bytes: (long)r.GetDecimal(0), Keys: r.GetInt64(1), Webhooks: r.GetInt64(2), LastSignIn: r.IsDBNull(3) ? (DateTimeOffset?)null : r.GetFieldValue<DateTimeOffset>(3)),
            cancellationToken,
            tenant);
        return new TenantCounts(calls, members, jobs, bytes[0].Bytes, bytes[0].Keys, bytes[0].Webhooks, bytes[0].LastSignIn);
    }

    /// <summary>Whom to write to.</summary>
    public Task<List<OwnerRow>> OwnersAsync(Guid tenant, CancellationToken cancellationToken)
        => reader.QueryAsync(
            tenant, "select name, coalesce(email, user_name), status from members where tenant_id = $1 and role = 'owner' and status <> 'deactivated' order by name limit 20",
            r => new OwnerRow(r.GetString(0), r.GetString(1), r.GetString(2)), cancellationToken, tenant);

    private Task<List<CountRow>> CountedAsync(Guid tenant, string sql, CancellationToken cancellationToken)
        => reader.QueryAsync(tenant, sql, r => new CountRow(r.GetString(0), r.GetInt64(1)), cancellationToken, tenant);
}

/// <param name="Total">How many workspaces match.</param>
/// <param name="Members">Active ones.</param>
/// <param name="Calls">At most one more than <see cref="TenantsQueries.MostCounted"/>.</param>
internal sealed record TenantRow(
    Guid Id, string Slug, string Name, string Status, string Plan, bool MadeUp, DateTimeOffset CreatedAt, long Total, long Members, long Calls, DateTimeOffset? LastCallAt, long FailedCalls, long FailedJobs);

/// <param name="Members">By <c>role/status</c>.</param>
/// <param name="Jobs">By kind; with <c>!</c> after it, those that were given up.</param>
/// <param name="Bytes">Of transcripts, import reports and findings, as they are stored.</param>
internal sealed record TenantCounts(IReadOnlyList<CountRow> Calls, IReadOnlyList<CountRow> Members, IReadOnlyList<CountRow> Jobs, long Bytes, long Keys, long Webhooks, DateTimeOffset? LastSignInAt);

internal sealed record CountRow(string Of, long Count);

internal sealed record OwnerRow(string Name, string Email, string Status);
