using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using CallInsight.Analysis.Languages;

namespace CallInsight.Analysis.Text;

/// <summary>Finds words by their traits, eight at a time.</summary>
internal static class TraitSearch
{
    /// <summary>The first place from one to another whose traits hold any of some; the end where none does.</summary>
    /// <param name="traits">Those behind the end may be looked at, so that most searches are whole steps of eight.</param>
    public static int First(ReadOnlySpan<WordTraits> traits, int start, int end, WordTraits any)
    {
        var words = MemoryMarshal.Cast<WordTraits, uint>(traits);
        var at = start;
        if (at < end && (words[at] & (uint)any) != 0)
        {
            return at;
        }

        var wanted = Vector256.Create((uint)any);
        for (; at < end && at <= words.Length - Vector256<uint>.Count; at += Vector256<uint>.Count)
        {
            var missing = Vector256.Equals(Vector256.Create(words[at..]) & wanted, Vector256<uint>.Zero).ExtractMostSignificantBits();
            if (missing != byte.MaxValue)
            {
                return Math.Min(at + BitOperations.TrailingZeroCount(~missing), end);
            }
        }

        while (at < end && (words[at] & (uint)any) == 0)
        {
            at++;
        }

        return Math.Max(Math.Min(at, end), start);
    }
}
