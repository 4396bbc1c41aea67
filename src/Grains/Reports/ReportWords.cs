using System.Globalization;
using CallInsight.Contracts.Reports;

namespace CallInsight.Grains.Reports;

/// <summary>How reports write days and figures: in English, the same for whoever reads them. A figure that is not known is a dash, never 0.</summary>
internal static class ReportWords
{
    public const string None = "–";
    private static readonly CultureInfo Culture = CultureInfo.GetCultureInfo("en-GB");

    public static string Days(DateOnly from, DateOnly to) => from == to ? Day(from) : $"{Day(from)} – {Day(to)}";

    /// <summary>Days that others are seen against.</summary>
    public static string Before(DateOnly from, DateOnly to) => from == to ? "the day before" : string.Create(Culture, $"the {to.DayNumber - from.DayNumber + 1:N0} days before");

    public static string Day(DateOnly day) => day.ToString("d MMM yyyy", Culture);

    public static string Moment(DateTimeOffset at, TimeZoneInfo zone) => TimeZoneInfo.ConvertTime(at, zone).ToString("d MMM yyyy, HH:mm", Culture);

    /// <summary>The part of a time axis that begins on a day.</summary>
    public static string Part(DateOnly start, string grain, bool withYear) => grain switch
    {
        "month" => start.ToString("MMM yyyy", Culture),
        "quarter" => string.Create(CultureInfo.InvariantCulture, $"Q{((start.Month - 1) / 3) + 1} {start.Year}"),
        _ => start.ToString(withYear ? "d MMM yyyy" : "d MMM", Culture),
    };

    public static string Grain(string grain) => grain switch { "day" => "Day", "week" => "Week", "month" => "Month", _ => "Quarter" };

    public static string Figure(double? value, ReportFigure figure)
    {
        if (value is not { } known || !double.IsFinite(known))
        {
            return None;
        }

        return figure switch
        {
            ReportFigure.Number => known.ToString("N1", Culture),
            ReportFigure.Score => known.ToString("N2", Culture),
            ReportFigure.Count => known.ToString(known == Math.Floor(known) ? "N0" : "N1", Culture),
            ReportFigure.Percent => (known * 100).ToString("N1", Culture) + "%",
            ReportFigure.Duration => Duration(known),
            ReportFigure.Seconds => known.ToString("N1", Culture) + " s",
        };
    }

    /// <summary>A change in words: ratios in points, counts and the rest in percent of what was; null where it is not known.</summary>
    public static string? Change(double? now, double? before, ReportFigure figure, string against)
    {
        if (now is not { } value || before is not { } was || (figure != ReportFigure.Percent && was == 0))
        {
            return null;
        }

        var (change, unit) = figure == ReportFigure.Percent ? ((value - was) * 100, " pp") : ((value - was) / Math.Abs(was) * 100, "%");
        var rounded = Math.Round(change, 1);
        var sign = rounded > 0 ? "▲ +" : rounded < 0 ? "▼ −" : string.Empty;
        return $"{sign}{Math.Abs(rounded).ToString("N1", Culture)}{unit} against {against}";
    }

    private static string Duration(double seconds)
    {
        var whole = (long)Math.Round(Math.Abs(seconds));
        var sign = seconds < 0 && whole > 0 ? "−" : string.Empty;
        return whole < 3_600
            ? string.Create(CultureInfo.InvariantCulture, $"{sign}{whole / 60}:{whole % 60:00}")
            : string.Create(CultureInfo.InvariantCulture, $"{sign}{(whole + 30) / 3_600}:{(whole + 30) / 60 % 60:00} h");
    }
}
