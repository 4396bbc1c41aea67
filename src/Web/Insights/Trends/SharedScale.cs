using CallInsight.Web.Shared;

namespace CallInsight.Web.Insights.Trends;

/// <summary>One axis for several charts: from a round number to a round number, in at most six round steps.</summary>
internal static class SharedScale
{
    private const int MostSteps = 6;
    private static readonly double[] Round = [1, 2, 2.5, 5, 10];
    private static readonly double[] RoundSeconds = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 18_000, 36_000];

    /// <returns>Null where there is no value.</returns>
    public static ChartScale? Of(IEnumerable<double?> values, FigureKind figure)
    {
        var known = values.OfType<double>().ToList();
        if (known.Count == 0)
        {
            return null;
        }

        // Counts are lengths: they start at 0.
        var (low, high) = (figure == FigureKind.Count ? Math.Min(0, known.Min()) : known.Min(), known.Max());
        var step = Steps(figure, Math.Max(high - low, Math.Abs(high) / 100)).First(s => Fits(low, high, s));
        var (from, to) = (Math.Floor(low / step) * step, Math.Ceiling(high / step) * step);
        return new ChartScale(from, from == to ? to + step : to, step);
    }

    private static bool Fits(double low, double high, double step) => Math.Ceiling(high / step) - Math.Floor(low / step) <= MostSteps;

    private static IEnumerable<double> Steps(FigureKind figure, double span)
    {
        foreach (var step in figure == FigureKind.Duration ? RoundSeconds.Where(s => s >= span / MostSteps) : [])
        {
            yield return step;
        }

        var least = figure == FigureKind.Count ? 0 : -12;
        for (var power = Math.Max(least, (int)Math.Floor(Math.Log10(Math.Max(span, 1e-9) / MostSteps)) - 1); power < 300; power++)
        {
            foreach (var step in Round.Select(r => r * Math.Pow(10, power)).Where(s => figure != FigureKind.Count || s == Math.Floor(s)))
            {
                yield return step;
            }
        }
    }
}
