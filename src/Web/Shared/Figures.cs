using System.Globalization;

namespace CallInsight.Web.Shared;

/// <summary>
/// How numbers, lengths and times are written on pages, in the current culture. A figure that is not known is a dash, never 0.
/// </summary>
public static class Figures
{
    /// <summary>What stands for a figure that is not known.</summary>
    public const string None = "–";

    private const string Space = "\u00A0";

    /// <summary>Three significant digits for tiles: 0.843, 8.43, 84.3, 843, 8.43 k, 84.3 M.</summary>
    public static string Tile(double? value)
    {
        if (Unknown(value))
        {
            return None;
        }

        var size = Math.Abs(value!.Value);
        return size switch
        {
            >= 999_500_000 => ThreeDigits(value.Value / 1e9) + Space + "G",
            >= 999_500 => ThreeDigits(value.Value / 1e6) + Space + "M",
            >= 9_995 => ThreeDigits(value.Value / 1e3) + Space + "k",
            >= 1_000 => Count((long)Math.Round(value.Value / 10) * 10),
            _ => ThreeDigits(value.Value),
        };
    }

    /// <summary>A count in full, with the culture's grouping.</summary>
    public static string Count(long? value) => value is { } known ? known.ToString("N0", CultureInfo.CurrentCulture) : None;

    /// <summary>A number in full with a fixed number of decimals.</summary>
    public static string Number(double? value, int decimals = 1) =>
        Unknown(value) ? None : Written(Unsigned(value!.Value, decimals), "N" + decimals.ToString(CultureInfo.InvariantCulture));

    /// <summary>A ratio from 0 to 1 as a percentage with one decimal.</summary>
    public static string Percent(double? ratio) =>
        Unknown(ratio) ? None : Written(Unsigned(ratio!.Value, 3), "P1").Replace(" ", Space, StringComparison.Ordinal);

    /// <summary>The difference of two ratios in percentage points, with its sign: +2.1 pp.</summary>
    public static string Points(double? difference) => Unknown(difference) ? None : Signed(difference!.Value * 100, 1) + Space + "pp";

    /// <summary>A relative change with its sign: +12.6%.</summary>
    public static string SignedPercent(double? ratio)
    {
        if (Unknown(ratio))
        {
            return None;
        }

        var rounded = Unsigned(ratio!.Value, 3);
        return SignOf(rounded) + Percent(Math.Abs(rounded));
    }

    /// <summary>A number with its sign, also when positive; 0 has none.</summary>
    public static string Signed(double? value, int decimals = 1)
    {
        if (Unknown(value))
        {
            return None;
        }

        var rounded = Unsigned(value!.Value, decimals);
        return SignOf(rounded) + Number(Math.Abs(rounded), decimals);
    }

    /// <summary>A length in seconds as m:ss under an hour, above it as h:mm with the unit: 4:07, 1:05 h.</summary>
    public static string Duration(double? seconds)
    {
        if (Unknown(seconds))
        {
            return None;
        }

        var sign = Math.Round(seconds!.Value) < 0 ? "−" : "";
        var whole = (long)Math.Round(Math.Abs(seconds.Value));
        if (whole < 3_600)
        {
            return string.Create(CultureInfo.InvariantCulture, $"{sign}{whole / 60}:{whole % 60:00}");
        }

        var minutes = (whole + 30) / 60;
        return string.Create(CultureInfo.InvariantCulture, $"{sign}{minutes / 60}:{minutes % 60:00}{Space}h");
    }

    /// <summary>A place in a call, to the second: 0:07, 1:02:07.</summary>
    public static string Position(double? seconds)
    {
        if (Unknown(seconds))
        {
            return None;
        }

        var whole = (long)Math.Floor(Math.Max(0, seconds!.Value));
        return whole < 3_600
            ? string.Create(CultureInfo.InvariantCulture, $"{whole / 60}:{whole % 60:00}")
            : string.Create(CultureInfo.InvariantCulture, $"{whole / 3_600}:{whole / 60 % 60:00}:{whole % 60:00}");
    }

    /// <summary>A short length in seconds with its unit: 0.8 s.</summary>
    public static string Seconds(double? seconds, int decimals = 1) => Unknown(seconds) ? None : Number(seconds, decimals) + Space + "s";

    /// <summary>A day in the given zone.</summary>
    public static string Day(DateTimeOffset? at, TimeZoneInfo zone) => At(at, zone, "d MMM yyyy");

    /// <summary>A day and time in the given zone, to the minute. The page names the zone.</summary>
    public static string Moment(DateTimeOffset? at, TimeZoneInfo zone) => At(at, zone, "d MMM yyyy, " + CultureInfo.CurrentCulture.DateTimeFormat.ShortTimePattern);

    /// <summary>A figure of the given kind in full, as tables and charts write it.</summary>
    public static string Full(double? value, FigureKind kind) => kind switch
    {
        FigureKind.Number => Number(value),
        FigureKind.Score => Number(value, 2),
        FigureKind.Count => value is { } known && known != Math.Floor(known) ? Number(value) : Number(value, 0),
        FigureKind.Percent => Percent(value),
        FigureKind.Duration => Duration(value),
        FigureKind.Seconds => Seconds(value),
    };

    /// <summary>A figure of the given kind as a tile writes it, with three significant digits.</summary>
    public static string Short(double? value, FigureKind kind) => kind switch
    {
        FigureKind.Number or FigureKind.Count => Tile(value),
        FigureKind.Score => Number(value, 2),
        FigureKind.Percent => Percent(value),
        FigureKind.Duration => Duration(value),
        FigureKind.Seconds => Unknown(value) ? None : Tile(value) + Space + "s",
    };

    /// <summary>The difference of two figures of the given kind with its sign, in the figure's own unit: +2.1 pp, −0:12, +3.4.</summary>
    public static string Difference(double? difference, FigureKind kind) => kind switch
    {
        FigureKind.Percent => Points(difference),
        FigureKind.Duration => difference > 0 ? "+" + Duration(difference) : Duration(difference),
        FigureKind.Score => Signed(difference, 2),
        FigureKind.Seconds => Unknown(difference) ? None : Signed(difference) + Space + "s",
        FigureKind.Number or FigureKind.Count => Signed(difference),
    };

    private static string ThreeDigits(double value)
    {
        var size = Math.Abs(value);
        var decimals = size >= 99.95 || value == Math.Floor(value) ? 0 : size >= 9.995 ? 1 : 2;
        return Number(value, decimals);
    }

    // With the minus that changes have, which is as wide as a digit.
    private static string Written(double value, string format)
    {
        var written = value.ToString(format, CultureInfo.CurrentCulture);
        return value < 0 ? written.Replace(CultureInfo.CurrentCulture.NumberFormat.NegativeSign, "−", StringComparison.Ordinal) : written;
    }

    private static string SignOf(double value) => value > 0 ? "+" : value < 0 ? "−" : "";

    // Rounds first, so that −0.04 is not written as "-0.0".
    private static double Unsigned(double value, int decimals)
    {
        var rounded = Math.Round(value, decimals, MidpointRounding.AwayFromZero);
        return rounded == 0 ? 0 : rounded;
    }

    private static string At(DateTimeOffset? at, TimeZoneInfo zone, string format) =>
        at is { } known ? TimeZoneInfo.ConvertTime(known, zone).ToString(format, CultureInfo.CurrentCulture) : None;

    private static bool Unknown(double? value) => value is null || !double.IsFinite(value.Value);
}
