using System.Numerics;
using CallInsight.Contracts.Insights;

namespace CallInsight.Grains.Insights.Answering;

/// <summary>Compares a column of numbers with one. What is unknown fulfils nothing but the test for it.</summary>
internal static class CompareNumbers<T>
    where T : struct, IFloatingPointIeee754<T>
{
    public static void Test(ReadOnlySpan<T> values, FactsTest test, T number, Span<bool> holds)
    {
        switch (test)
        {
            case FactsTest.Equal:
                Each<Equal>(values, number, holds);
                break;
            case FactsTest.NotEqual:
                Each<NotEqual>(values, number, holds);
                break;
            case FactsTest.Less:
                Each<Less>(values, number, holds);
                break;
            case FactsTest.AtMost:
                Each<AtMost>(values, number, holds);
                break;
            case FactsTest.More:
                Each<More>(values, number, holds);
                break;
            case FactsTest.AtLeast:
                Each<AtLeast>(values, number, holds);
                break;
            case FactsTest.Unknown:
                Each<Unknown>(values, number, holds);
                break;
            default:
                Each<Known>(values, number, holds);
                break;
        }
    }

    /// <summary>Whether each is one of these, or is known and none of them.</summary>
    public static void Test(ReadOnlySpan<T> values, bool isIn, HashSet<T> among, Span<bool> holds)
    {
        values = values[..holds.Length];
        for (var i = 0; i < holds.Length; i++)
        {
            holds[i] = !T.IsNaN(values[i]) && among.Contains(values[i]) == isIn;
        }
    }

    // A type for each comparison, so that the loop holds no decision.
    private static void Each<TTest>(ReadOnlySpan<T> values, T number, Span<bool> holds)
        where TTest : ITest
    {
        values = values[..holds.Length];
        for (var i = 0; i < holds.Length; i++)
        {
            holds[i] = TTest.Holds(values[i], number);
        }
    }

    private interface ITest
    {
        static abstract bool Holds(T value, T number);
    }

    private readonly struct Equal : ITest
    {
        public static bool Holds(T value, T number) => value == number;
    }

    private readonly struct NotEqual : ITest
    {
        public static bool Holds(T value, T number) => value != number && !T.IsNaN(value);
    }

    private readonly struct Less : ITest
    {
        public static bool Holds(T value, T number) => value < number;
    }

    private readonly struct AtMost : ITest
    {
        public static bool Holds(T value, T number) => value <= number;
    }

    private readonly struct More : ITest
    {
        public static bool Holds(T value, T number) => value > number;
    }

    private readonly struct AtLeast : ITest
    {
        public static bool Holds(T value, T number) => value >= number;
    }

    private readonly struct Unknown : ITest
    {
        public static bool Holds(T value, T number) => T.IsNaN(value);
    }

    private readonly struct Known : ITest
    {
        public static bool Holds(T value, T number) => !T.IsNaN(value);
    }
}
