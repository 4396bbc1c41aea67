namespace CallInsight.Web.Insights.Comparing;

/// <summary>One of those that stand side by side.</summary>
/// <param name="Key">Its id, or its period as <c>from..to</c>; null for the middle of others.</param>
/// <param name="CallsHref">The calls that it counts; null where they cannot be opened.</param>
/// <param name="Calls">How many.</param>
public sealed record CompareSubject(string? Key, string Name, string? CallsHref, long Calls);

/// <summary>What is said of a difference.</summary>
public enum CompareVerdict
{
    /// <summary>Nothing: it is what the others are seen against, or it overlaps with that.</summary>
    None,

    /// <summary>Fewer calls on a side than a statement needs.</summary>
    TooFew,

    /// <summary>It may well be chance.</summary>
    Unclear,

    /// <summary>It would be rare if there were none.</summary>
    Clear,
}

/// <param name="Bar">The length of its bar: a share of the longest in its row.</param>
/// <param name="Href">The turns that the figure was counted from, of a single call.</param>
public sealed record CompareCell(Sample Sample, double Bar, CompareVerdict Verdict, MeanDifference? Difference, string? Href = null);

/// <summary>A metric of all of them.</summary>
public sealed record CompareRow(MetricWords Metric, IReadOnlyList<CompareCell> Cells);

/// <summary>All that Compare shows.</summary>
/// <param name="Against">The place of the one that the others are seen against.</param>
/// <param name="Tests">How many differences were looked at together.</param>
public sealed record CompareView(CompareQuestion Question, IReadOnlyList<CompareSubject> Subjects, IReadOnlyList<CompareRow> Rows, int Against, int Tests, DateTimeOffset DataTo)
{
    /// <summary>Whether there are statements on how sure differences are: single calls have none.</summary>
    public bool HasTests => Question.Of != "calls" && Subjects.Count > 1;

    /// <summary>Whether a period has days in common with the one that it is seen against, and so is not tested.</summary>
    public bool SharesDays { get; init; }
}
