namespace CallInsight.Contracts.Billing;

/// <summary>A version of a plan. Money is in the smallest unit of the currency; null: agreed by hand.</summary>
/// <param name="Plan">One of <see cref="PlanNames"/>.</param>
/// <param name="Currency">ISO 4217, small letters.</param>
/// <param name="RetentionDays">Null: as long as the tenant wants.</param>
/// <param name="Support"><c>community</c>, <c>mail</c>, <c>priority</c> or <c>named</c>.</param>
[GenerateSerializer, Alias("PlanVersion"), Immutable]
public sealed record PlanVersion(
    [property: Id(0)] string Plan,
    [property: Id(1)] int Version,
    [property: Id(2)] string Name,
    [property: Id(3)] bool Offered,
    [property: Id(4)] string Currency,
    [property: Id(5)] long? Monthly,
    [property: Id(6)] long? Yearly,
    [property: Id(7)] long? SeatMonthly,
    [property: Id(8)] long? SeatYearly,
    [property: Id(9)] IReadOnlyList<string> Features,
    [property: Id(10)] int? RetentionDays,
    [property: Id(11)] string Support,
    [property: Id(12)] IReadOnlyList<MeterLimit> Limits);

/// <summary>A plan's share of a meter, of a month where the meter is counted by month.</summary>
/// <param name="Included">In the meter's unit; null: without end.</param>
/// <param name="Hard">Beyond it is refused; null: never refused.</param>
/// <param name="Overage">Price of each <paramref name="Per"/> units begun beyond what is included, in the smallest unit of the plan's currency; null: not priced.</param>
[GenerateSerializer, Alias("MeterLimit"), Immutable]
public sealed record MeterLimit(
    [property: Id(0)] string Meter,
    [property: Id(1)] long? Included,
    [property: Id(2)] long? Hard,
    [property: Id(3)] long? Overage,
    [property: Id(4)] long Per);

/// <summary>What a tenant's plan gives now.</summary>
/// <param name="ValidUntil">When it changes by itself; null where nothing is to come. Who keeps it asks again then, and after a minute at the latest.</param>
[GenerateSerializer, Alias("Entitlements"), Immutable]
public sealed record Entitlements(
    [property: Id(0)] PlanVersion Plan,
    [property: Id(1)] DateTimeOffset? ValidUntil)
{
    /// <summary>Whether a feature is there.</summary>
    public bool Has(string feature) => Plan.Features.Contains(feature, StringComparer.Ordinal);

    /// <summary>The limit of a meter; null: without end.</summary>
    public MeterLimit? LimitOf(string meter) => Plan.Limits.FirstOrDefault(l => l.Meter == meter);
}

/// <summary>What a tenant has, as its people and operators see it.</summary>
/// <param name="Plan">What is in force now.</param>
/// <param name="Status"><c>given</c> by the installation, <c>trialing</c>, <c>active</c>, <c>past_due</c>, <c>incomplete</c> or <c>canceled</c>.</param>
/// <param name="TrialEndsAt">Of the trial that runs or has ended; null: there was none.</param>
/// <param name="NextPlan">What comes at <paramref name="ChangesAt"/>.</param>
/// <param name="Offers">The plans that are offered, the smallest first.</param>
/// <param name="MayTry">Whether a trial can be begun.</param>
[GenerateSerializer, Alias("SubscriptionView"), Immutable]
public sealed record SubscriptionView(
    [property: Id(0)] PlanVersion Plan,
    [property: Id(1)] string Status,
    [property: Id(2)] string Period,
    [property: Id(3)] DateTimeOffset? PeriodEndsAt,
    [property: Id(4)] DateTimeOffset? TrialEndsAt,
    [property: Id(5)] PlanVersion? NextPlan,
    [property: Id(6)] DateTimeOffset? ChangesAt,
    [property: Id(7)] DateTimeOffset? GraceEndsAt,
    [property: Id(8)] bool MayTry,
    [property: Id(9)] IReadOnlyList<PlanVersion> Offers);

/// <param name="Actor">An operator.</param>
/// <param name="Plan">One of <see cref="PlanNames"/>; its newest version that is offered.</param>
/// <param name="Reason">For the operators' trail, 1 to 500 characters.</param>
[GenerateSerializer, Alias("AssignPlan"), Immutable]
public sealed record AssignPlan([property: Id(0)] Actor Actor, [property: Id(1)] string Plan, [property: Id(2)] string Reason);

/// <param name="TimeZone">In which days are counted: the name of a time zone (<c>Europe/Berlin</c>).</param>
[GenerateSerializer, Alias("StartTrial"), Immutable]
public sealed record StartTrial([property: Id(0)] Actor Actor, [property: Id(1)] string TimeZone);

/// <param name="Actor">An operator.</param>
/// <param name="EndsAt">The trial's new end, in the future and at most a year from now.</param>
/// <param name="Reason">For the operators' trail, 1 to 500 characters.</param>
[GenerateSerializer, Alias("ExtendTrial"), Immutable]
public sealed record ExtendTrial([property: Id(0)] Actor Actor, [property: Id(1)] DateTimeOffset EndsAt, [property: Id(2)] string Reason);

/// <param name="Plan">One of <see cref="PlanNames"/>.</param>
[GenerateSerializer, Alias("ChangePlan"), Immutable]
public sealed record ChangePlan([property: Id(0)] Actor Actor, [property: Id(1)] string Plan);

/// <param name="Reason">One of <see cref="CancelReasons"/>.</param>
[GenerateSerializer, Alias("CancelPlan"), Immutable]
public sealed record CancelPlan([property: Id(0)] Actor Actor, [property: Id(1)] string Reason);

[GenerateSerializer, Alias("KeepPlan"), Immutable]
public sealed record KeepPlan([property: Id(0)] Actor Actor);

/// <summary>Why people leave, as they are asked.</summary>
public static class CancelReasons
{
    public static IReadOnlyList<string> All { get; } = ["too_expensive", "missing_feature", "not_used", "other_product", "only_tried", "other"];

    public static string Label(string reason) => reason switch
    {
        "too_expensive" => "It costs too much",
        "missing_feature" => "Something is missing",
        "not_used" => "We do not use it enough",
        "other_product" => "We use another product",
        "only_tried" => "We only wanted to try it",
        _ => "Another reason",
    };
}
