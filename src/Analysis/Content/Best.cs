namespace CallInsight.Analysis.Content;

/// <summary>The weightiest of what is offered, the weightiest first; of equals the one that was offered earlier.</summary>
internal sealed class Best(int most)
{
    private readonly double[] _weights = new double[most];
    private readonly int[] _items = new int[most];
    private int _count;

    public ReadOnlySpan<int> Items => _items.AsSpan(0, _count);

    public void Offer(int item, double weight)
    {
        if (_count == most && (most == 0 || weight <= _weights[^1]))
        {
            return;
        }

        _count += _count < most ? 1 : 0;
        var at = _count - 1;
        for (; at > 0 && weight > _weights[at - 1]; at--)
        {
            (_weights[at], _items[at]) = (_weights[at - 1], _items[at - 1]);
        }

        (_weights[at], _items[at]) = (weight, item);
    }

    public void Clear() => _count = 0;
}
