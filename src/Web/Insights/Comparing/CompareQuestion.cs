using System.Globalization;
using CallInsight.Web.Insights.Asking;
using CallInsight.Web.Shared;

namespace CallInsight.Web.Insights.Comparing;

/// <summary>What Compare shows, as its address says: <c>of</c>, <c>with</c> (ids, several or with commas between them) or <c>start</c> and <c>end</c>
/// (one each for a period), <c>against</c> (whose place the others are seen against), filters and the period.</summary>
/// <param name="Of">reps, teams, periods or calls.</param>
/// <param name="With">Ids, or periods as <c>from..to</c>; empty: the usual ones.</param>
/// <param name="Query">The address' query, for the file.</param>
public sealed record CompareQuestion(PageQuestion Page, FilterChoices Choices, string Of, IReadOnlyList<string> With, int Against, FigureFilters Filters, string Query)
{
    /// <summary>More columns cannot be read beside each other.</summary>
    public const int Most = 6;

    public static IReadOnlyList<string> Kinds { get; } = ["reps", "teams", "periods", "calls"];

    /// <summary>The parameters that the form has fields for.</summary>
    public static IReadOnlyList<string> Parameters { get; } = ["with", "start", "end", "against", .. FigureFilters.Parameters];

    public static CompareQuestion Read(PageQuestion page, FilterChoices choices, PageAddress here)
    {
        var of = here.Value("of") is { } kind && Kinds.Contains(kind) ? kind : Kinds[0];
        var given = of == "periods"
            ? here.Values("start").Zip(here.Values("end"), (start, end) => $"{start}..{end}").Where(p => DaysOf(p) is not null)
            : here.Values("with").SelectMany(w => w.Split(',', StringSplitOptions.TrimEntries)).Select(w => Guid.TryParse(w, out var id) ? id.ToString("D") : null).OfType<string>();
        var with = given.Distinct(StringComparer.Ordinal).Take(Most).ToList();
        var against = int.TryParse(here.Value("against"), NumberStyles.None, CultureInfo.InvariantCulture, out var place) ? place : 0;
        return new CompareQuestion(page, choices, of, with, against, of == "calls" ? FigureFilters.None : FigureFilters.Read(here), here.ToString()[here.Path.Length..]);
    }

    /// <summary>The days of a period as addresses write it; null where it is none.</summary>
    public static PeriodDays? DaysOf(string period)
    {
        var ends = period.Split("..");
        return ends.Length == 2 && Day(ends[0]) is { } from && Day(ends[1]) is { } to && from <= to && to.DayNumber - from.DayNumber < 3_660 ? new PeriodDays(from, to) : null;
    }

    private static DateOnly? Day(string text)
        => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 1970 and < 2200 ? day : null;
}
