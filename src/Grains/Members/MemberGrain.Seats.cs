using CallInsight.Contracts;
using CallInsight.Contracts.Billing;
using CallInsight.Grains.Billing;
using Npgsql;

namespace CallInsight.Grains.Members;

/// <summary>The part of the grain that keeps to the plan's seats.</summary>
internal sealed partial class MemberGrain
{
    /// <summary>Does what gives somebody a seat. It is counted in the same transaction, so that two who come together do not take one seat twice.</summary>
    private async Task<Result<T>> SeatedAsync<T>(Func<long?, Task<T>> add)
    {
        var plan = (await GrainFactory.Entitlements(TenantId).Get()).Plan;
        var seats = plan.Limits.FirstOrDefault(l => l.Meter == Meters.Seats)?.Hard;
        try
        {
            return await add(seats);
        }
        catch (PostgresException e) when (e.SqlState == SeatRows.Full)
        {
            return PlanRefusals.Limit(Meters.Seats, plan.Name, seats!.Value, long.Parse(e.MessageText, System.Globalization.CultureInfo.InvariantCulture), null);
        }
    }
}
