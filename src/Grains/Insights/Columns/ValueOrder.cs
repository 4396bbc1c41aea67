namespace CallInsight.Grains.Insights.Columns;

/// <summary>The rows of a metric by rising value, unknown ones left out: whoever takes rows in this order into groups has each group sorted.</summary>
internal static class ValueOrder
{
    private const int Digit = 11;
    private const int Digits = 3;
    private const int Size = 1 << Digit;

    /// <summary>Sorts by digits of 11 bits, so that time rises with the number of rows alone.</summary>
    public static int[] Of(ReadOnlySpan<float> values)
    {
        var (keys, rows) = (new uint[values.Length], new int[values.Length]);
        var counts = new int[Digits * Size];
        var known = 0;
        for (var row = 0; row < values.Length; row++)
        {
            if (float.IsNaN(values[row]))
            {
                continue;
            }

            var key = Rising(values[row]);
            counts[key & (Size - 1)]++;
            counts[Size + ((key >> Digit) & (Size - 1))]++;
            counts[(2 * Size) + (key >> (2 * Digit))]++;
            (keys[known], rows[known++]) = (key, row);
        }

        var (otherKeys, otherRows) = (new uint[known], new int[known]);
        Array.Resize(ref rows, known);
        for (var digit = 0; digit < Digits; digit++)
        {
            Pass(digit * Digit, counts.AsSpan(digit * Size, Size), keys.AsSpan(0, known), rows, otherKeys, otherRows);
            (keys, otherKeys, rows, otherRows) = (otherKeys, keys, otherRows, rows);
        }

        return rows;
    }

    private static void Pass(int shift, Span<int> counts, ReadOnlySpan<uint> keys, int[] rows, uint[] toKeys, int[] toRows)
    {
        var next = 0;
        foreach (ref var count in counts)
        {
            (count, next) = (next, next + count);
        }

        for (var i = 0; i < keys.Length; i++)
        {
            var to = counts[(int)(keys[i] >> shift) & (Size - 1)]++;
            toKeys[to] = keys[i];
            toRows[to] = rows[i];
        }
    }

    // The bits of a number in single precision, turned so that they rise with it.
    private static uint Rising(float value)
    {
        var bits = BitConverter.SingleToUInt32Bits(value);
        return (bits & 0x8000_0000) != 0 ? ~bits : bits | 0x8000_0000;
    }
}
