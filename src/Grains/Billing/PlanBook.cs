using CallInsight.Contracts.Billing;
using CallInsight.Storage.Sessions;

namespace CallInsight.Grains.Billing;

/// <summary>All versions of all plans. They are never changed, only added: read again where one is asked for that is not known.</summary>
internal sealed class PlanBook(AppDatabase database)
{
    private IReadOnlyList<PlanVersion> _versions = [];

    /// <summary>A version that is there.</summary>
    public async Task<PlanVersion> GetAsync(string plan, int version, CancellationToken cancellationToken)
        => _versions.FirstOrDefault(v => v.Plan == plan && v.Version == version)
            ?? (await ReadAsync(cancellationToken)).First(v => v.Plan == plan && v.Version == version);

    /// <summary>The newest version that is offered.</summary>
    public async Task<PlanVersion> NewestAsync(string plan, CancellationToken cancellationToken)
        => (await OffersAsync(cancellationToken)).First(v => v.Plan == plan);

    /// <summary>What is offered: of each plan its newest version, the smallest plan first.</summary>
    public async Task<IReadOnlyList<PlanVersion>> OffersAsync(CancellationToken cancellationToken)
        => [.. (_versions.Count > 0 ? _versions : await ReadAsync(cancellationToken)).Where(v => v.Offered).GroupBy(v => v.Plan).Select(g => g.MaxBy(v => v.Version)!).OrderBy(v => PlanNames.Rank(v.Plan))];

    private async Task<IReadOnlyList<PlanVersion>> ReadAsync(CancellationToken cancellationToken)
    {
        var limits = (await database.AskDoorAsync(
            "select plan, version, meter, included, hard, overage, per from plan_limits",
            r => (Plan: r.GetString(0), Version: r.GetInt32(1), Limit: new MeterLimit(r.GetString(2), Amount(r, 3), Amount(r, 4), Amount(r, 5), r.GetInt64(6))),
            cancellationToken)).ToLookup(l => (l.Plan, l.Version), l => l.Limit);
        return _versions = await database.AskDoorAsync(
            "select plan, version, name, offered, currency, monthly, yearly, seat_monthly, seat_yearly, features, retention_days, support from plan_versions",
            r => new PlanVersion(
                r.GetString(0), r.GetInt32(1), r.GetString(2), r.GetBoolean(3), r.GetString(4), Amount(r, 5), Amount(r, 6), Amount(r, 7), Amount(r, 8), r.GetFieldValue<string[]>(9),
                r.IsDBNull(10) ? null : r.GetInt32(10), r.GetString(11), [.. limits[(r.GetString(0), r.GetInt32(1))].OrderBy(l => Meters.All.ToList().IndexOf(l.Meter))]),
            cancellationToken);
    }

    private static long? Amount(Npgsql.NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetInt64(column);
}
