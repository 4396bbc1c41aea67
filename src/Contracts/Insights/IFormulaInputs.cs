namespace CallInsight.Contracts.Insights;

/// <summary>Where a formula's inputs come from.</summary>
public interface IFormulaInputs
{
    /// <summary>Writes an input's values, NaN where unknown.</summary>
    /// <param name="from">The first row.</param>
    /// <param name="into">One value a row.</param>
    void Read(int input, int from, Span<double> into);
}
