namespace CallInsight.Grains.Reports.Pdf;

/// <summary>An axis of values from a round number to a round number.</summary>
internal sealed record PdfScale(double Low, double High, double Step)
{
    private const int MostSteps = 5;
    private static readonly double[] Round = [1, 2, 2.5, 5, 10];

    public IEnumerable<double> Ticks
    {
        get
        {
            for (var i = 0; i <= (int)Math.Round((High - Low) / Step); i++)
            {
                yield return Low + (i * Step);
            }
        }
    }

    /// <param name="fromZero">Whether lengths are compared: these begin at 0.</param>
    /// <param name="whole">Whether there are no halves.</param>
    public static PdfScale Of(IReadOnlyList<double> values, bool fromZero, bool whole)
    {
        var (low, high) = (values.Count == 0 ? 0 : values.Min(), values.Count == 0 ? 1 : values.Max());
        (low, high) = fromZero ? (Math.Min(0, low), Math.Max(0, high)) : (low, high);
        var span = high - low > 0 ? high - low : Math.Max(1e-6, Math.Abs(high)) is var size && fromZero ? size : Math.Max(1e-6, Math.Abs(high) / 5);
        var power = Math.Pow(10, Math.Floor(Math.Log10(span / MostSteps)));
        var step = Round.Select(r => r * power).First(s => s * MostSteps >= span);
        step = whole ? Math.Max(1, Math.Ceiling(step)) : step;
        var (from, to) = (Math.Floor(low / step) * step, Math.Ceiling(high / step) * step);
        return new PdfScale(from, to > from ? to : from + step, step);
    }
}
