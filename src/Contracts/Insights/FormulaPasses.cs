using System.Numerics;
using System.Runtime.InteropServices;

namespace CallInsight.Contracts.Insights;

/// <summary>Each operation of a formula as a pass over a block. The result takes the place of the first operand.</summary>
internal static class FormulaPasses
{
    private static readonly Vector<double> Nothing = new(double.NaN);

    public static void Of(FormulaOperation operation, Span<double> a)
    {
        switch (operation)
        {
            case FormulaOperation.Negate:
                Each(a, static x => -x);
                break;
            case FormulaOperation.Abs:
                Each(a, Math.Abs);
                break;
            case FormulaOperation.Sqrt:
                Each(a, Math.Sqrt);
                break;
            case FormulaOperation.Ln:
                Each(a, Math.Log);
                break;
            case FormulaOperation.Exp:
                Each(a, Math.Exp);
                break;
            case FormulaOperation.Round:
                Each(a, static x => Math.Round(x, MidpointRounding.AwayFromZero));
                break;
            case FormulaOperation.Not:
                Each(a, static x => 1 - x);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(operation), operation, "No operation on one value.");
        }
    }

    public static void Of(FormulaOperation operation, Span<double> a, ReadOnlySpan<double> b)
    {
        switch (operation)
        {
            case FormulaOperation.Add:
                Each<Add>(a, b);
                break;
            case FormulaOperation.Subtract:
                Each<Subtract>(a, b);
                break;
            case FormulaOperation.Multiply:
                Each<Multiply>(a, b);
                break;
            case FormulaOperation.Divide:
                Each<Divide>(a, b);
                break;
            case FormulaOperation.Min:
                Each<Least>(a, b);
                break;
            case FormulaOperation.Max:
                Each<Greatest>(a, b);
                break;
            case FormulaOperation.And:
                Each(a, b, static (x, y) => x == 0 || y == 0 ? 0 : x * y);
                break;
            case FormulaOperation.Or:
                Each(a, b, static (x, y) => x == 1 || y == 1 ? 1 : x + y);
                break;
            case FormulaOperation.Less:
                Each(a, b, static (x, y) => Truth((float)x < (float)y, x, y));
                break;
            case FormulaOperation.AtMost:
                Each(a, b, static (x, y) => Truth((float)x <= (float)y, x, y));
                break;
            case FormulaOperation.More:
                Each(a, b, static (x, y) => Truth((float)x > (float)y, x, y));
                break;
            case FormulaOperation.AtLeast:
                Each(a, b, static (x, y) => Truth((float)x >= (float)y, x, y));
                break;
            case FormulaOperation.Equal:
                Each(a, b, static (x, y) => Truth((float)x == (float)y, x, y));
                break;
            case FormulaOperation.NotEqual:
                Each(a, b, static (x, y) => Truth((float)x != (float)y, x, y));
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(operation), operation, "No operation on two values.");
        }
    }

    /// <summary>Where the truth is unknown, so is the result; what is not chosen has no say.</summary>
    public static void Choose(Span<double> truth, ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        for (var i = 0; i < truth.Length; i++)
        {
            truth[i] = double.IsNaN(truth[i]) ? double.NaN : truth[i] == 1 ? first[i] : second[i];
        }
    }

    private static double Truth(bool holds, double x, double y) => double.IsNaN(x) || double.IsNaN(y) ? double.NaN : holds ? 1 : 0;

    private static double Known(double x) => double.IsFinite(x) ? x : double.NaN;

    private static void Each(Span<double> a, Func<double, double> of)
    {
        foreach (ref var x in a)
        {
            x = Known(of(x));
        }
    }

    private static void Each(Span<double> a, ReadOnlySpan<double> b, Func<double, double, double> of)
    {
        for (var i = 0; i < a.Length; i++)
        {
            a[i] = of(a[i], b[i]);
        }
    }

    // The rest of a block that fills no vector goes through the same operation, as a vector of its own.
    private static void Each<TOperation>(Span<double> a, ReadOnlySpan<double> b)
        where TOperation : IOperation
    {
        var wideA = MemoryMarshal.Cast<double, Vector<double>>(a);
        var wideB = MemoryMarshal.Cast<double, Vector<double>>(b);
        for (var i = 0; i < wideA.Length; i++)
        {
            wideA[i] = Finite(TOperation.Of(wideA[i], wideB[i]));
        }

        for (var i = wideA.Length * Vector<double>.Count; i < a.Length; i++)
        {
            a[i] = Finite(TOperation.Of(new Vector<double>(a[i]), new Vector<double>(b[i])))[0];
        }
    }

    // Infinity less itself is no number.
    private static Vector<double> Finite(Vector<double> x) => Vector.ConditionalSelect(Vector.Equals(x - x, Vector<double>.Zero), x, Nothing);

    private static Vector<double> BothKnown(Vector<double> a, Vector<double> b, Vector<double> x) => Vector.ConditionalSelect(Vector.Equals(a, a) & Vector.Equals(b, b), x, Nothing);

    private interface IOperation
    {
        static abstract Vector<double> Of(Vector<double> a, Vector<double> b);
    }

    private readonly struct Add : IOperation
    {
        public static Vector<double> Of(Vector<double> a, Vector<double> b) => a + b;
    }

    private readonly struct Subtract : IOperation
    {
        public static Vector<double> Of(Vector<double> a, Vector<double> b) => a - b;
    }

    private readonly struct Multiply : IOperation
    {
        public static Vector<double> Of(Vector<double> a, Vector<double> b) => a * b;
    }

    private readonly struct Divide : IOperation
    {
        public static Vector<double> Of(Vector<double> a, Vector<double> b) => a / b;
    }

    private readonly struct Least : IOperation
    {
        public static Vector<double> Of(Vector<double> a, Vector<double> b) => BothKnown(a, b, Vector.ConditionalSelect(Vector.LessThan(a, b), a, b));
    }

    private readonly struct Greatest : IOperation
    {
        public static Vector<double> Of(Vector<double> a, Vector<double> b) => BothKnown(a, b, Vector.ConditionalSelect(Vector.GreaterThan(a, b), a, b));
    }
}
