using CallInsight.Web.Shared;

namespace CallInsight.Web.Insights.Benchmarks;

/// <summary>Benchmarks in words.</summary>
internal static class BenchmarkText
{
    /// <summary>The benchmark's ends.</summary>
    public static string Ends(PublishedBenchmark benchmark, FigureKind kind) => (benchmark.Low, benchmark.High) switch
    {
        ({ } low, { } high) when low == high => Figures.Full(low, kind),
        ({ } low, { } high) => BenchmarksWords.Range(Figures.Full(low, kind), Figures.Full(high, kind)),
        ({ } low, null) => BenchmarksWords.From(Figures.Full(low, kind)),
        _ => BenchmarksWords.UpTo(Figures.Full(benchmark.High, kind)),
    };

    /// <summary>Where a figure lies; null where it is not known.</summary>
    public static string? Place(double? value, PublishedBenchmark benchmark, FigureKind kind) => value switch
    {
        null => null,
        { } known when known < benchmark.Low => BenchmarksWords.Below(Size(benchmark.Low.Value - known, kind)),
        { } known when known > benchmark.High => BenchmarksWords.Above(Size(known - benchmark.High.Value, kind)),
        _ => BenchmarksWords.Within,
    };

    /// <summary>What a form's number is to be divided by: ratios are entered in percent.</summary>
    public static double Scale(FigureKind kind) => kind == FigureKind.Percent ? 100 : 1;

    private static string Size(double difference, FigureKind kind) => kind == FigureKind.Percent ? Figures.Points(difference).TrimStart('+') : kind == FigureKind.Seconds ? Figures.Seconds(difference, 2) : Figures.Full(difference, kind);
}
