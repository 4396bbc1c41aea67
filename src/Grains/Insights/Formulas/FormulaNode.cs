using CallInsight.Contracts.Insights;

namespace CallInsight.Grains.Insights.Formulas;

/// <summary>A part of a formula.</summary>
/// <param name="Column">Where it begins, from 1.</param>
/// <param name="Parts">What it is computed from.</param>
/// <param name="Value">Of a number.</param>
/// <param name="Metric">The key of a metric.</param>
/// <param name="Kind">What its result is.</param>
internal sealed record FormulaNode(FormulaOperation Operation, int Column, IReadOnlyList<FormulaNode> Parts, ValueKind Kind, double Value = 0, string? Metric = null)
{
    /// <summary>How deep its parts are nested, with itself.</summary>
    public int Depth { get; } = 1 + (Parts.Count == 0 ? 0 : Parts.Max(p => p.Depth));
}

/// <summary>What a part of a formula results in.</summary>
internal enum ValueKind
{
    /// <summary>A number that stands in the formula or is computed of such ones: it takes any unit.</summary>
    Plain,
    Number,
    Share,
    Seconds,
    Score,
    Truth,

    /// <summary>Something is wrong with it, which was said already.</summary>
    Faulty,
}
