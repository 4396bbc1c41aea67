using System.Globalization;

namespace CallInsight.Web.Hosting;

/// <summary>Times as the API takes them: ISO 8601, a date first. A bare date is its midnight in UTC; without an offset it is UTC.</summary>
internal static class IsoTime
{
    public static bool TryParse(string text, out DateTimeOffset moment)
    {
        moment = default;
        return text.Length >= 10
            && text[4] == '-' && text[7] == '-'
            && DateOnly.TryParseExact(text.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out moment);
    }
}
