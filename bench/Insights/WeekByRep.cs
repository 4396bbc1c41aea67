using System.Globalization;
using CallInsight.Contracts.Insights;

namespace CallInsight.Bench.Insights;

/// <summary>The question that is compared: by week and rep the number of calls, and mean, median and 90th percentile of five metrics.</summary>
/// <param name="Days">How many days back from the end.</param>
internal sealed record WeekByRep(int Days)
{
    public static readonly string[] Metrics = ["talkRatio", "longestMonologueSeconds", "patienceSeconds", "questionsRep", "sentimentCustomer"];

    public DateTime From => MadeUpFacts.End.AddDays(-Days);

    /// <param name="nth">Makes each question another one: its end lies so many ticks later, where no call is.</param>
    public InsightsQuery Ours(bool approximate, int nth) => new(
        new DateTimeOffset(From, TimeSpan.Zero), new DateTimeOffset(MadeUpFacts.End.AddTicks(nth), TimeSpan.Zero), "UTC",
        [new InsightsMeasure(InsightsFields.Calls, "count"), .. Metrics.SelectMany(m => new InsightsMeasure[] { new(m, "mean"), new(m, "median"), new(m, "p90") })],
        ["week", "member"], [], [], null, Approximate: approximate);

    public string DuckDb(int tenant) => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        select date_trunc('week', day) as week, rep, count(*), {string.Join(", ", Metrics.Select(m => $"avg({FactsDatabase.ColumnOf(m)}), quantile_cont({FactsDatabase.ColumnOf(m)}, [0.5, 0.9])"))}
        from facts where tenant = {tenant} and day >= '{From:yyyy-MM-dd}' and day < '{MadeUpFacts.End:yyyy-MM-dd}' group by all
        """);

    public string Postgres(Guid tenant) => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        select date_trunc('week', started_at at time zone 'UTC') as week, rep_id, count(*),
          {string.Join(", ", Metrics.Select(m => $"avg({FactsDatabase.ColumnOf(m)}), percentile_cont(array[0.5, 0.9]) within group (order by {FactsDatabase.ColumnOf(m)})"))}
        from call_facts where tenant_id = '{tenant}' and not erased and started_at >= '{From:O}' and started_at < '{MadeUpFacts.End:O}' group by 1, 2
        """);
}
