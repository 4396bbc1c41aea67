namespace CallInsight.Grains.Insights.Answering;

/// <summary>The rows that a question counts, of a range: all of them, those that are marked, or a list where they are few.</summary>
/// <param name="From">The range's first row.</param>
/// <param name="To">The first row after.</param>
/// <param name="Rows">The rows, rising, one that counts several times as often; null: see <paramref name="Chosen"/>.</param>
/// <param name="Chosen">Marks of the range's rows; null: all count.</param>
internal sealed record RowSet(int From, int To, int[]? Rows, bool[]? Chosen)
{
    // With fewer than one row in four a list is less work than marks.
    private const int Dense = 4;

    /// <summary>How many places the passes walk over: rows of the list or of the range.</summary>
    public int Length => Rows?.Length ?? To - From;

    public bool IsAll => Rows is null && Chosen is null;

    public static RowSet Of(int from, int to, bool[]? chosen)
    {
        if (chosen is null)
        {
            return new RowSet(from, to, null, null);
        }

        var count = chosen.AsSpan(0, to - from).Count(true);
        return count == to - from ? new RowSet(from, to, null, null)
            : (long)count * Dense >= to - from ? new RowSet(from, to, null, chosen)
            : new RowSet(from, to, ListOf(from, to, chosen, count), null);
    }

    /// <summary>The row at a place.</summary>
    public int RowAt(int place) => Rows is { } rows ? rows[place] : From + place;

    private static int[] ListOf(int from, int to, bool[] chosen, int count)
    {
        var rows = new int[count];
        for (int row = from, next = 0; row < to; row++)
        {
            if (chosen[row - from])
            {
                rows[next++] = row;
            }
        }

        return rows;
    }
}
