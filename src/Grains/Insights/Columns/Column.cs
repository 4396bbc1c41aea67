using System.Runtime.CompilerServices;

namespace CallInsight.Grains.Insights.Columns;

/// <summary>Plain values, one a row.</summary>
internal sealed class Column<T> : IColumn
    where T : struct
{
    private T[] _values = [];

    public int Count { get; private set; }

    public long Bytes => (long)_values.Length * Unsafe.SizeOf<T>();

    /// <summary>The values of all rows.</summary>
    public ReadOnlySpan<T> Values => _values.AsSpan(0, Count);

    public T this[int row] => _values[row];

    public void Add(T value)
    {
        if (Count == _values.Length)
        {
            Array.Resize(ref _values, Growth.Of(Count + 1));
        }

        _values[Count++] = value;
    }

    public void Clear() => (_values, Count) = ([], 0);

    public void Splice(int from, ReadOnlySpan<int> order, IColumn added)
    {
        var news = ((Column<T>)added)._values;
        var rows = new T[order.Length];
        for (var i = 0; i < order.Length; i++)
        {
            rows[i] = order[i] >= 0 ? _values[order[i]] : news[~order[i]];
        }

        Count = from + rows.Length;
        if (from == 0)
        {
            _values = rows;
            return;
        }

        if (Count > _values.Length)
        {
            Array.Resize(ref _values, Growth.Of(Count));
        }

        rows.CopyTo(_values, from);
    }
}

/// <summary>How much room is made: an eighth more than is needed, since memory is counted by the call.</summary>
internal static class Growth
{
    public static int Of(int needed) => needed + Math.Max(16, needed / 8);
}
