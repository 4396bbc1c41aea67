using CallInsight.Contracts.Insights;

namespace CallInsight.Grains.Insights.Formulas;

/// <summary>The functions that a formula may call: how many values each takes, and what it makes of them.</summary>
internal static class FormulaFunctions
{
    private const int Many = 20;

    private static readonly Dictionary<string, (int Least, int Most, FormulaOperation Operation, string Example)> Known = new(StringComparer.Ordinal)
    {
        ["abs"] = (1, 1, FormulaOperation.Abs, "abs(x)"),
        ["min"] = (2, Many, FormulaOperation.Min, "min(x, y)"),
        ["max"] = (2, Many, FormulaOperation.Max, "max(x, y)"),
        ["sqrt"] = (1, 1, FormulaOperation.Sqrt, "sqrt(x)"),
        ["ln"] = (1, 1, FormulaOperation.Ln, "ln(x)"),
        ["exp"] = (1, 1, FormulaOperation.Exp, "exp(x)"),
        ["round"] = (1, 1, FormulaOperation.Round, "round(x)"),
        ["clamp"] = (3, 3, FormulaOperation.Min, "clamp(x, 0, 100)"),
        ["if"] = (3, 3, FormulaOperation.If, "if(talkRatio > 0.6, 0, 1)"),
    };

    public static string Names { get; } = string.Join(", ", Known.Keys.Append("topic"));

    public static bool Has(string name) => Known.ContainsKey(name);

    /// <summary>What is wrong with the number of values; null where nothing is.</summary>
    public static string? WrongCount(string name, int count)
    {
        var (least, most, _, example) = Known[name];
        return count >= least && count <= most ? null : $"takes {(least == most ? least : least + " or more")} value{(most == 1 ? "" : "s")}, like {example}";
    }

    /// <summary>A call of a function over values that were checked.</summary>
    public static FormulaNode Call(string name, int column, IReadOnlyList<FormulaNode> values)
    {
        var operation = Known[name].Operation;
        return name switch
        {
            "min" or "max" => values.Aggregate((a, b) => new FormulaNode(operation, column, [a, b], FormulaUnits.Together(a.Kind, b.Kind))),
            "clamp" => Clamp(column, values),
            "if" => new FormulaNode(operation, column, values, FormulaUnits.Together(values[1].Kind, values[2].Kind)),
            "abs" or "round" => new FormulaNode(operation, column, values, values[0].Kind),
            _ => new FormulaNode(operation, column, values, FormulaUnits.Free(values[0].Kind)),
        };
    }

    private static FormulaNode Clamp(int column, IReadOnlyList<FormulaNode> values)
    {
        var kind = FormulaUnits.Together(values[0].Kind, FormulaUnits.Together(values[1].Kind, values[2].Kind));
        var isScore = kind is ValueKind.Number && values[1] is { Operation: FormulaOperation.Number, Value: 0 } && values[2] is { Operation: FormulaOperation.Number, Value: 100 };
        var above = new FormulaNode(FormulaOperation.Max, column, [values[0], values[1]], kind);
        return new FormulaNode(FormulaOperation.Min, column, [above, values[2]], isScore ? ValueKind.Score : kind);
    }
}
