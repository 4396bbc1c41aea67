using CallInsight.Contracts.Insights;
using CallInsight.Grains.Insights.Answering;
using CallInsight.Grains.Insights.Columns;

namespace CallInsight.Grains.Insights.Simulating;

/// <summary>The calls of a bucket with the lowest and the highest values of a metric.</summary>
internal static class FindExtremes
{
    public static ExtremesShare Over(FactColumns facts, AskExtremes ask)
    {
        var from = facts.RowAt(ask.Question.FromTicks);
        var to = Math.Max(from, facts.RowAt(ask.Question.ToTicks));
        var values = MetricValues.Of(facts, ask.Metric, from, to).Narrow;
        var known = new List<CallValue>();
        foreach (var row in new SelectRows(facts, ask.Question, from, to).Rows())
        {
            if (!float.IsNaN(values[row - from]))
            {
                known.Add(new CallValue(facts.Calls[row], values[row - from]));
            }
        }

        return new ExtremesShare(Lowest(known), Highest(known));
    }

    /// <summary>The extremes of all shares.</summary>
    public static ExtremesShare Merge(IReadOnlyList<ExtremesShare> shares) => new(Lowest(shares.SelectMany(s => s.Lowest)), Highest(shares.SelectMany(s => s.Highest)));

    private static List<CallValue> Lowest(IEnumerable<CallValue> known) => [.. known.OrderBy(k => k.Value).ThenBy(k => k.Call).Take(SimulationLimits.Extremes)];

    private static List<CallValue> Highest(IEnumerable<CallValue> known) => [.. known.OrderByDescending(k => k.Value).ThenBy(k => k.Call).Take(SimulationLimits.Extremes)];
}
