namespace CallInsight.Analysis.Statistics;

/// <summary>A figure of somebody, or of a team, and of those around.</summary>
/// <param name="Better">1 where more goes with won calls or is wanted, −1 where less is; 0 where neither is known.</param>
/// <param name="Weight">How far won and lost calls are apart in it, 0 to 1; 0 where no pattern was found.</param>
/// <param name="Ours">The member's sample, or those of the team's members.</param>
/// <param name="Others">Each other member by itself, or each other team's members.</param>
public sealed record StandingFigure(string Key, int Better, double Weight, IReadOnlyList<MemberSample> Ours, IReadOnlyList<IReadOnlyList<MemberSample>> Others);

/// <summary>What is said of a figure.</summary>
public enum StandingVerdict
{
    /// <summary>Too few calls, or too few others. Nothing else is told.</summary>
    TooFew,

    /// <summary>Not apart from the others by more than chance.</summary>
    Among,

    /// <summary>Apart from the others, on the side that goes with won calls or is wanted.</summary>
    Ahead,

    /// <summary>Apart from the others, on the other side.</summary>
    Behind,

    /// <summary>Apart from the others, and nobody knows which side is better.</summary>
    Apart,
}

/// <summary>Where somebody stands in a figure.</summary>
/// <param name="Calls">Calls of theirs of which it is known.</param>
/// <param name="OtherCalls">Calls of the others.</param>
/// <param name="Place">1 for the best of all, by the side that is better; 0 where none is.</param>
/// <param name="Of">How many there are with them.</param>
/// <param name="Low">The lower end of the interval of the difference.</param>
/// <param name="FalseShare">The least share of false ones among those found at which this one would be found.</param>
/// <param name="Size">The difference in standard deviations of single calls.</param>
public sealed record Standing(
    string Key, StandingVerdict Verdict, int Calls, int OtherCalls, double Weight = 0, int Place = 0, int Of = 0, double Ours = double.NaN, double Others = double.NaN, double Low = double.NaN, double High = double.NaN,
    double FalseShare = double.NaN, double Size = double.NaN)
{
    /// <summary>Whether it is one of the best quarter and apart from the others: something that goes well.</summary>
    public bool IsStrength => Verdict == StandingVerdict.Ahead && Place <= (Of + 3) / 4;

    /// <summary>What speaks for talking about this figure first: how far it separates won from lost here, times how far they stand apart. 0 where nothing does.</summary>
    public double Worth => Verdict == StandingVerdict.Behind ? Weight * Math.Abs(Size) : 0;
}

/// <summary>In which figures a member stands apart from the others of the team, or a team from the other teams. It tells what is so, not why.</summary>
public static class FindStanding
{
    /// <summary>The share of false ones among all found that is accepted.</summary>
    public const double FalseShare = 0.05;

    /// <summary>Who has fewer calls is not compared, and is nobody to be compared with.</summary>
    public const int LeastCalls = 20;

    /// <summary>Fewer others make no middle.</summary>
    public const int LeastOthers = 3;

    /// <summary>Compares each figure by <see cref="MeanContrast"/> and corrects for their number by <see cref="FalseDiscovery"/>; the intervals are as wide as that takes.</summary>
    /// <param name="leastOthers">Others with enough calls below which nothing is told; of the members in them it takes <see cref="LeastOthers"/> in any case.</param>
    /// <returns>In the order of the figures.</returns>
    public static IReadOnlyList<Standing> Of(IReadOnlyList<StandingFigure> figures, int leastOthers = LeastOthers)
    {
        ArgumentNullException.ThrowIfNull(figures);
        var kept = figures.Select(Enough).ToList();
        var told = kept.Where(f => f.Ours.Count > 0 && f.Others.Count >= leastOthers && f.Others.Sum(g => g.Count) >= LeastOthers).Select(f => (Figure: f, Contrast: MeanContrast.Of(f.Ours, f.Others))).ToList();
        var shares = FalseDiscovery.Adjust([.. told.Select(t => t.Contrast.P)]);
        var error = Math.Max(1, shares.Count(s => s <= FalseShare)) * FalseShare / Math.Max(1, told.Count);
        var standings = told.Zip(shares, (t, share) => Tell(t.Figure, t.Contrast, share, error)).ToDictionary(s => s.Key, StringComparer.Ordinal);
        return [.. kept.Select(f => standings.GetValueOrDefault(f.Key) ?? new Standing(f.Key, StandingVerdict.TooFew, f.Ours.Sum(s => s.Count), f.Others.Sum(g => g.Sum(s => s.Count))))];
    }

    private static StandingFigure Enough(StandingFigure figure) => figure with
    {
        Ours = [.. figure.Ours.Where(s => s.Count >= LeastCalls)],
        Others = [.. figure.Others.Select(g => g.Where(s => s.Count >= LeastCalls).ToList()).Where(g => g.Count > 0)],
    };

    private static Standing Tell(StandingFigure figure, MeanContrast contrast, double share, double error)
    {
        var (low, high) = contrast.Interval(error);
        var side = Math.Sign(contrast.Difference) * figure.Better;
        var verdict = share > FalseShare ? StandingVerdict.Among : side > 0 ? StandingVerdict.Ahead : side < 0 ? StandingVerdict.Behind : StandingVerdict.Apart;
        var place = figure.Better == 0 ? 0 : 1 + figure.Others.Count(g => (g.Average(s => s.Mean) - contrast.Ours) * figure.Better > 0);
        var deviation = Math.Sqrt(figure.Ours.Concat(figure.Others.SelectMany(g => g)).Average(s => s.Deviation * s.Deviation));
        return new Standing(
            figure.Key, verdict, figure.Ours.Sum(s => s.Count), figure.Others.Sum(g => g.Sum(s => s.Count)), figure.Weight, place, figure.Others.Count + 1, contrast.Ours, contrast.Others, low, high, share,
            deviation > 0 ? contrast.Difference / deviation : 0);
    }
}
