using CallInsight.Analysis;

namespace CallInsight.Grains.Insights.Columns;

/// <summary>Calls as columns, sorted by the time they started. One writer; readers in between its changes.</summary>
internal sealed class FactColumns
{
    private readonly IColumn[] _columns;

    public FactColumns()
    {
        Metrics = [.. Analysis.Metrics.All.Select(_ => new Column<float>())];
        _columns = [Calls, StartedTicks, Reps, Stages, Sources, Directions, Outcomes, Languages, Currencies, Amounts, Topics, TopicsKnown, Fields, Numbers, .. Metrics];
    }

    public int Count => Calls.Count;

    /// <summary>Bytes that the rows take in memory.</summary>
    public long Bytes => _columns.Sum(c => c.Bytes) + Orders.Bytes;

    public Column<Guid> Calls { get; } = new();

    /// <summary>UTC ticks.</summary>
    public Column<long> StartedTicks { get; } = new();

    public CodeColumn<Guid> Reps { get; } = new();

    public CodeColumn<int> Stages { get; } = new();

    public CodeColumn<int> Sources { get; } = new();

    public CodeColumn<string> Directions { get; } = new();

    public CodeColumn<string> Outcomes { get; } = new();

    public CodeColumn<string> Languages { get; } = new();

    public CodeColumn<string> Currencies { get; } = new();

    /// <summary>NaN where none was given.</summary>
    public Column<double> Amounts { get; } = new();

    /// <summary>Those that were mentioned.</summary>
    public TopicColumn Topics { get; } = new();

    /// <summary>Those that were looked for: of others it is not known whether they were mentioned.</summary>
    public CodeColumn<TopicSet> TopicsKnown { get; } = new();

    /// <summary>Custom fields that are texts, yes or no, or days.</summary>
    public FieldColumns<CodeColumn<int>> Fields { get; } = new(c => c.AddUnknown());

    /// <summary>Custom fields that are numbers.</summary>
    public FieldColumns<Column<double>> Numbers { get; } = new(c => c.Add(double.NaN));

    /// <summary>In the order of <see cref="Analysis.Metrics.All"/>; NaN is unknown.</summary>
    public Column<float>[] Metrics { get; }

    /// <summary>Rows by rising value.</summary>
    public ValueOrders Orders { get; } = new();

    /// <summary>The place of a metric among <see cref="Metrics"/>.</summary>
    public static IReadOnlyDictionary<string, int> Places { get; } = Analysis.Metrics.All.Index().ToDictionary(m => m.Item.Key, m => m.Index, StringComparer.Ordinal);

    /// <summary>The first row that started at this time or later.</summary>
    public int RowAt(long ticks)
    {
        var at = StartedTicks.Values.BinarySearch(ticks);
        if (at < 0)
        {
            return ~at;
        }

        while (at > 0 && StartedTicks[at - 1] == ticks)
        {
            at--;
        }

        return at;
    }

    /// <summary>Takes in rows, new or changed, and leaves out those of calls that are gone.</summary>
    /// <param name="added">Rows in any order, each call once.</param>
    public void Apply(FactColumns added, IReadOnlyCollection<Guid> gone)
    {
        var removed = Removed(added, gone);
        if (added.Count == 0 && removed.Length == 0)
        {
            return;
        }

        var arrivals = added.Sorted();
        var from = arrivals.Length == 0 ? Count : RowAt(added.StartedTicks[arrivals[0]]);
        from = removed.Length == 0 ? from : Math.Min(from, removed[0]);
        Orders.Forget();
        var order = Merge(from, removed, added, arrivals);
        foreach (var (column, news) in _columns.Zip(added._columns))
        {
            column.Splice(from, order, news);
        }

        Orders.MakeRoom(Count == 0 ? 0 : (Fields.Bytes + Numbers.Bytes) / Count);
    }

    private int[] Removed(FactColumns added, IReadOnlyCollection<Guid> gone)
    {
        if (Count == 0)
        {
            return [];
        }

        var calls = new HashSet<Guid>(gone);
        foreach (var call in added.Calls.Values)
        {
            calls.Add(call);
        }

        return [.. FindCalls.In(Calls.Values, calls)];
    }

    private int[] Sorted()
    {
        var rows = Enumerable.Range(0, Count).ToArray();
        Array.Sort(StartedTicks.Values.ToArray(), rows);
        return rows;
    }

    private int[] Merge(int from, int[] removed, FactColumns added, int[] arrivals)
    {
        var order = new List<int>(Count - from + arrivals.Length);
        var (next, arrival) = (0, 0);
        for (var row = from; row < Count; row++)
        {
            if (next < removed.Length && removed[next] == row)
            {
                next++;
                continue;
            }

            while (arrival < arrivals.Length && added.StartedTicks[arrivals[arrival]] < StartedTicks[row])
            {
                order.Add(~arrivals[arrival++]);
            }

            order.Add(row);
        }

        while (arrival < arrivals.Length)
        {
            order.Add(~arrivals[arrival++]);
        }

        return [.. order];
    }
}
