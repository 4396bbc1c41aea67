namespace CallInsight.Bench.Accuracy;

/// <summary>Labelled things found, missed and falsely found.</summary>
internal sealed class Counts
{
    public int Found { get; private set; }

    public int Missed { get; private set; }

    public int False { get; private set; }

    public int Seen { get; private set; }

    public double Precision => Share(Found, Found + False);

    public double Recall => Share(Found, Found + Missed);

    public double F1 => Share(2 * Found, (2 * Found) + False + Missed);

    /// <summary>Precision, recall and F1 in one line.</summary>
    public string Line => $"P {AccuracyReport.Number(Precision)}, R {AccuracyReport.Number(Recall)}, F1 {AccuracyReport.Number(F1)}";

    public void Add(bool labelled, bool found)
    {
        Seen++;
        Found += labelled && found ? 1 : 0;
        Missed += labelled && !found ? 1 : 0;
        False += !labelled && found ? 1 : 0;
    }

    private static double Share(double part, double whole) => whole == 0 ? 0 : part / whole;
}
