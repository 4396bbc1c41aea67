namespace CallInsight.Grains.Insights.Columns;

/// <summary>One field of all rows.</summary>
internal interface IColumn
{
    /// <summary>How many rows it has.</summary>
    int Count { get; }

    /// <summary>Bytes that it takes in memory.</summary>
    long Bytes { get; }

    /// <summary>Puts rows in a new order from a row on.</summary>
    /// <param name="order">For each row from <paramref name="from"/> on: the present row, or the complement of a row of <paramref name="added"/>.</param>
    void Splice(int from, ReadOnlySpan<int> order, IColumn added);
}
