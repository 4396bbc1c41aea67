using System.Text.Json;
using CallInsight.Analysis;

namespace CallInsight.Grains.Calls;

/// <summary>Reads a kept import report.</summary>
internal static class ReportReading
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    public static ImportReport Of(ReadOnlySpan<byte> json) => JsonSerializer.Deserialize<ImportReport>(json, Web)!;
}
