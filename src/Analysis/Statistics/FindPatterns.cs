namespace CallInsight.Analysis.Statistics;

/// <summary>What separates won from lost calls, over many figures at once. Calls are compared only within their stratum (their rep), so that a rep who wins
/// more and talks less makes no pattern. It tells what goes together, never what causes what.</summary>
public static class FindPatterns
{
    /// <summary>The share of false ones among all found that is accepted.</summary>
    public const double FalseShare = 0.05;

    /// <summary>Fewer won or lost calls tell nothing.</summary>
    public const int LeastCalls = 20;

    /// <summary>Of a yes or no: fewer calls of either kind tell nothing.</summary>
    public const int LeastOfAKind = 10;

    /// <summary>The delta from which a difference counts as large (Romano and others, Appropriate statistics for ordinal level data, 2006).</summary>
    public const double LargeDelta = 0.474;

    // Found 4 times in 5: the normal value below which four fifths lie.
    private const double FourFifths = 0.8416;

    /// <summary>Compares each figure by <see cref="RankTest"/>, corrects for their number by <see cref="FalseDiscovery"/>, and gives each an interval that
    /// misses as often as the correction allows (Benjamini and Yekutieli, Journal of the American Statistical Association 100, 2005): of the
    /// intervals of those found at most 5 % are expected to miss.</summary>
    /// <param name="strata">For each call the number of its stratum, from 0.</param>
    /// <param name="won">Whether each call was won.</param>
    /// <returns>In the order of the figures.</returns>
    public static IReadOnlyList<OutcomePattern> In(int[] strata, bool[] won, IReadOnlyList<OutcomeFigure> figures)
    {
        ArgumentNullException.ThrowIfNull(figures);
        var compared = figures.Select(f => new Compared(f, Stratum.Of(strata, won, f.Values))).ToList();
        var told = compared.Where(c => c.IsEnough).ToList();
        var shares = FalseDiscovery.Adjust([.. told.Select(c => c.Test.P)]);
        var error = Math.Max(1, shares.Count(s => s <= FalseShare)) * FalseShare / Math.Max(1, told.Count);
        var patterns = told.Zip(shares, (c, share) => c.Tell(share, error)).ToDictionary(p => p.Key, StringComparer.Ordinal);
        return [.. compared.Select(c => patterns.GetValueOrDefault(c.Figure.Key) ?? new OutcomePattern(c.Figure.Key, c.Figure.Scale, PatternVerdict.TooFew, c.Won, c.Lost))];
    }

    private sealed class Compared
    {
        private readonly IReadOnlyList<Stratum> _strata;

        public Compared(OutcomeFigure figure, IReadOnlyList<Stratum> strata)
        {
            Figure = figure;
            _strata = strata;
            (Won, Lost) = (strata.Sum(s => s.Won.Length), strata.Sum(s => s.Lost.Length));
            Test = RankTest.Of(strata);
        }

        public OutcomeFigure Figure { get; }

        public int Won { get; }

        public int Lost { get; }

        public RankTest Test { get; }

        /// <summary>Whether even a large difference would be found less than 4 times in 5, looked at alone.</summary>
        public bool IsEnough => Won >= LeastCalls && Lost >= LeastCalls && Test.DeltaDeviation > 0
            && (Normal.CriticalValue(FalseShare) + FourFifths) * Test.DeltaDeviation <= LargeDelta
            && (Figure.Scale != FigureScale.YesNo || (Count(1) >= LeastOfAKind && Count(0) >= LeastOfAKind));

        public OutcomePattern Tell(double falseShare, double error)
        {
            var difference = Figure.Scale == FigureScale.Amount ? Difference.OfShift(_strata, error) : Difference.OfMeans(_strata, error);
            var critical = Normal.CriticalValue(error);
            var together = new Stratum(All(s => s.Won), All(s => s.Lost));
            return new OutcomePattern(
                Figure.Key, Figure.Scale, falseShare <= FalseShare ? PatternVerdict.Found : PatternVerdict.NotFound, Won, Lost,
                Middle(together.Won), Middle(together.Lost), difference, (1 + Test.Delta) / 2,
                falseShare <= FalseShare && RankTest.Of([together]).Delta * Test.Delta < 0, Test.P, falseShare,
                (critical + FourFifths) * (difference.High - difference.Low) / (2 * critical));
        }

        private int Count(float value) => _strata.Sum(s => s.Won.Count(v => v == value) + s.Lost.Count(v => v == value));

        private float[] All(Func<Stratum, float[]> side) => [.. _strata.SelectMany(side).Order()];

        private double Middle(float[] values) => Figure.Scale == FigureScale.Amount
            ? ((double)values[(values.Length - 1) / 2] + values[values.Length / 2]) / 2
            : values.Average(v => (double)v);
    }
}
