using System.Text.Json;
using CallInsight.Analysis.Import.Json;

namespace CallInsight.Analysis.Import.Vendors;

/// <summary>Azure Speech writes one time in up to three ways: milliseconds, ticks of 100 ns, and ISO 8601 durations.</summary>
internal static class AzureTime
{
    /// <summary>Where a phrase or word begins, in seconds.</summary>
    public static double? Start(JsonElement spoken, bool millisecondsAreMeant = false) =>
        spoken.Milliseconds("offsetMilliseconds") ?? spoken.Ticks("offsetInTicks", "offsetTicks") ?? spoken.Number("OffsetInSeconds") ?? Either(spoken, "offset", "Offset", millisecondsAreMeant);

    /// <summary>Where it ends; null where start or duration is missing.</summary>
    public static double? End(JsonElement spoken, bool millisecondsAreMeant = false) => Start(spoken, millisecondsAreMeant) + Duration(spoken, millisecondsAreMeant);

    /// <summary>How long something lasts, in seconds.</summary>
    public static double? Duration(JsonElement spoken, bool millisecondsAreMeant = false) =>
        spoken.Milliseconds("durationMilliseconds") ?? spoken.Ticks("durationInTicks", "durationTicks") ?? spoken.Number("DurationInSeconds") ?? Either(spoken, "duration", "Duration", millisecondsAreMeant);

    // A bare number is ticks, but milliseconds in the first version of fast transcription.
    private static double? Either(JsonElement spoken, string camel, string pascal, bool millisecondsAreMeant) =>
        spoken.Field(camel, pascal) is { ValueKind: JsonValueKind.Number } number
            ? number.AsNumber() / (millisecondsAreMeant ? 1_000 : 10_000_000)
            : spoken.Seconds(camel, pascal);
}
