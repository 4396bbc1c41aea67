using CallInsight.Contracts;
using CallInsight.Contracts.Billing;
using CallInsight.Grains.AuditTrail;
using CallInsight.Grains.Operations.Operators;
using CallInsight.Storage.Secrets;
using CallInsight.Storage.Sessions;
using Npgsql;
using NpgsqlTypes;

namespace CallInsight.Grains.Billing;

/// <summary>The SQL of what tenants have bought.</summary>
internal sealed class SubscriptionStore(AppDatabase database, TenantKeys keys, TimeProvider time)
{
    private const string Save = """
        insert into subscriptions (tenant_id, plan, plan_version, status, period, period_ends_at, trial_ends_at, tried, grace_ends_at, next_plan, next_version, changes_at, cancel_reason, version, changed_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
        on conflict (tenant_id) do update set plan = $2, plan_version = $3, status = $4, period = $5, period_ends_at = $6, trial_ends_at = $7, tried = $8, grace_ends_at = $9,
          next_plan = $10, next_version = $11, changes_at = $12, cancel_reason = $13, version = $14, changed_at = $15 where subscriptions.version = $14 - 1
        """;

    public Task<Subscription?> LoadAsync(Guid tenant, CancellationToken cancellationToken)
        => database.FindAsync(
            tenant,
            """
            select plan, plan_version, status, period, period_ends_at, trial_ends_at, tried, grace_ends_at, next_plan, next_version, changes_at, cancel_reason, version
            from subscriptions where tenant_id = $1
            """,
            r => new Subscription(
                r.GetString(0), r.GetInt32(1), r.GetString(2), r.GetString(3), Moment(r, 4), Moment(r, 5), r.GetBoolean(6), Moment(r, 7),
                r.IsDBNull(8) ? null : r.GetString(8), r.IsDBNull(9) ? null : r.GetInt32(9), Moment(r, 10), r.IsDBNull(11) ? null : r.GetString(11), r.GetInt32(12)),
            cancellationToken,
            tenant);

    /// <summary>Whether the tenant is there.</summary>
    public async Task<bool> ExistsAsync(Guid tenant, CancellationToken cancellationToken)
        => (await database.QueryAsync(tenant, "select 1 from tenants where tenant_id = $1", r => r.GetInt32(0), cancellationToken, tenant)).Count > 0;

    /// <param name="entry">What the operators' trail says as well; null where no operator acted.</param>
    public async Task SaveAsync(Guid tenant, Subscription after, AuditRow change, OperatorEntry? entry, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var batch = database.Begin(tenant).Audit(await keys.GetAsync(tenant, cancellationToken), tenant, change, now);
        Add(batch, tenant, after, now);
        batch.Add("update tenants set plan = $2 where tenant_id = $1", tenant, after.Plan);
        entry?.AddTo(batch, now);
        await batch.ExecuteAsync(cancellationToken);
    }

    /// <summary>For the transaction of another decision, such as making the tenant.</summary>
    public static void Add(TenantBatch batch, Guid tenant, Subscription s, DateTimeOffset now)
        => batch.Require(
            Save, tenant, s.Plan, s.PlanVersion, s.Status, s.Period, Column(s.PeriodEndsAt), Column(s.TrialEndsAt), s.Tried, Column(s.GraceEndsAt),
            OperatorEntry.Column(NpgsqlDbType.Text, s.NextPlan), OperatorEntry.Column(NpgsqlDbType.Integer, s.NextVersion), Column(s.ChangesAt), OperatorEntry.Column(NpgsqlDbType.Text, s.CancelReason), s.Version, now);

    private static NpgsqlParameter Column(DateTimeOffset? moment) => OperatorEntry.Column(NpgsqlDbType.TimestampTz, moment?.UtcDateTime);

    private static DateTimeOffset? Moment(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetFieldValue<DateTimeOffset>(column);
}
