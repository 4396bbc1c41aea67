using CallInsight.Contracts.Insights;
using CallInsight.Grains.Insights.Answering;

namespace CallInsight.Grains.Insights.Merging;

/// <summary>Percentiles out of histograms: the same rule as for values, with the middle of a value's cell for the value.</summary>
internal sealed class MergedSketch(GroupPieces pieces, IReadOnlyList<FactsPartial> shares)
{
    // The counts of one group at a time, by key; all 0 outside of the keys from _low to _high.
    private readonly int[] _counts = new int[ushort.MaxValue + 1];
    private int _low = ushort.MaxValue;
    private int _high;

    /// <param name="columns">One for each fraction.</param>
    /// <param name="groups">How many there are.</param>
    public void Percentiles(double[] fractions, double[][] columns, int groups)
    {
        for (var group = 0; group < groups; group++)
        {
            var count = 0;
            foreach (var piece in pieces.Of(group))
            {
                Add(piece);
                count += piece.Count;
            }

            for (var i = 0; count > 0 && i < fractions.Length; i++)
            {
                columns[i][group] = At(count, fractions[i]);
            }

            Clear();
        }
    }

    /// <summary>A share whose values were few enough told them: they become cells here.</summary>
    private void Add(GroupPiece piece)
    {
        var share = shares[piece.Share];
        if (share.Sketch is { } sketch)
        {
            for (var cell = sketch.Starts[piece.Group]; cell < sketch.Starts[piece.Group + 1]; cell++)
            {
                Add(sketch.Keys[cell], sketch.Counts[cell]);
            }

            return;
        }

        for (var at = piece.At; at < piece.At + piece.Count; at++)
        {
            Add(Sketch.KeyOf(share.Narrow is { } narrow ? narrow[at] : (float)share.Wide![at]), 1);
        }
    }

    private void Add(ushort key, int count)
    {
        _counts[key] += count;
        (_low, _high) = (Math.Min(_low, key), Math.Max(_high, key));
    }

    private double At(int count, double fraction)
    {
        var (rank, part) = Percentile.Place(count, fraction);
        var (key, before) = (_low, 0);
        for (; before + _counts[key] <= rank; key++)
        {
            before += _counts[key];
        }

        var lower = Sketch.MiddleOf((ushort)key);
        if (part == 0 || rank + 1 < before + _counts[key])
        {
            return lower;
        }

        var next = key + 1 + _counts.AsSpan(key + 1).IndexOfAnyExcept(0);
        return Percentile.Between(lower, Sketch.MiddleOf((ushort)next), part);
    }

    private void Clear()
    {
        if (_low <= _high)
        {
            _counts.AsSpan(_low..(_high + 1)).Clear();
        }

        (_low, _high) = (ushort.MaxValue, 0);
    }
}
