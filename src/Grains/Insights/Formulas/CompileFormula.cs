using CallInsight.Contracts.Insights;

namespace CallInsight.Grains.Insights.Formulas;

/// <summary>Makes steps out of a formula: operands before what is done with them.</summary>
internal sealed class CompileFormula(Func<string, FactsMetric> metricOf)
{
    private readonly List<FormulaStep> _steps = [];
    private readonly List<string> _inputs = [];
    private int _depth;
    private int _deepest;

    /// <param name="metricOf">The metric of a key that the formula uses.</param>
    public static CompiledFormula Of(FormulaNode formula, Func<string, FactsMetric> metricOf)
    {
        var compiling = new CompileFormula(metricOf);
        compiling.Add(formula);
        return compiling.Made();
    }

    /// <summary>The metrics that a formula uses, in the order in which they come up.</summary>
    public static IReadOnlyList<string> Uses(FormulaNode formula)
        => [.. (formula.Metric is { } metric ? [metric] : formula.Parts.SelectMany(Uses)).Distinct(StringComparer.Ordinal)];

    private CompiledFormula Made() => new(_steps, [.. _inputs.Select(metricOf)], _deepest);

    private void Add(FormulaNode node)
    {
        foreach (var part in node.Parts)
        {
            Add(part);
        }

        _depth += 1 - node.Parts.Count;
        _deepest = Math.Max(_deepest, _depth);
        _steps.Add(new FormulaStep(node.Operation, node.Value, node.Metric is { } metric ? PlaceOf(metric) : 0));
    }

    private int PlaceOf(string metric)
    {
        if (!_inputs.Contains(metric))
        {
            _inputs.Add(metric);
        }

        return _inputs.IndexOf(metric);
    }
}
