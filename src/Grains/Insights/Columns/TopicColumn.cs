using System.Runtime.InteropServices;

namespace CallInsight.Grains.Insights.Columns;

/// <summary>The topics of each row, one after another in a single list.</summary>
internal sealed class TopicColumn : IColumn
{
    // Row r has the topics from _starts[r] to _starts[r + 1].
    private int[] _starts = [0];
    private Topic[] _topics = [];

    public int Count { get; private set; }

    /// <summary>The codes of the topics. They are the tenant's: the same in every bucket.</summary>
    public Codes<int> Dictionary { get; } = new();

    public ReadOnlySpan<Topic> this[int row] => _topics.AsSpan(_starts[row].._starts[row + 1]);

    public void Add(ReadOnlySpan<int> codes, ReadOnlySpan<float> mentions, ReadOnlySpan<float> firstMinutes)
    {
        var start = _starts[Count];
        Reserve(ref _topics, start + codes.Length);
        for (var i = 0; i < codes.Length; i++)
        {
            _topics[start + i] = new Topic(Dictionary.Add(codes[i]), mentions[i], firstMinutes[i]);
        }

        End(start + codes.Length);
    }

    public void Splice(int from, ReadOnlySpan<int> order, IColumn added)
    {
        var other = (TopicColumn)added;
        var (starts, topics) = (_starts, _topics.AsSpan(_starts[from].._starts[Count]).ToArray());
        var offset = starts[from];
        var ends = starts.AsSpan(from, Count - from + 1).ToArray();
        Count = from;
        foreach (var row in order)
        {
            if (row >= 0)
            {
                Append(topics.AsSpan((ends[row - from] - offset)..(ends[row - from + 1] - offset)));
            }
            else
            {
                AppendOf(other, ~row);
            }
        }
    }

    private void Append(ReadOnlySpan<Topic> topics)
    {
        var start = _starts[Count];
        Reserve(ref _topics, start + topics.Length);
        topics.CopyTo(_topics.AsSpan(start));
        End(start + topics.Length);
    }

    private void AppendOf(TopicColumn other, int row)
    {
        var start = _starts[Count];
        var topics = other[row];
        Reserve(ref _topics, start + topics.Length);
        for (var i = 0; i < topics.Length; i++)
        {
            _topics[start + i] = topics[i] with { Code = Dictionary.Add(other.Dictionary[topics[i].Code]) };
        }

        End(start + topics.Length);
    }

    private void End(int end)
    {
        Count++;
        Reserve(ref _starts, Count + 1);
        _starts[Count] = end;
    }

    private static void Reserve<T>(ref T[] values, int needed)
    {
        if (needed > values.Length)
        {
            Array.Resize(ref values, Growth.Of(needed));
        }
    }
}

/// <param name="Code">Of the column's dictionary.</param>
/// <param name="FirstMinute">NaN where the source has no times.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Topic(int Code, float Mentions, float FirstMinute);
