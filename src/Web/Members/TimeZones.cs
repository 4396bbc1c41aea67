namespace CallInsight.Web.Members;

/// <param name="Id">The IANA name.</param>
/// <param name="Label">City and distance from UTC now.</param>
internal sealed record TimeZoneChoice(string Id, string Region, string Label);

/// <summary>The world's time zones, as a person looks for them.</summary>
internal static class TimeZones
{
    private const string Other = "Other";
    private static readonly HashSet<string> Regions = ["Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific"];

    /// <summary>Zones of each region by name; the chosen one is among them whatever it is.</summary>
    public static IEnumerable<IGrouping<string, TimeZoneChoice>> ByRegion(DateTimeOffset now, string? chosen)
        => TimeZoneInfo.GetSystemTimeZones().Select(z => Choice(z, now))
            .Where(z => z.Region != Other || z.Id == "UTC" || z.Id == chosen)
            .OrderBy(z => z.Region == Other ? 0 : 1).ThenBy(z => z.Region, StringComparer.Ordinal).ThenBy(z => z.Label, StringComparer.Ordinal)
            .GroupBy(z => z.Region);

    private static TimeZoneChoice Choice(TimeZoneInfo zone, DateTimeOffset now)
    {
        var slash = zone.Id.IndexOf('/', StringComparison.Ordinal);
        var region = slash > 0 && Regions.Contains(zone.Id[..slash]) ? zone.Id[..slash] : Other;
        var offset = zone.GetUtcOffset(now);
        var place = (region == Other ? zone.Id : zone.Id[(slash + 1)..]).Replace('_', ' ').Replace("/", ", ", StringComparison.Ordinal);
        return new TimeZoneChoice(zone.Id, region, FormattableString.Invariant($"{place} (UTC{(offset < TimeSpan.Zero ? "−" : "+")}{offset:hh\\:mm})"));
    }
}
