using System.Globalization;
using System.Text.Json;

namespace CallInsight.Bench.Measuring;

/// <summary>Ratios of a run, which machines may be compared by: larger is better. They are put into the file that <c>CALLINSIGHT_RATIOS</c> names, one JSON object,
/// which <c>bench/compare</c> holds against those of the last release.</summary>
public static class Ratios
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static void Note(string name, double ratio)
    {
        if (Environment.GetEnvironmentVariable("CALLINSIGHT_RATIOS") is not { Length: > 0 } file)
        {
            return;
        }

        var noted = File.Exists(file) ? JsonSerializer.Deserialize<SortedDictionary<string, double>>(File.ReadAllText(file))! : [];
        noted[name] = double.Parse(ratio.ToString("G3", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        File.WriteAllText(file, JsonSerializer.Serialize(noted, Indented) + "\n");
    }
}
