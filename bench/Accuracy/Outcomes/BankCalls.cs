using System.Globalization;
using CallInsight.Bench.Accuracy.Reading;

namespace CallInsight.Bench.Accuracy.Outcomes;

/// <summary>
/// Sales calls of a bank, one row each in the order of their dates, without a word of what was said. The last fifth is forecast
/// by the rows before it. <c>duration</c> is known only afterwards and left out.
/// </summary>
internal sealed class BankCalls : IMeasure
{
    private const double Training = 0.8;
    private static readonly HashSet<string> LeftOut = ["duration", "y"];

    public string Set => "bank-telemarketing";

    public IEnumerable<Figure> Measure(SetFolder folder)
    {
        var rows = folder.Texts(p => p.EndsWith(".csv", StringComparison.Ordinal)).SelectMany(t => Csv.Read(t.Text, ';')).ToList();
        if (rows.Count == 0)
        {
            yield break;
        }

        var split = (int)(rows.Count * Training);
        var scales = Scales(rows.Take(split).ToList());
        var cases = rows.ConvertAll(r => new Case([.. r.Where(f => !LeftOut.Contains(f.Key)).Select(f => Feature(f, scales))], r["y"] == "yes"));
        var forecasts = Forecasts.Of(cases[..split], cases[split..]);
        yield return new Figure(Set, "sold or not, last fifth by date, no duration", forecasts.Count, forecasts.Line, "AUC 0.725 (measured); 0.80 on a larger private set (Moro 2014)");
    }

    // Numbers by their distance from the mean of the training part, words as they are.
    private static (string Name, double Value) Feature(KeyValuePair<string, string> field, Dictionary<string, (double Mean, double Spread)> scales)
        => scales.TryGetValue(field.Key, out var scale) && TryNumber(field.Value, out var number)
            ? (field.Key, (number - scale.Mean) / scale.Spread)
            : ($"{field.Key}={field.Value}", 1);

    private static Dictionary<string, (double Mean, double Spread)> Scales(List<Dictionary<string, string>> rows)
    {
        var scales = new Dictionary<string, (double, double)>(StringComparer.Ordinal);
        foreach (var name in rows[0].Keys.Where(k => TryNumber(rows[0][k], out _)))
        {
            var values = rows.ConvertAll(r => double.Parse(r[name], CultureInfo.InvariantCulture));
            var mean = values.Average();
            scales[name] = (mean, Math.Max(1e-9, Math.Sqrt(values.Average(v => (v - mean) * (v - mean)))));
        }

        return scales;
    }

    private static bool TryNumber(string text, out double number) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number);
}
