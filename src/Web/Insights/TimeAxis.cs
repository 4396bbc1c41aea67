using System.Globalization;
using CallInsight.Web.Shared;

namespace CallInsight.Web.Insights;

/// <summary>The days of a period cut into days, weeks, months or quarters: each has its place, also where there were no calls.</summary>
internal sealed class TimeAxis
{
    // More points than a chart can show beside each other.
    private const int MostPoints = 400;
    private readonly PeriodDays _days;

    /// <param name="firstDay">On which weeks begin.</param>
    public TimeAxis(PeriodDays days, string grain, DayOfWeek firstDay)
    {
        _days = days;
        Grain = grain;
        Starts = StartsOf(days, grain, firstDay);
    }

    /// <summary>What the axis can be cut by, the finest first.</summary>
    public static IReadOnlyList<string> Grains { get; } = ["day", "week", "month", "quarter"];

    public string Grain { get; }

    /// <summary>The first day of each part; that of the first part may lie before the period.</summary>
    public IReadOnlyList<DateOnly> Starts { get; }

    public string By => Grain switch { "day" => InsightsWords.ByDay, "week" => InsightsWords.ByWeek, "month" => InsightsWords.ByMonth, _ => InsightsWords.ByQuarter };

    public string Label => Grain switch { "day" => InsightsWords.AxisDay, "week" => InsightsWords.AxisWeek, "month" => InsightsWords.AxisMonth, _ => InsightsWords.AxisQuarter };

    /// <summary>The parts as charts show them.</summary>
    public IReadOnlyList<string> Written => [.. Starts.Select(s => Write(s, Grain, _days.To.DayNumber - _days.From.DayNumber >= 300))];

    /// <summary>The parts as files have them.</summary>
    public IReadOnlyList<string> Keys => [.. Starts.Select(s => s.ToString(Grain == "month" ? "yyyy-MM" : "yyyy-MM-dd", CultureInfo.InvariantCulture))];

    /// <summary>The finest grain, from the given one on, that gives no more points than a chart can show.</summary>
    public static string Fit(PeriodDays days, string grain)
        => Grains.SkipWhile(g => g != grain).FirstOrDefault(g => StartsOf(days, g, DayOfWeek.Monday).Count <= MostPoints) ?? Grains[^1];

    /// <summary>The days of a part that lie in the period.</summary>
    public PeriodDays DaysOf(int part)
    {
        var end = Next(Starts[part], Grain).AddDays(-1);
        return new PeriodDays(Starts[part] < _days.From ? _days.From : Starts[part], end > _days.To ? _days.To : end);
    }

    /// <summary>The part that a day lies in; null outside of the period.</summary>
    public int? PartOf(DateOnly day) => day < _days.From || day > _days.To ? null : Starts.Index().Last(s => s.Item <= day).Index;

    /// <summary>A part by its first day.</summary>
    public static string Write(DateOnly start, string grain, bool withYear) => grain switch
    {
        "month" => start.ToString("MMM yyyy", CultureInfo.CurrentCulture),
        "quarter" => string.Create(CultureInfo.InvariantCulture, $"Q{((start.Month - 1) / 3) + 1} {start.Year}"),
        _ => start.ToString(withYear ? "d MMM yyyy" : "d MMM", CultureInfo.CurrentCulture),
    };

    private static List<DateOnly> StartsOf(PeriodDays days, string grain, DayOfWeek firstDay)
    {
        var starts = new List<DateOnly>();
        for (var at = First(days.From, grain, firstDay); at <= days.To; at = Next(at, grain))
        {
            starts.Add(at);
        }

        return starts;
    }

    private static DateOnly First(DateOnly day, string grain, DayOfWeek firstDay) => grain switch
    {
        "day" => day,
        "week" => day.AddDays(-((day.DayOfWeek - firstDay + 7) % 7)),
        "month" => new DateOnly(day.Year, day.Month, 1),
        _ => new DateOnly(day.Year, (((day.Month - 1) / 3) * 3) + 1, 1),
    };

    private static DateOnly Next(DateOnly start, string grain) => grain switch { "day" => start.AddDays(1), "week" => start.AddDays(7), "month" => start.AddMonths(1), _ => start.AddMonths(3) };
}
