using System.Buffers;

namespace CallInsight.Contracts.Insights;

/// <summary>What the steps of a formula mean, over many rows at once: a pass over a block of rows for each step, and nothing is made for a row.</summary>
public static class RunFormula
{
    // Small enough for a formula's blocks to stay in the processor's nearest memory.
    private const int Block = 512;

    /// <param name="results">One for each row; NaN is unknown. Rounded to single precision, in which metrics are kept.</param>
    public static void Over<TInputs>(CompiledFormula formula, TInputs inputs, Span<float> results)
        where TInputs : IFormulaInputs
    {
        ArgumentNullException.ThrowIfNull(formula);
        var (rented, length) = (ArrayPool<double>.Shared.Rent(formula.Depth * Block), 0);
        for (var from = 0; from < results.Length; from += length)
        {
            length = Math.Min(Block, results.Length - from);
            RunBlock(formula, inputs, from, length, rented);
            Narrow(rented.AsSpan(0, length), results[from..]);
        }

        ArrayPool<double>.Shared.Return(rented);
    }

    private static void RunBlock<TInputs>(CompiledFormula formula, TInputs inputs, int from, int length, double[] blocks)
        where TInputs : IFormulaInputs
    {
        var depth = 0;
        foreach (var step in formula.Steps)
        {
            switch (step.Operation)
            {
                case FormulaOperation.Number:
                    At(blocks, depth++, length).Fill(step.Value);
                    break;
                case FormulaOperation.Input:
                    inputs.Read(step.Input, from, At(blocks, depth++, length));
                    break;
                case FormulaOperation.If:
                    depth -= 2;
                    FormulaPasses.Choose(At(blocks, depth - 1, length), At(blocks, depth, length), At(blocks, depth + 1, length));
                    break;
                case <= FormulaOperation.Not:
                    FormulaPasses.Of(step.Operation, At(blocks, depth - 1, length));
                    break;
                default:
                    depth--;
                    FormulaPasses.Of(step.Operation, At(blocks, depth - 1, length), At(blocks, depth, length));
                    break;
            }
        }
    }

    private static Span<double> At(double[] blocks, int place, int length) => blocks.AsSpan(place * Block, length);

    // What is beyond single precision has no value that could be kept.
    private static void Narrow(ReadOnlySpan<double> wide, Span<float> results)
    {
        for (var i = 0; i < wide.Length; i++)
        {
            var narrow = (float)wide[i];
            results[i] = float.IsFinite(narrow) ? narrow : float.NaN;
        }
    }
}
