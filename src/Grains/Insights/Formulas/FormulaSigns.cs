using CallInsight.Contracts.Insights;

namespace CallInsight.Grains.Insights.Formulas;

/// <summary>What the signs between two values stand for.</summary>
internal static class FormulaSigns
{
    public static bool Compares(FormulaToken token) => token is { Kind: TokenKind.Sign, Text: "<" or "<=" or ">" or ">=" or "=" or "!=" };

    public static FormulaOperation OperationOf(string sign) => sign switch
    {
        "+" => FormulaOperation.Add,
        "-" => FormulaOperation.Subtract,
        "*" => FormulaOperation.Multiply,
        "/" => FormulaOperation.Divide,
        "<" => FormulaOperation.Less,
        "<=" => FormulaOperation.AtMost,
        ">" => FormulaOperation.More,
        ">=" => FormulaOperation.AtLeast,
        "=" => FormulaOperation.Equal,
        _ => FormulaOperation.NotEqual,
    };
}
