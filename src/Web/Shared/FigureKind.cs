namespace CallInsight.Web.Shared;

/// <summary>What a figure is, which decides how it is written.</summary>
public enum FigureKind
{
    /// <summary>A plain number, also a rate, with one decimal.</summary>
    Number,

    /// <summary>A number on a small scale, such as sentiment from −1 to 1, with two decimals.</summary>
    Score,

    /// <summary>How many.</summary>
    Count,

    /// <summary>A ratio from 0 to 1, written as a percentage; differences in percentage points.</summary>
    Percent,

    /// <summary>Seconds, written as m:ss or h:mm.</summary>
    Duration,

    /// <summary>Seconds, written as such: 0.8 s.</summary>
    Seconds,
}
