namespace CallInsight.Bench.Load;

/// <summary>What 1,000 reps do in the busiest hour of a working day of eight hours, which is twice as busy as its mean.</summary>
/// <param name="Calls">Calls that are imported, a second: 40 of each rep a day.</param>
/// <param name="Pages">Pages that are looked at, a second: 80 for each rep a day, managers' included.</param>
/// <param name="Reads">API requests that read, a second: 40 for each rep a day.</param>
/// <param name="Asks">Insights queries, a second: 20 for each rep a day.</param>
internal sealed record WorkingDay(double Calls, double Pages, double Reads, double Asks)
{
    private const double Seconds = 8 * 3600;
    private const double Busiest = 2;
    private const double Reps = 1_000;

    /// <param name="times">How many such companies at once.</param>
    public static WorkingDay Of(double times)
    {
        return new WorkingDay(Rate(40), Rate(80), Rate(40), Rate(20));

        double Rate(double each) => Reps * each / Seconds * Busiest * times;
    }
}
