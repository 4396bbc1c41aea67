namespace CallInsight.Bench.Insights;

/// <summary>
/// Made-up calls of a tenant as columns, sorted by the time they started: 365 days back from the end, 40 reps of 8 teams, 21 metrics of which
/// some are unknown, two topics in most calls.
/// </summary>
internal sealed class MadeUpFacts
{
    public const int Reps = 40;
    public const int Teams = 8;
    public const int Days = 365;

    /// <summary>The first moment after all made-up calls: the midnight before the run.</summary>
    public static readonly DateTime End = DateTime.UtcNow.Date;

    public MadeUpFacts(int number, int calls)
    {
        (Number, Tenant) = (number, Guid.CreateVersion7());
        Members = [.. Enumerable.Range(0, Reps).Select(_ => Guid.CreateVersion7())];
        TeamIds = [.. Enumerable.Range(0, Teams).Select(_ => Guid.CreateVersion7())];
        var chance = new Random(number);
        Started = [.. Enumerable.Range(0, calls).Select(_ => End.AddMilliseconds(-chance.NextInt64(1, Days * 86_400_000L))).Order()];
        Rep = [.. Started.Select(_ => chance.Next(Reps))];
        Metrics = [.. Enumerable.Range(0, Analysis.Metrics.All.Count).Select(m => Column(m, calls, chance))];
        Chance = [.. Started.Select(_ => chance.NextSingle())];
    }

    public int Number { get; }

    public Guid Tenant { get; }

    public Guid[] Members { get; }

    public Guid[] TeamIds { get; }

    public DateTime[] Started { get; }

    public int[] Rep { get; }

    /// <summary>In the order of the metrics' list; NaN is unknown.</summary>
    public float[][] Metrics { get; }

    /// <summary>From 0 to 1, for what else is chosen by chance.</summary>
    public float[] Chance { get; }

    public int Calls => Started.Length;

    public static int PlaceOf(string metric) => Analysis.Metrics.All.Index().First(m => m.Item.Key == metric).Index;

    // Seconds, ratios and counts of different spread; each tenth value of every third metric is unknown.
    private static float[] Column(int metric, int calls, Random chance)
    {
        var values = new float[calls];
        for (var i = 0; i < calls; i++)
        {
            values[i] = (metric % 3 == 0 && chance.Next(10) == 0) ? float.NaN : Analysis.Metrics.All[metric].Unit switch
            {
                Analysis.MetricUnit.Seconds => (float)(-300 * Math.Log(1 - chance.NextDouble())),
                Analysis.MetricUnit.Count => chance.Next(25),
                Analysis.MetricUnit.YesNo => chance.Next(2),
                Analysis.MetricUnit.Sentiment => (chance.NextSingle() * 2) - 1,
                _ => chance.NextSingle(),
            };
        }

        return values;
    }
}
