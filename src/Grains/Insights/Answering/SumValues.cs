using System.Numerics;
using System.Runtime.InteropServices;

namespace CallInsight.Grains.Insights.Answering;

/// <summary>Sums in double precision, several values at a time.</summary>
internal static class SumValues
{
    /// <param name="values">None of them NaN.</param>
    public static double OfKnown<T>(ReadOnlySpan<T> values)
        where T : struct, IFloatingPointIeee754<T>
    {
        var (sum, at) = (0.0, 0);
        if (typeof(T) == typeof(float))
        {
            var narrow = MemoryMarshal.Cast<T, float>(values);
            var sums = Vector<double>.Zero;
            for (; at + Vector<float>.Count <= narrow.Length; at += Vector<float>.Count)
            {
                Vector.Widen(new Vector<float>(narrow[at..]), out var low, out var high);
                sums += low + high;
            }

            sum = Vector.Sum(sums);
        }

        for (; at < values.Length; at++)
        {
            sum += double.CreateTruncating(values[at]);
        }

        return sum;
    }

    /// <summary>The sum of those that are known, and how many these are.</summary>
    public static (double Sum, int Known) Of<T>(ReadOnlySpan<T> values)
        where T : struct, IFloatingPointIeee754<T>
    {
        var (sum, known, at) = (0.0, 0, 0);
        if (typeof(T) == typeof(float))
        {
            var narrow = MemoryMarshal.Cast<T, float>(values);
            var (sums, knowns) = (Vector<double>.Zero, Vector<int>.Zero);
            for (; at + Vector<float>.Count <= narrow.Length; at += Vector<float>.Count)
            {
                var some = new Vector<float>(narrow[at..]);
                var isKnown = Vector.Equals(some, some);
                Vector.Widen(Vector.ConditionalSelect(isKnown, some, Vector<float>.Zero), out var low, out var high);
                sums += low + high;
                knowns += isKnown;
            }

            (sum, known) = (Vector.Sum(sums), -Vector.Sum(knowns));
        }

        for (; at < values.Length; at++)
        {
            var value = double.CreateTruncating(values[at]);
            sum += double.IsNaN(value) ? 0 : value;
            known += double.IsNaN(value) ? 0 : 1;
        }

        return (sum, known);
    }
}
