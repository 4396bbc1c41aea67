using CallInsight.Contracts.Insights;

namespace CallInsight.Grains.Insights.Simulating;

/// <summary>The questions of a simulation, and what their answers say together.</summary>
/// <param name="before">The metric's key; null where there is no version before.</param>
internal sealed class SimulationQueries(AskSimulation ask, string? before)
{
    /// <summary>The key under which the formula is asked for; nobody can define it.</summary>
    public const string Tried = "my.?";

    private const int Bins = 20;
    private static readonly string[] Whole = ["count", "mean", "stddev", "min", "max", "p10", "p25", "median", "p75", "p90"];
    private static readonly InsightsCondition Decided = new("outcome", "in", ["won", "lost"], []);

    private IEnumerable<string> Keys => before is null ? [Tried] : [Tried, before];

    public IReadOnlyList<InsightsQuery> All =>
    [
        Query([.. Keys.SelectMany(k => Whole.Select(a => new InsightsMeasure(k, a))), new InsightsMeasure(InsightsFields.Calls, "count")], []),
        Query([.. Keys.SelectMany(k => new[] { new InsightsMeasure(k, "count"), new InsightsMeasure(k, "mean") })], ["member"]),
        Query([new InsightsMeasure(Tried, "count"), new InsightsMeasure(Tried, "mean")], ["outcome"], Decided),
        Query([new InsightsMeasure(Tried, "stddev")], [], Decided),
    ];

    /// <summary>How the values are spread.</summary>
    public InsightsQuery Spread(double width) => Query([new InsightsMeasure(Tried, "histogram", width)], []);

    /// <summary>A round width that gives about 20 bins; all values alike are one bin.</summary>
    public static double WidthOf(double min, double max)
    {
        var span = max - min;
        if (!(span > 0))
        {
            return 1;
        }

        var power = Math.Pow(10, Math.Floor(Math.Log10(span / Bins)));
        return new[] { 1, 2, 2.5, 5, 10 }.Select(r => r * power).First(w => span / w <= Bins);
    }

    public SimulatedFormula Answer(IReadOnlyList<InsightsAnswer> answers, IReadOnlyDictionary<Guid, string> names, InsightsAnswer spread, double width, ExtremesShare extremes, DateTimeOffset dataTo)
    {
        var (withWon, decided) = Correlation(answers[2], answers[3]);
        return new SimulatedFormula(
            FiguresOf(answers[0], Tried), before is null ? null : FiguresOf(answers[0], before),
            [.. spread.Columns[0].Histograms is { Length: > 0 } bins ? bins[0] : []], width,
            [.. MembersOf(answers[1], names)], withWon, decided, extremes.Lowest, extremes.Highest, dataTo);
    }

    private InsightsQuery Query(IReadOnlyList<InsightsMeasure> measures, IReadOnlyList<string> groupBy, params IReadOnlyList<InsightsCondition> where)
        => new(ask.From, ask.To, "UTC", measures, groupBy, where, [], null);

    private static SimulatedFigures FiguresOf(InsightsAnswer answer, string key)
    {
        double Of(string aggregate) => answer[$"{key}.{aggregate}"].Numbers![0];
        var known = (long)Of("count");
        return new SimulatedFigures(known, (long)answer["calls.count"].Numbers![0] - known, Of("mean"), Of("stddev"), Of("min"), Of("max"), [Of("p10"), Of("p25"), Of("median"), Of("p75"), Of("p90")]);
    }

    private IEnumerable<SimulatedMember> MembersOf(InsightsAnswer answer, IReadOnlyDictionary<Guid, string> names)
        => from row in Enumerable.Range(0, answer.Rows)
           where answer.Columns[0].Texts![row] is not null
           let member = Guid.Parse(answer.Columns[0].Texts![row]!)
           let name = names.GetValueOrDefault(member, string.Empty)
           orderby name, member
           select new SimulatedMember(member, name, (long)answer[$"{Tried}.count"].Numbers![row], answer[$"{Tried}.mean"].Numbers![row], before is null ? double.NaN : answer[$"{before}.mean"].Numbers![row]);

    /// <summary>Pearson's correlation with a value that is 1 or 0: the difference of the means over the deviation, times the root of the product of the shares.</summary>
    private static (double Correlation, long Decided) Correlation(InsightsAnswer byOutcome, InsightsAnswer whole)
    {
        (double Count, double Mean) Of(string outcome) => Array.IndexOf(byOutcome.Columns[0].Texts!, outcome) is >= 0 and var row
            ? (byOutcome[$"{Tried}.count"].Numbers![row], byOutcome[$"{Tried}.mean"].Numbers![row])
            : (0, double.NaN);
        var (won, lost) = (Of("won"), Of("lost"));
        var (n, deviation) = (won.Count + lost.Count, whole.Columns[0].Numbers![0]);
        return (deviation > 0 ? (won.Mean - lost.Mean) / deviation * Math.Sqrt(won.Count * lost.Count / (n * (n - 1))) : double.NaN, (long)n);
    }
}
