using System.Globalization;
using CallInsight.Contracts.Billing;
using CallInsight.Web.Shared;

namespace CallInsight.Web.Billing;

/// <summary>Plans in words. Money is reckoned in whole smallest units.</summary>
internal static class PlanWords
{
    private const long MinorOfOne = 100;

    /// <summary>An amount as people read it: <c>49.00 USD</c>.</summary>
    /// <param name="minor">In hundredths of the currency; null: agreed by hand.</param>
    public static string Money(long? minor, string currency)
        => minor is { } amount
            ? string.Create(CultureInfo.CurrentCulture, $"{amount / MinorOfOne:N0}{CultureInfo.CurrentCulture.NumberFormat.NumberDecimalSeparator}{amount % MinorOfOne:00} {currency.ToUpperInvariant()}")
            : "by agreement";

    /// <summary>What a plan costs a month.</summary>
    public static string Price(PlanVersion plan)
        => plan.Monthly is 0 ? "free of charge" : plan.Monthly is null ? "by agreement" : $"{Money(plan.Monthly, plan.Currency)} a month and {Money(plan.SeatMonthly, plan.Currency)} a seat";

    public static string Meter(string meter) => meter switch
    {
        Meters.Calls => "Calls a month",
        Meters.Minutes => "Minutes a month",
        Meters.Seats => "Seats",
        Meters.StorageBytes => "Bytes stored",
        Meters.ApiRequests => "API requests a month",
        Meters.Exports => "Exports a month",
        Meters.Summaries => "Summaries a month",
        _ => meter,
    };

    /// <summary>What of a meter is in a plan, and what comes beyond.</summary>
    public static string Limit(MeterLimit? limit, string currency)
        => limit?.Included is not { } included ? "without end"
            : limit.Hard is { } hard ? hard == included ? Figures.Count(included) : $"{Figures.Count(included)}, at most {Figures.Count(hard)}"
            : limit.Overage is null ? $"{Figures.Count(included)}, more at no charge"
            : $"{Figures.Count(included)}, then {Money(limit.Overage, currency)} for {(limit.Per == 1 ? "each" : $"each {Figures.Count(limit.Per)}")}";

    /// <summary>What is lost by going to a smaller plan, as a sentence; null: nothing.</summary>
    public static string? Lost(PlanVersion from, PlanVersion to)
        => from.Features.Except(to.Features, StringComparer.Ordinal).Select(Features.Label).ToList() is { Count: > 0 } lost ? $"Without {string.Join(", ", lost)}. What you have of it stays stored." : null;
}
