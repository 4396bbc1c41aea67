namespace CallInsight.Grains.Insights.Columns;

/// <summary>The orders of the metrics that were asked for last, made when they are first needed and again after the rows have changed.</summary>
internal sealed class ValueOrders
{
    // Each takes 4 bytes a row.
    private const int MostKept = 8;
    private readonly List<(int Metric, int[] Rows)> _kept = [];

    public long Bytes => _kept.Sum(k => (long)k.Rows.Length * sizeof(int));

    public int[] Of(int metric, ReadOnlySpan<float> values)
    {
        var at = _kept.FindIndex(k => k.Metric == metric);
        var order = at >= 0 ? _kept[at] : (metric, ValueOrder.Of(values));
        if (at >= 0)
        {
            _kept.RemoveAt(at);
        }
        else if (_kept.Count == MostKept)
        {
            _kept.RemoveAt(0);
        }

        _kept.Add(order);
        return order.Item2;
    }

    /// <summary>Whether an order is there already.</summary>
    public bool Has(int metric) => _kept.Exists(k => k.Metric == metric);

    public void Forget() => _kept.Clear();
}
