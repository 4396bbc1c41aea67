using System.Runtime.InteropServices;

namespace CallInsight.Grains.Insights.Columns;

/// <summary>Finds the rows of some calls in one pass over all ids. Changes come some hundred times a second at most, so that an index would cost
/// more memory than it saves time.</summary>
internal static class FindCalls
{
    // Most ids are told apart by their last 16 bits, before they are looked up.
    private const int Bits = 1 << 16;

    /// <summary>The rows, rising.</summary>
    public static List<int> In(ReadOnlySpan<Guid> calls, HashSet<Guid> wanted)
    {
        var rows = new List<int>();
        if (calls.IsEmpty || wanted.Count == 0)
        {
            return rows;
        }

        var maybe = new ulong[Bits / 64];
        foreach (var call in wanted)
        {
            var bit = Tail(in call);
            maybe[bit >> 6] |= 1UL << (bit & 63);
        }

        for (var row = 0; row < calls.Length; row++)
        {
            var bit = Tail(in calls[row]);
            if ((maybe[bit >> 6] & (1UL << (bit & 63))) != 0 && wanted.Contains(calls[row]))
            {
                rows.Add(row);
            }
        }

        return rows;
    }

    private static ushort Tail(in Guid call) => MemoryMarshal.Cast<Guid, ushort>(new ReadOnlySpan<Guid>(in call))[7];
}
