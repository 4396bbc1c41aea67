using System.Globalization;
using CallInsight.Web.Shared;

namespace CallInsight.Web.Insights;

/// <summary>The days that a page shows and those it compares them with, as its address says: <c>period=7|30|90|quarter|year</c> or <c>from</c> and
/// <c>to</c>, and <c>compare=previous|year|none</c>.</summary>
/// <param name="Key">The usual period's word; null for days of one's own.</param>
/// <param name="Before">The days compared with; null without a comparison.</param>
public sealed record Period(PeriodDays Days, string? Key, string Compare, PeriodDays? Before)
{
    /// <summary>The period of an address that names none.</summary>
    public string Usual { get; init; } = "30";

    private static readonly string[] Keys = ["7", "30", "90", "quarter", "year"];
    private static readonly string[] Comparisons = ["previous", "year", "none"];

    /// <summary>How many days are shown.</summary>
    public int Length => Days.To.DayNumber - Days.From.DayNumber + 1;

    /// <summary>How the time axis is cut, so that it has some 4 to 35 points.</summary>
    public string Grain => Length switch { <= 35 => "day", <= 200 => "week", _ => "month" };

    /// <param name="usual">The period where the address names none.</param>
    public static Period Read(PageAddress address, DateOnly today, string usual = "30")
    {
        var compare = Value(address, "compare") is { } given && Comparisons.Contains(given) ? given : "previous";
        if (Day(address, "from") is { } from && Day(address, "to") is { } to && from <= to && to.DayNumber - from.DayNumber < 3_660)
        {
            return With(new PeriodDays(from, to), null, compare) with { Usual = usual };
        }

        var key = Value(address, "period") is { } named && Keys.Contains(named) ? named : usual;
        return With(UsualDays(key, today), key, compare) with { Usual = usual };
    }

    /// <summary>The usual periods as links of this page.</summary>
    public IReadOnlyList<LinkChoice> Choices(PageAddress here)
        => [.. Keys.Select(k => new LinkChoice(LabelOf(k), here.Without("from", "to").With("period", k == Usual ? null : k).ToString(), k == Key))];

    public IReadOnlyList<LinkChoice> CompareChoices(PageAddress here)
        => [.. Comparisons.Select(c => new LinkChoice(CompareLabelOf(c), here.With("compare", c == "previous" ? null : c).ToString(), c == Compare))];

    /// <summary>The days in words.</summary>
    public static string Written(PeriodDays days)
        => $"{days.From.ToString("d MMM yyyy", CultureInfo.CurrentCulture)} – {days.To.ToString("d MMM yyyy", CultureInfo.CurrentCulture)}";

    /// <summary>The list of calls in these days.</summary>
    public static string CallsHref(string basePath, PeriodDays days, Guid? rep = null)
        => string.Create(CultureInfo.InvariantCulture, $"{basePath}/calls?from={days.From:yyyy-MM-dd}&to={days.To:yyyy-MM-dd}{(rep is { } id ? $"&rep={id}" : "")}");

    private static Period With(PeriodDays days, string? key, string compare) => new(days, key, compare, compare switch
    {
        "none" => null,
        "year" => new PeriodDays(days.From.AddYears(-1), days.To.AddYears(-1)),
        _ when key == "quarter" => new PeriodDays(days.From.AddMonths(-3), Earlier(days, -3)),
        _ when key == "year" => new PeriodDays(days.From.AddYears(-1), Earlier(days, -12)),
        _ => new PeriodDays(days.From.AddDays(days.From.DayNumber - days.To.DayNumber - 1), days.From.AddDays(-1)),
    });

    // As many days into the quarter or year before as this one has had.
    private static DateOnly Earlier(PeriodDays days, int months)
    {
        var end = days.From.AddMonths(months).AddDays(days.To.DayNumber - days.From.DayNumber);
        return end < days.From ? end : days.From.AddDays(-1);
    }

    private static PeriodDays UsualDays(string key, DateOnly today) => key switch
    {
        "quarter" => new PeriodDays(new DateOnly(today.Year, (((today.Month - 1) / 3) * 3) + 1, 1), today),
        "year" => new PeriodDays(new DateOnly(today.Year, 1, 1), today),
        _ => new PeriodDays(today.AddDays(1 - int.Parse(key, CultureInfo.InvariantCulture)), today),
    };

    private static string LabelOf(string key) => key switch
    {
        "7" => InsightsWords.Days7,
        "90" => InsightsWords.Days90,
        "quarter" => InsightsWords.Quarter,
        "year" => InsightsWords.Year,
        _ => InsightsWords.Days30,
    };

    private static string CompareLabelOf(string compare) => compare switch
    {
        "year" => InsightsWords.CompareYear,
        "none" => InsightsWords.CompareNone,
        _ => InsightsWords.ComparePrevious,
    };

    private static string? Value(PageAddress address, string name) => address.Query.FirstOrDefault(q => q.Key == name).Value;

    private static DateOnly? Day(PageAddress address, string name)
        => DateOnly.TryParseExact(Value(address, name), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 1900 and < 9000 ? day : null;
}
