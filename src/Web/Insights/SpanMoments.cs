using System.Globalization;
using CallInsight.Web.Hosting;

namespace CallInsight.Web.Insights;

/// <summary>The ends of a span as programs write them.</summary>
internal static class SpanMoments
{
    /// <summary>A time with its offset, or a day, which begins in UTC.</summary>
    /// <param name="without">Where none is given.</param>
    /// <param name="faults">Gets what is no time, by the field's name.</param>
    public static DateTimeOffset Read(string name, string? text, DateTimeOffset without, Dictionary<string, string> faults)
    {
        if (text is null)
        {
            return without;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && IsNear(day.Year))
        {
            return new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        }

        if (IsoTime.TryParse(text, out var moment) && IsNear(moment.Year))
        {
            return moment;
        }

        faults[name] = "Give a time or a day as ISO 8601 from 1970 to 2200, e.g. 2026-03-02.";
        return without;
    }

    private static bool IsNear(int year) => year is >= 1970 and <= 2200;
}
