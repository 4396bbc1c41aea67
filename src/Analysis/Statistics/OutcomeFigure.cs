namespace CallInsight.Analysis.Statistics;

/// <summary>What the values of a figure are: decides in which terms a difference is told.</summary>
public enum FigureScale
{
    /// <summary>Seconds, ratios, scores: told by medians and the shift between them, which a few long calls do not move.</summary>
    Amount,

    /// <summary>How often something happened: told by means, since medians of small counts do not move at all.</summary>
    Count,

    /// <summary>0 or 1: told by shares.</summary>
    YesNo,
}

/// <summary>A figure of calls that were won or lost.</summary>
/// <param name="Values">One for each call; NaN is unknown.</param>
public sealed record OutcomeFigure(string Key, FigureScale Scale, float[] Values);

/// <summary>What is said of a figure.</summary>
public enum PatternVerdict
{
    /// <summary>There are too few calls: even a large difference would often be missed. Nothing else is told.</summary>
    TooFew,

    /// <summary>No difference was found; there may be one smaller than <see cref="OutcomePattern.Detectable"/>.</summary>
    NotFound,

    /// <summary>A difference was found. Of all that are found, at most 5 % are expected not to be there.</summary>
    Found,
}

/// <summary>A figure in won calls against lost calls that may be compared with them.</summary>
/// <param name="Won">Won calls that were compared: the figure is known, and their stratum has a lost call too.</param>
/// <param name="Lost">Lost calls that were compared.</param>
/// <param name="WonMiddle">The median, mean or share of the won calls that were compared.</param>
/// <param name="LostMiddle">The same of the lost calls.</param>
/// <param name="Difference">Won less lost within strata, in the unit of the figure.</param>
/// <param name="MorePairs">Of all pairs of a won and a lost call of one stratum, the share in which the won one has more; equal ones count half.</param>
/// <param name="Turned">Without strata the difference would point the other way: it comes from who calls, not from how.</param>
/// <param name="P">The probability of such a difference by chance alone.</param>
/// <param name="FalseShare">The least share of false ones among those found at which this one would be found.</param>
/// <param name="Detectable">A difference of this size would be found 4 times in 5, in the unit of the figure.</param>
public sealed record OutcomePattern(
    string Key,
    FigureScale Scale,
    PatternVerdict Verdict,
    int Won,
    int Lost,
    double WonMiddle = double.NaN,
    double LostMiddle = double.NaN,
    Difference Difference = default,
    double MorePairs = double.NaN,
    bool Turned = false,
    double P = double.NaN,
    double FalseShare = double.NaN,
    double Detectable = double.NaN);
