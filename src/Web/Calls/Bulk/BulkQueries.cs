using CallInsight.Contracts;
using CallInsight.Storage.Calls;
using CallInsight.Storage.Secrets;
using CallInsight.Storage.Sessions;
using CallInsight.Web.SignIn;
using Npgsql;

namespace CallInsight.Web.Calls.Bulk;

/// <summary>Reads bulk work: that of the actor, or all for those who may do it with every call.</summary>
internal sealed class BulkQueries(ReaderDatabase database, TenantKeys keys)
{
    // $2: the member whose work is seen; null for all.
    private const string Columns = """
        select b.bulk_id, b.status, b.request, b.member_id, m.name, b.calls, b.created_at, b.ended_at, b.undone_at, b.expires_at,
               n.waiting, n.done, n.unchanged, n.refused, n.undone, n.undo_refused
        from bulk_jobs b left join members m on m.tenant_id = b.tenant_id and m.member_id = b.member_id,
             lateral (select count(*) filter (where status = 'waiting')::int as waiting, count(*) filter (where status = 'done')::int as done,
                             count(*) filter (where status = 'unchanged')::int as unchanged, count(*) filter (where status = 'refused')::int as refused,
                             count(*) filter (where undo = 'done')::int as undone, count(*) filter (where undo = 'refused')::int as undo_refused
                      from bulk_results r where r.tenant_id = b.tenant_id and r.bulk_id = b.bulk_id) n
        where b.tenant_id = $1 and ($2::uuid is null or b.member_id = $2)
        """;

    /// <summary>The newest first, before one of them.</summary>
    public Task<List<BulkRow>> ListAsync(Guid tenant, Actor actor, Guid? before, int take, CancellationToken cancellationToken)
        => ReadAsync(
            tenant, actor,
            "and ($3::uuid is null or (b.created_at, b.bulk_id) < (select a.created_at, a.bulk_id from bulk_jobs a where a.tenant_id = $1 and a.bulk_id = $3)) order by b.created_at desc, b.bulk_id desc limit $4",
            cancellationToken, before, take);

    /// <summary>Null where there is none that the actor may see.</summary>
    public async Task<BulkRow?> FindAsync(Guid tenant, Actor actor, Guid bulk, CancellationToken cancellationToken)
        => await ReadAsync(tenant, actor, "and b.bulk_id = $3", cancellationToken, bulk) is [var row] ? row : null;

    /// <summary>Results by call, after one of them.</summary>
    /// <param name="status">Null for all; <c>undoRefused</c> for those that were changed since.</param>
    public async Task<List<BulkResultRow>> ResultsAsync(Guid tenant, Actor actor, Guid bulk, string? status, Guid? after, int take, CancellationToken cancellationToken)
    {
        var key = await keys.GetAsync(tenant, cancellationToken);
        var scope = CallScope.Of(actor, Permission.CallsRead, 6);
        return await database.QueryAsync(
            tenant,
            $"""
            select r.call_id, r.status, r.code, r.undo, r.undo_code, c.title
            from bulk_results r left join calls c on c.tenant_id = r.tenant_id and c.call_id = r.call_id and {scope.Sql}
            where r.tenant_id = $1 and r.bulk_id = $2 and ($3::text is null or r.status = $3 or ($3 = 'undoRefused' and r.undo = 'refused')) and ($4::uuid is null or r.call_id > $4)
            order by r.call_id limit $5
            """,
            r => new BulkResultRow(
                r.GetGuid(0), r.GetString(1), Text(r, 2), Text(r, 3), Text(r, 4),
                r.IsDBNull(5) ? null : key.OpenText(r.GetGuid(0), CallTexts.TitleField, r.GetFieldValue<byte[]>(5))),
            cancellationToken,
            [tenant, bulk, status, after, take, .. scope.Arguments]);
    }

    /// <summary>A member by id or e-mail; null when there is none.</summary>
    public async Task<Guid?> MemberAsync(Guid tenant, string reference, CancellationToken cancellationToken)
        => Guid.TryParse(reference, out var id)
            ? id
            : await database.QueryAsync(tenant, "select member_id from members where tenant_id = $1 and lower(email) = lower($2) order by created_at limit 1", r => r.GetGuid(0), cancellationToken, tenant, reference.Trim()) is [var found] ? found : null;

    /// <summary>Whom calls can be moved to: within the actor's reach.</summary>
    public Task<List<(Guid Id, string Name)>> RepsAsync(Guid tenant, Actor actor, CancellationToken cancellationToken)
    {
        var isAll = RoleTable.Of(actor, Permission.CallsBulk) == Reach.All;
        return database.QueryAsync(
            tenant,
            "select member_id, name from members where tenant_id = $1 and status <> 'deactivated' and ($2 or member_id = $3 or team_id = any($4)) order by lower(name) limit 1000",
            r => (r.GetGuid(0), r.GetString(1)),
            cancellationToken,
            tenant, isAll, actor.Member, actor.Leads.ToArray());
    }

    private async Task<List<BulkRow>> ReadAsync(Guid tenant, Actor actor, string condition, CancellationToken cancellationToken, params object?[] arguments)
    {
        var key = await keys.GetAsync(tenant, cancellationToken);
        Guid? member = RoleTable.Of(actor, Permission.CallsBulk) == Reach.All ? null : actor.Member ?? Guid.Empty;
        var rows = await database.QueryAsync(tenant, $"{Columns} {condition}", r => Read(r, key), cancellationToken, [tenant, member, .. arguments]);
        return await NamedAsync(tenant, rows, cancellationToken);
    }

    private async Task<List<BulkRow>> NamedAsync(Guid tenant, List<BulkRow> rows, CancellationToken cancellationToken)
    {
        var reps = rows.Select(r => r.Action.Rep).OfType<Guid>().Distinct().ToArray();
        if (reps.Length == 0)
        {
            return rows;
        }

        var names = (await database.QueryAsync(tenant, "select member_id, name from members where tenant_id = $1 and member_id = any($2)", r => (r.GetGuid(0), r.GetString(1)), cancellationToken, tenant, reps)).ToDictionary();
        return [.. rows.Select(r => r.Action.Rep is { } rep ? r with { RepName = names.GetValueOrDefault(rep) } : r)];
    }

    private static BulkRow Read(NpgsqlDataReader r, TenantKey key) => new(
        r.GetGuid(0), r.GetString(1), BulkTexts.OpenRequest(key, r.GetGuid(0), r.GetFieldValue<byte[]>(2)), r.IsDBNull(3) ? null : r.GetGuid(3), Text(r, 4), null, r.GetInt32(5),
        new BulkCounts(r.GetInt32(10), r.GetInt32(11), r.GetInt32(12), r.GetInt32(13), r.GetInt32(14), r.GetInt32(15)),
        r.GetFieldValue<DateTimeOffset>(6), Moment(r, 7), Moment(r, 8), Moment(r, 9));

    private static string? Text(NpgsqlDataReader r, int column) => r.IsDBNull(column) ? null : r.GetString(column);

    private static DateTimeOffset? Moment(NpgsqlDataReader r, int column) => r.IsDBNull(column) ? null : r.GetFieldValue<DateTimeOffset>(column);
}
