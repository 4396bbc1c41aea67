using CallInsight.Contracts;
using CallInsight.Contracts.Billing;

namespace CallInsight.Grains.Billing;

/// <summary>What a tenant has bought, tries or was given. What is in force follows from it and the time alone: no clock has to ring for it.</summary>
/// <param name="PeriodEndsAt">Until when is paid; null: by hand, until the end of the month (UTC).</param>
/// <param name="GraceEndsAt">Until when an unpaid plan stays.</param>
/// <param name="Tried">A tenant tries once.</param>
internal sealed record Subscription(
    string Plan,
    int PlanVersion,
    string Status,
    string Period,
    DateTimeOffset? PeriodEndsAt,
    DateTimeOffset? TrialEndsAt,
    bool Tried,
    DateTimeOffset? GraceEndsAt,
    string? NextPlan,
    int? NextVersion,
    DateTimeOffset? ChangesAt,
    string? CancelReason,
    int Version)
{
    public const int TrialDays = 14;

    /// <summary>Plan and version in force; null for the free plan's newest.</summary>
    public (string Plan, int Version)? InForce(DateTimeOffset now)
    {
        if (ChangesAt is { } change && now >= change)
        {
            return (NextPlan!, NextVersion!.Value);
        }

        var stays = Status switch
        {
            "active" => true,
            "trialing" => now < TrialEndsAt,
            "past_due" => GraceEndsAt is null || now < GraceEndsAt,
            _ => false,
        };
        return stays ? (Plan, PlanVersion) : null;
    }

    /// <summary>The status as it is now, whatever was written last.</summary>
    public string StatusAt(DateTimeOffset now)
        => Status switch
        {
            "trialing" when now >= TrialEndsAt => "canceled",
            "past_due" when now >= GraceEndsAt => "canceled",
            _ when ChangesAt <= now && NextPlan == PlanNames.Free => "canceled",
            _ when ChangesAt <= now => "active",
            var status => status,
        };

    /// <summary>When something changes by itself; null where nothing is to come.</summary>
    public DateTimeOffset? NextChange(DateTimeOffset now)
        => new[] { ChangesAt, Status == "trialing" ? TrialEndsAt : null, Status == "past_due" ? GraceEndsAt : null }.Where(t => t > now).Min();

    /// <summary>When a change to less takes effect.</summary>
    public DateTimeOffset EndOfPeriod(DateTimeOffset now)
        => Status == "trialing" && TrialEndsAt > now ? TrialEndsAt.Value
            : PeriodEndsAt > now ? PeriodEndsAt.Value
            : new DateTimeOffset(now.UtcDateTime.Year, now.UtcDateTime.Month, 1, 0, 0, 0, TimeSpan.Zero).AddMonths(1);

    /// <summary>When a trial ends that begins now: at the end of the fourteenth day after today, as the clocks on the wall there show it.</summary>
    public static DateTimeOffset TrialEnd(DateTimeOffset now, TimeZoneInfo zone)
        => LocalTime.MomentOf(LocalTime.DayOf(now, zone).AddDays(TrialDays + 1), TimeOnly.MinValue, zone);
}
