namespace CallInsight.Grains.Insights.Columns;

/// <summary>Custom fields, a column for each that any call has.</summary>
/// <param name="addUnknown">Adds a row of which nothing is known.</param>
internal sealed class FieldColumns<TColumn>(Action<TColumn> addUnknown) : IColumn
    where TColumn : class, IColumn, new()
{
    private readonly Dictionary<int, TColumn> _columns = [];
    private int _rows;

    public int Count => _rows;

    public long Bytes => _columns.Values.Sum(c => c.Bytes);

    /// <summary>The column of a field; null where no call has it.</summary>
    public TColumn? Find(int field) => _columns.GetValueOrDefault(field);

    /// <summary>Adds a value of the row that is being added.</summary>
    public void Add<TValue>(int field, Action<TColumn, TValue> add, TValue value) => add(ColumnOf(field), value);

    /// <summary>Ends the row: what it was not given is unknown.</summary>
    public void EndRow()
    {
        _rows++;
        foreach (var column in _columns.Values)
        {
            FillTo(column, _rows);
        }
    }

    public void Splice(int from, ReadOnlySpan<int> order, IColumn added)
    {
        var news = (FieldColumns<TColumn>)added;
        foreach (var field in _columns.Keys.Union(news._columns.Keys).ToList())
        {
            ColumnOf(field).Splice(from, order, news.ColumnOf(field));
        }

        _rows = from + order.Length;
    }

    private TColumn ColumnOf(int field)
    {
        if (!_columns.TryGetValue(field, out var column))
        {
            column = new TColumn();
            FillTo(column, _rows);
            _columns.Add(field, column);
        }

        return column;
    }

    private void FillTo(TColumn column, int rows)
    {
        while (column.Count < rows)
        {
            addUnknown(column);
        }
    }
}
