using CallInsight.Contracts.Insights;

namespace CallInsight.Grains.Insights.Formulas;

/// <summary>Where reading stands in a formula's tokens, and how deep it is nested.</summary>
internal sealed class FormulaCursor(List<FormulaToken> tokens)
{
    private const int Deepest = 40;
    private int _at;
    private int _depth;

    public FormulaToken Token => tokens[_at];

    /// <summary>Goes on; the last token is the end, which is never passed.</summary>
    public FormulaToken Next() => Token.Kind == TokenKind.End ? Token : tokens[_at++];

    public void Take(string sign)
    {
        if (!Token.Is(sign))
        {
            throw Ends($"'{sign}' is missing before {Token} at column {Token.Column}");
        }

        Next();
    }

    /// <summary>Reads a part that is nested in another.</summary>
    public FormulaNode Deeper(Func<FormulaNode> part)
    {
        if (++_depth > Deepest)
        {
            throw Ends($"this is nested more than {Deepest} deep at column {Token.Column}: make it simpler");
        }

        var made = part();
        _depth--;
        return made;
    }

    /// <summary>Refuses what nests without parentheses: a chain of signs.</summary>
    public void Check(FormulaNode node)
    {
        if (node.Depth > 2 * Deepest)
        {
            throw Ends($"too much is computed in one piece at column {node.Column}: make it simpler", node.Column);
        }
    }

    /// <param name="column">Where; null: where reading stands.</param>
    public FormulaEndsException Ends(string problem, int? column = null) => new(new FormulaFault(column ?? Token.Column, problem));
}

/// <summary>Nothing of a formula can be read behind this.</summary>
internal sealed class FormulaEndsException(FormulaFault fault) : Exception(fault.Problem)
{
    public FormulaFault Fault => fault;
}
