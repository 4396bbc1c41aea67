using System.Globalization;
using System.Text.Json;

namespace CallInsight.Analysis.Import.Json;

/// <summary>Times as vendors write them, in seconds.</summary>
internal static class VendorTime
{
    private const double TicksASecond = 10_000_000;

    /// <summary>The first of the named fields that is a time: 12.9, "12.9", "12.900s", { seconds, nanos }, "PT12.9S" or "00:00:12.9".</summary>
    public static double? Seconds(this JsonElement element, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (element.Field(name) is { } value && Of(value) is { } seconds)
            {
                return seconds;
            }
        }

        return null;
    }

    /// <summary>The first of the named fields that is a number of milliseconds.</summary>
    public static double? Milliseconds(this JsonElement element, params ReadOnlySpan<string> names) => element.Number(names) / 1_000;

    /// <summary>The first of the named fields that is a number of 100 ns ticks.</summary>
    public static double? Ticks(this JsonElement element, params ReadOnlySpan<string> names) => element.Number(names) / TicksASecond;

    private static double? Of(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => value.AsNumber(),
        JsonValueKind.String => OfText(value.GetString()!),
        JsonValueKind.Object => value.Number("seconds") is null && value.Number("nanos", "nanoseconds") is null
            ? null
            : (value.Number("seconds") ?? 0) + ((value.Number("nanos", "nanoseconds") ?? 0) / 1e9),
        _ => null,
    };

    private static double? OfText(string text)
    {
        var trimmed = text.AsSpan().Trim();
        if (trimmed.Length is 0 or > 40)
        {
            return null;
        }

        if (trimmed.StartsWith("PT", StringComparison.OrdinalIgnoreCase))
        {
            return Iso(trimmed[2..]);
        }

        if (trimmed.Contains(':'))
        {
            return ClockTime.TryParse(trimmed, out var clock) ? clock : null;
        }

        var number = trimmed[^1] is 's' or 'S' ? trimmed[..^1] : trimmed;
        return double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && double.IsFinite(seconds) ? seconds : null;
    }

    // 1H2M3.4S of a duration such as PT1H2M3.4S.
    private static double? Iso(ReadOnlySpan<char> text)
    {
        var total = 0.0;
        while (!text.IsEmpty)
        {
            var unit = text.IndexOfAnyInRange('A', 'Z');
            if (unit <= 0 || !double.TryParse(text[..unit], NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number))
            {
                return null;
            }

            var seconds = text[unit] switch { 'H' => 3_600, 'M' => 60, 'S' => 1, _ => 0 };
            if (seconds == 0)
            {
                return null;
            }

            total += number * seconds;
            text = text[(unit + 1)..];
        }

        return total;
    }
}
