using CallInsight.Contracts.Insights;
using CallInsight.Grains.Insights.Columns;

namespace CallInsight.Grains.Insights.Answering;

/// <summary>A formula's inputs out of the columns: metrics are read where they lie, the mentions of topics are gathered once.</summary>
internal sealed class FormulaInputs : IFormulaInputs
{
    private readonly FactColumns _facts;
    private readonly int _from;
    private readonly int[] _places;
    private readonly float[]?[] _gathered;

    /// <param name="from">The first row that is asked for.</param>
    /// <param name="to">The first row after.</param>
    public FormulaInputs(FactColumns facts, IReadOnlyList<FactsMetric> inputs, int from, int to)
    {
        (_facts, _from) = (facts, from);
        _places = [.. inputs.Select(i => FactColumns.Places.GetValueOrDefault(i.Key, -1))];
        _gathered = [.. inputs.Select((input, i) => _places[i] < 0 ? MetricValues.Of(facts, input, from, to).Narrow.ToArray() : null)];
    }

    public void Read(int input, int from, Span<double> into)
    {
        var values = _gathered[input] is { } gathered ? gathered.AsSpan(from, into.Length) : _facts.Metrics[_places[input]].Values.Slice(_from + from, into.Length);
        for (var i = 0; i < into.Length; i++)
        {
            into[i] = values[i];
        }
    }
}
