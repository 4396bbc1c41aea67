namespace CallInsight.Grains.Insights.Columns;

/// <summary>The topics of each row, one after another in lists that all rows share.</summary>
internal sealed class TopicColumn : IColumn
{
    // Row r has the topics from _starts[r] to _starts[r + 1].
    private int[] _starts = [0];
    private ushort[] _codes = [];
    private float[] _mentions = [];
    private float[] _firstMinutes = [];

    public int Count { get; private set; }

    public long Bytes => ((long)_starts.Length * sizeof(int)) + ((long)_codes.Length * (sizeof(ushort) + sizeof(float) + sizeof(float)));

    /// <summary>The codes of the topics: the values are the tenant's, the same in every bucket.</summary>
    public Codes<int> Dictionary { get; } = new();

    /// <summary>The topics of a row, as places for <see cref="CodeAt"/>, <see cref="MentionsAt"/> and <see cref="FirstMinuteAt"/>.</summary>
    public (int From, int To) PlacesOf(int row) => (_starts[row], _starts[row + 1]);

    /// <summary>The codes of a row's topics, of the dictionary.</summary>
    public ReadOnlySpan<ushort> this[int row] => _codes.AsSpan(_starts[row].._starts[row + 1]);

    public int CodeAt(int place) => _codes[place];

    public float MentionsAt(int place) => _mentions[place];

    /// <summary>NaN where the source has no times.</summary>
    public float FirstMinuteAt(int place) => _firstMinutes[place];

    public void Add(ReadOnlySpan<int> codes, ReadOnlySpan<float> mentions, ReadOnlySpan<float> firstMinutes)
    {
        Begin(codes.Length);
        for (var i = 0; i < codes.Length; i++)
        {
            Put(i, codes[i], mentions[i], firstMinutes[i]);
        }

        End(codes.Length);
    }

    /// <summary>Makes room for a row of so many topics; each is put, then the row is ended.</summary>
    public void Begin(int topics)
    {
        var end = _starts[Count] + topics;
        Reserve(ref _codes, end);
        Reserve(ref _mentions, end);
        Reserve(ref _firstMinutes, end);
    }

    /// <param name="nth">Among the row's topics, from 0.</param>
    public void Put(int nth, int topic, float mentions, float firstMinute)
    {
        var place = _starts[Count] + nth;
        (_codes[place], _mentions[place], _firstMinutes[place]) = (checked((ushort)Dictionary.Add(topic)), mentions, firstMinute);
    }

    public void End(int topics)
    {
        var end = _starts[Count] + topics;
        Count++;
        Reserve(ref _starts, Count + 1);
        _starts[Count] = end;
    }

    public void Splice(int from, ReadOnlySpan<int> order, IColumn added)
    {
        var tail = CopyFrom(from);
        Count = from;
        foreach (var row in order)
        {
            Append(row >= 0 ? tail : (TopicColumn)added, row >= 0 ? row - from : ~row);
        }
    }

    private void Append(TopicColumn other, int row)
    {
        var (first, last) = other.PlacesOf(row);
        Begin(last - first);
        for (var place = first; place < last; place++)
        {
            Put(place - first, other.Dictionary[other._codes[place]], other._mentions[place], other._firstMinutes[place]);
        }

        End(last - first);
    }

    private static void Reserve<T>(ref T[] values, int needed)
    {
        if (needed > values.Length)
        {
            Array.Resize(ref values, Growth.Of(needed));
        }
    }

    /// <summary>A copy of the rows from a row on, which are about to be written over.</summary>
    private TopicColumn CopyFrom(int from)
    {
        var copy = new TopicColumn();
        for (var row = from; row < Count; row++)
        {
            copy.Append(this, row);
        }

        return copy;
    }
}
