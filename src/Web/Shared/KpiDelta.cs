namespace CallInsight.Web.Shared;

/// <summary>Which direction of a figure is the better one. Less talk may be good.</summary>
public enum Better
{
    Neither,
    Higher,
    Lower,
}

/// <summary>Whether a change is good news.</summary>
public enum Verdict
{
    Neutral,
    Good,
    Bad,
}

/// <summary>A change against another figure: told by sign, arrow and word, and only then by colour.</summary>
/// <param name="Text">The change with its sign: <c>+2.1 pp</c>.</param>
/// <param name="Sign">1 up, −1 down, 0 unchanged.</param>
/// <param name="Against">What it is compared with: <c>vs previous 30 days</c>.</param>
public sealed record KpiDelta(string Text, int Sign, Verdict Verdict, string Against)
{
    internal string Arrow => Sign switch { > 0 => "▲", < 0 => "▼", _ => "●" };

    internal string Word => (Sign, Verdict) switch
    {
        (0, _) => Texts.Unchanged,
        (_, Verdict.Good) => Texts.ChangeBetter,
        (_, Verdict.Bad) => Texts.ChangeWorse,
        (> 0, _) => Texts.ChangeUp,
        _ => Texts.ChangeDown,
    };

    internal string CssClass => Verdict switch
    {
        Verdict.Good => "delta-good",
        Verdict.Bad => "delta-bad",
        Verdict.Neutral => "delta-neutral",
    };

    /// <summary>
    /// The change from <paramref name="before"/> to <paramref name="now"/>: ratios in percentage points, lengths in their unit,
    /// counts and numbers in percent. Null where either is not known, or nothing can be divided by.
    /// </summary>
    public static KpiDelta? Between(double? now, double? before, FigureKind kind, Better better, string against)
    {
        if (now is not { } current || before is not { } earlier)
        {
            return null;
        }

        var difference = current - earlier;
        string? text = kind switch
        {
            FigureKind.Percent => Figures.Points(difference),
            FigureKind.Duration => SignedDuration(difference),
            FigureKind.Score => Figures.Signed(difference, 2),
            FigureKind.Seconds => Figures.Signed(difference) + "\u00A0s",
            FigureKind.Number or FigureKind.Count when earlier == 0 => difference == 0 ? Figures.Signed(0) : null,
            FigureKind.Number or FigureKind.Count => Figures.SignedPercent(difference / Math.Abs(earlier)),
        };
        if (text is null)
        {
            return null;
        }

        // What is written as no change is none: the arrow must not contradict the number.
        var sign = text.Any(c => c is >= '1' and <= '9') ? Math.Sign(difference) : 0;
        return new KpiDelta(text, sign, VerdictOf(sign, better), against);
    }

    private static string SignedDuration(double difference) =>
        difference > 0 ? "+" + Figures.Duration(difference) : Figures.Duration(difference);

    private static Verdict VerdictOf(int sign, Better better) => (sign, better) switch
    {
        (0, _) or (_, Better.Neither) => Verdict.Neutral,
        (> 0, Better.Higher) or (< 0, Better.Lower) => Verdict.Good,
        _ => Verdict.Bad,
    };
}
