using System.Globalization;

namespace CallInsight.Grains.Reports;

/// <summary>The days of a report cut into parts: each has its place, also where there were no calls. Weeks begin on the workspace's first day.</summary>
internal sealed class ReportAxis
{
    private const int MostParts = 120;
    private static readonly string[] Grains = ["day", "week", "month", "quarter"];

    /// <param name="grain">Null: as many parts as can be looked at. A grain with too many parts becomes the next one.</param>
    public ReportAxis(DateOnly from, DateOnly to, string? grain, DayOfWeek firstDay)
    {
        var days = to.DayNumber - from.DayNumber + 1;
        Grain = grain is not null && Grains.Contains(grain) ? grain : days switch { <= 35 => "day", <= 200 => "week", _ => "month" };
        Starts = StartsOf(from, to, Grain, firstDay);
        while (Starts.Count > MostParts && Grain != Grains[^1])
        {
            Grain = Grains[Array.IndexOf(Grains, Grain) + 1];
            Starts = StartsOf(from, to, Grain, firstDay);
        }

        Categories = [.. Starts.Select(s => ReportWords.Part(s, Grain, days >= 300))];
    }

    public string Grain { get; }

    /// <summary>The first day of each part; that of the first may lie before the period.</summary>
    public IReadOnlyList<DateOnly> Starts { get; }

    public IReadOnlyList<string> Categories { get; }

    /// <summary>A day as an answer has it.</summary>
    public static string Key(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static List<DateOnly> StartsOf(DateOnly from, DateOnly to, string grain, DayOfWeek firstDay)
    {
        var starts = new List<DateOnly>();
        for (var at = First(from, grain, firstDay); at <= to; at = Next(at, grain))
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
