using System.Text.RegularExpressions;
using CallInsight.Contracts;
using CallInsight.Contracts.Usage;
using CallInsight.Storage.Usage;

namespace CallInsight.Grains.Usage;

/// <summary>Which events can be counted.</summary>
internal static partial class UsageRules
{
    public const int MostEvents = 1000;

    /// <summary>Meters of a workspace's own, in two months.</summary>
    public const int MostOwnMeters = 200;

    private const int LongestId = 200;
    private const int LongestSource = 100;
    private const decimal MostQuantity = 1_000_000_000_000;

    /// <summary>What is wrong with an event of a tenant's own systems; null when nothing is.</summary>
    public static string? Fault(UsageEvent used, DateTimeOffset now, TimeZoneInfo zone)
        => IdFault(used.Id) ?? MeterFault(used.Meter) ?? QuantityFault(used.Quantity) ?? SourceFault(used.Source) ?? MomentFault(used.At ?? now, now, zone);

    /// <summary>An event that keeps the rules, in the tenant's days.</summary>
    public static UsageItem Item(UsageEvent used, DateTimeOffset now, TimeZoneInfo zone)
    {
        var at = used.At ?? now;
        var day = LocalTime.DayOf(at, zone);
        return new UsageItem(used.Id, used.Meter, (long)(used.Quantity * LoggedUsage.Millionths), at, day.DayNumber, UsageMonths.Of(day), used.Source, used.Member ?? Guid.Empty);
    }

    private static string? IdFault(string id)
        => id.Length is 0 or > LongestId || id.Any(char.IsControl) ? $"id: give each event an id of 1 to {LongestId} characters; it counts once." : null;

    private static string? MeterFault(string meter)
        => OwnMeter().IsMatch(meter) ? null : "meter: give a name such as custom.widgets: custom. and 1 to 63 of a to z, 0 to 9, _, - and dots. The other meters are counted by CallInsight itself.";

    private static string? QuantityFault(decimal quantity)
        => quantity is <= 0 or > MostQuantity || decimal.Round(quantity, 6) != quantity ? "quantity: give a number above 0, at most 1,000,000,000,000, with at most six decimals." : null;

    private static string? SourceFault(string source)
        => source.Length > LongestSource || source.Any(char.IsControl) ? $"source: use at most {LongestSource} characters." : null;

    // An id is remembered for as long as its event is taken, so that no event can ever count twice.
    private static string? MomentFault(DateTimeOffset at, DateTimeOffset now, TimeZoneInfo zone)
    {
        if (at > now + UsageMonths.Ahead)
        {
            return "at: this lies in the future.";
        }

        var first = UsageMonths.Begin(UsageMonths.Before(UsageMonths.Of(LocalTime.DayOf(now, zone))), zone);
        return at < first ? $"at: only events of this month and the one before it are taken, from {first:yyyy-MM-dd'T'HH:mm:sszzz} on." : null;
    }

    [GeneratedRegex(@"^custom\.[a-z0-9][a-z0-9_.-]{0,62}\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex OwnMeter();
}
