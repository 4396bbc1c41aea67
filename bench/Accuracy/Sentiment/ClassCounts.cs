namespace CallInsight.Bench.Accuracy.Sentiment;

/// <summary>Three classes by the sign of a score, and their F1 weighted by how often each is labelled.</summary>
internal sealed class ClassCounts
{
    private const double Threshold = 0.05;
    private const int Classes = 3;

    private readonly int[,] _counts = new int[Classes, Classes];

    public int Seen { get; private set; }

    public double WeightedF1 => Enumerable.Range(0, Classes).Sum(c => Labelled(c) * F1(c)) / Math.Max(1, Seen);

    /// <summary>F1 of negative, neutral and positive.</summary>
    public string ByClass => string.Join(", ", new[] { "negative", "neutral", "positive" }.Select((name, c) => $"{name} {AccuracyReport.Number(F1(c))}"));

    public static int ClassOf(double score) => score >= Threshold ? 2 : score <= -Threshold ? 0 : 1;

    public static int ClassOf(string label) => label switch { "negative" => 0, "neutral" => 1, "positive" => 2, _ => -1 };

    public void Add(int labelled, double score)
    {
        Seen++;
        _counts[labelled, ClassOf(score)]++;
    }

    private int Labelled(int c) => _counts[c, 0] + _counts[c, 1] + _counts[c, 2];

    private double F1(int c)
    {
        var said = _counts[0, c] + _counts[1, c] + _counts[2, c];
        return Labelled(c) + said == 0 ? 0 : 2.0 * _counts[c, c] / (Labelled(c) + said);
    }
}
