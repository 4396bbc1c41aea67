namespace CallInsight.Contracts.Reports;

/// <summary>The days that a report tells of, seen from the day on which it is due. No one of them holds that day itself, which is not over.</summary>
public static class ReportPeriods
{
    public static IReadOnlyList<string> All { get; } = ["yesterday", "lastWeek", "lastMonth", "lastQuarter", "last7Days", "last30Days", "last90Days", "quarterToDate"];

    /// <summary>The first and the last day.</summary>
    /// <param name="period">One of <see cref="All"/>; weeks begin on Monday.</param>
    /// <param name="today">The day by the report's clock.</param>
    public static (DateOnly From, DateOnly To) DaysOf(string period, DateOnly today)
    {
        var yesterday = today.AddDays(-1);
        var quarter = QuarterOf(today);
        return period switch
        {
            "yesterday" => (yesterday, yesterday),
            "lastWeek" => (Monday(today).AddDays(-7), Monday(today).AddDays(-1)),
            "lastMonth" => (First(today).AddMonths(-1), First(today).AddDays(-1)),
            "lastQuarter" => (quarter.AddMonths(-3), quarter.AddDays(-1)),
            "last7Days" => (today.AddDays(-7), yesterday),
            "last90Days" => (today.AddDays(-90), yesterday),
            // On its first day a quarter has nothing to tell: it is the one that ended.
            "quarterToDate" => (QuarterOf(yesterday), yesterday),
            _ => (today.AddDays(-30), yesterday),
        };
    }

    /// <summary>As many days before these; of a whole month or quarter, the one before.</summary>
    public static (DateOnly From, DateOnly To) Before(string period, DateOnly from, DateOnly to) => period switch
    {
        "lastMonth" => (from.AddMonths(-1), from.AddDays(-1)),
        "lastQuarter" => (from.AddMonths(-3), from.AddDays(-1)),
        _ => (from.AddDays(from.DayNumber - to.DayNumber - 1), from.AddDays(-1)),
    };

    private static DateOnly First(DateOnly day) => new(day.Year, day.Month, 1);

    private static DateOnly QuarterOf(DateOnly day) => new(day.Year, (((day.Month - 1) / 3) * 3) + 1, 1);

    private static DateOnly Monday(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
}
