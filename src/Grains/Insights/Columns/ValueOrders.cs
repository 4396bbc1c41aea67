namespace CallInsight.Grains.Insights.Columns;

/// <summary>The orders of the metrics that were asked for last, made when they are first needed and again after the rows have changed.</summary>
internal sealed class ValueOrders
{
    private const int MostKept = 12;
    private const int LeastKept = 2;
    private readonly List<(int Metric, int[] Rows)> _kept = [];

    public long Bytes => _kept.Sum(k => (long)k.Rows.Length * sizeof(int));

    /// <summary>How many are kept. Each takes 4 bytes a row.</summary>
    public int Most { get; private set; } = MostKept;

    /// <summary>Makes room for what the rows' custom fields take, so that a call keeps within its bytes.</summary>
    /// <param name="bytes">A row's.</param>
    public void MakeRoom(long bytes) => Most = Math.Clamp(MostKept - (int)(bytes / sizeof(int)) - 1, LeastKept, MostKept);

    public int[] Of(int metric, ReadOnlySpan<float> values)
    {
        var at = _kept.FindIndex(k => k.Metric == metric);
        var order = at >= 0 ? _kept[at] : (metric, ValueOrder.Of(values));
        if (at >= 0)
        {
            _kept.RemoveAt(at);
        }
        else if (_kept.Count >= Most)
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
