using CallInsight.Storage.Sessions;

namespace CallInsight.Web.Operations;

/// <summary>Who the operators are, and what they did.</summary>
internal sealed class TrailQueries(OperatorDatabase database)
{
    public Task<List<OperatorRow>> OperatorsAsync(CancellationToken cancellationToken)
        => database.AskDoorAsync(
            "select operator_id, email, name, status, last_sign_in_at, link_expires_at from operators order by status, email",
            r => new OperatorRow(r.GetGuid(0), r.GetString(1), r.GetString(2), r.GetString(3), r.IsDBNull(4) ? null : r.GetFieldValue<DateTimeOffset>(4), r.IsDBNull(5) ? null : r.GetFieldValue<DateTimeOffset>(5)),
            cancellationToken);

    /// <summary>The newest deeds first.</summary>
    /// <param name="tenant">About this workspace alone; null for all.</param>
    public Task<List<DeedRow>> DeedsAsync(Guid? tenant, int most, CancellationToken cancellationToken)
        => database.AskDoorAsync(
            """
            select e.at, o.email, e.action, e.about_tenant, e.detail from operator_entries e left join operators o using (operator_id)
            where $1::uuid is null or e.about_tenant = $1 order by e.at desc limit $2
            """,
            r => new DeedRow(r.GetFieldValue<DateTimeOffset>(0), r.IsDBNull(1) ? null : r.GetString(1), r.GetString(2), r.IsDBNull(3) ? null : r.GetGuid(3), r.IsDBNull(4) ? null : r.GetString(4)),
            cancellationToken,
            new Npgsql.NpgsqlParameter { NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Uuid, Value = (object?)tenant ?? DBNull.Value }, most);
}

internal sealed record OperatorRow(Guid Id, string Email, string Name, string Status, DateTimeOffset? LastSignInAt, DateTimeOffset? LinkUntil);

/// <param name="By">Null: by the operators' token.</param>
public sealed record DeedRow(DateTimeOffset At, string? By, string Action, Guid? Tenant, string? Detail);
