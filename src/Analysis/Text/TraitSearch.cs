using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using CallInsight.Analysis.Languages;

namespace CallInsight.Analysis.Text;

/// <summary>Finds words by their traits, eight at a time.</summary>
internal static class TraitSearch
{
    /// <summary>The first place from one on whose traits hold any of some; the length where none does.</summary>
    public static int First(ReadOnlySpan<WordTraits> traits, int start, WordTraits any)
    {
        var words = MemoryMarshal.Cast<WordTraits, uint>(traits);
        var wanted = Vector256.Create((uint)any);
        var at = start;
        if (at < words.Length && (words[at] & (uint)any) != 0)
        {
            return at;
        }

        for (; at <= words.Length - Vector256<uint>.Count; at += Vector256<uint>.Count)
        {
            var missing = Vector256.Equals(Vector256.Create(words[at..]) & wanted, Vector256<uint>.Zero).ExtractMostSignificantBits();
            if (missing != byte.MaxValue)
            {
                return at + BitOperations.TrailingZeroCount(~missing);
            }
        }

        while (at < words.Length && (words[at] & (uint)any) == 0)
        {
            at++;
        }

        return Math.Max(at, start);
    }
}
