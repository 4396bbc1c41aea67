using System.Globalization;

namespace CallInsight.Web.Members;

/// <param name="Culture">The name that is kept: <c>en-GB</c>.</param>
/// <param name="Example">A number and a date as they will look, and where that is usual.</param>
internal sealed record NumberFormat(string Culture, string Example);

/// <summary>Ways of writing numbers and dates.</summary>
internal static class NumberFormats
{
    private static readonly string[] Offered =
        ["en-US", "en-GB", "en-IN", "de-DE", "de-AT", "de-CH", "fr-FR", "fr-CA", "es-ES", "es-MX", "it-IT", "nl-NL", "pt-BR", "pt-PT", "pl-PL", "cs-CZ", "da-DK", "fi-FI", "nb-NO", "sv-SE", "tr-TR", "ja-JP", "ko-KR", "zh-CN"];

    /// <summary>Those offered, and the present one where it is another.</summary>
    public static IEnumerable<NumberFormat> With(string present, DateTimeOffset now)
        => Offered.Union([present], StringComparer.Ordinal).Select(c => Format(c, now));

    private static NumberFormat Format(string name, DateTimeOffset now)
    {
        var culture = CultureInfo.GetCultureInfo(name);
        return new NumberFormat(name, $"{12345.6.ToString("N1", culture)} · {now.ToString("d", culture)} – {culture.EnglishName}");
    }
}
