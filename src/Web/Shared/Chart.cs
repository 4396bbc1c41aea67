namespace CallInsight.Web.Shared;

/// <summary>The shapes a chart may have. Bars, stacks and histograms start at 0.</summary>
public enum ChartKind
{
    Line,
    Bar,
    Stacked,
    Histogram,
    Scatter,
}

/// <summary>One line or one set of bars.</summary>
/// <param name="Values">One for each category; null is a gap, never 0.</param>
/// <param name="Slot">Its place among the colours, 1 to 4, the same for the same thing on all pages; 0 is grey: what others do.</param>
/// <param name="Hrefs">For each value what it was counted from; null where nothing can be opened.</param>
public sealed record ChartSeries(string Name, IReadOnlyList<double?> Values, int Slot = 1, IReadOnlyList<string?>? Hrefs = null);

/// <summary>Something that happened at a category, drawn as a marked line.</summary>
/// <param name="At">The category's place, from 0.</param>
public sealed record ChartMark(int At, string Text);

/// <summary>The ends of the axis of values, where several charts share one, and how far apart its ticks are.</summary>
public sealed record ChartScale(double Low, double High, double Step);

/// <summary>One point of a scatter chart, named by what it stands for.</summary>
public sealed record ChartPoint(string Label, double X, double Y);

/// <summary>A fixed figure that the chart's values are seen against: "Published 43 %".</summary>
public sealed record ChartBenchmark(string Text, double Value);

/// <summary>The quartiles of a group, drawn as a grey band behind the lines; null where too few are in it.</summary>
public sealed record ChartBand(string Name, IReadOnlyList<double?> Low, IReadOnlyList<double?> High);

/// <summary>What a chart shows. The same figures are its table and its CSV.</summary>
public sealed record Chart
{
    public required ChartKind Kind { get; init; }

    /// <summary>What is measured, in words with the unit: "Talk ratio".</summary>
    public required string Measure { get; init; }

    /// <summary>How the values are written.</summary>
    public required FigureKind Figure { get; init; }

    /// <summary>What the categories are, the head of the table's first column: "Week". For a scatter chart, what x measures.</summary>
    public required string Axis { get; init; }

    /// <summary>The categories in order, written as they are shown; empty for a scatter chart.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>The categories as files have them, where they are times: ISO 8601, in nobody's culture. Null: as they are shown.</summary>
    public IReadOnlyList<string>? CategoryKeys { get; init; }

    /// <summary>At most 4, beside one of place 0.</summary>
    public IReadOnlyList<ChartSeries> Series { get; init; } = [];

    /// <summary>The points of a scatter chart.</summary>
    public IReadOnlyList<ChartPoint> Points { get; init; } = [];

    /// <summary>How x is written in a scatter chart.</summary>
    public FigureKind XFigure { get; init; }

    public ChartBenchmark? Benchmark { get; init; }

    public ChartBand? Band { get; init; }

    public IReadOnlyList<ChartMark> Marks { get; init; } = [];

    /// <summary>Null: as the values ask for.</summary>
    public ChartScale? Scale { get; init; }

    /// <summary>Bars that lie: for long names.</summary>
    public bool Horizontal { get; init; }

    /// <summary>What happened at a category, in words; null where nothing is marked.</summary>
    public string? MarkAt(int category) => Marks.Where(mark => mark.At == category).Select(mark => mark.Text).ToList() is { Count: > 0 } texts ? string.Join("; ", texts) : null;

    /// <summary>Whether there is a single value to draw.</summary>
    public bool IsEmpty => Points.Count == 0 && Series.All(series => series.Values.All(value => value is null));
}
