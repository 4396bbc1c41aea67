using System.Globalization;
using CallInsight.Contracts.Insights;

namespace CallInsight.Grains.Insights.Formulas;

/// <summary>Reads a formula. Whatever is wrong with names is said at once; what cannot be read is said where reading ends.</summary>
internal sealed class ReadFormula
{
    private readonly FormulaWords _words;
    private readonly List<FormulaFault> _faults;
    private readonly FormulaCursor _cursor;

    private ReadFormula(List<FormulaToken> tokens, FormulaWords words, List<FormulaFault> faults) => (_cursor, _words, _faults) = (new FormulaCursor(tokens), words, faults);

    private FormulaToken Token => _cursor.Token;

    /// <returns>The formula, or null and what is wrong with it, in the order of its columns.</returns>
    public static (FormulaNode? Formula, IReadOnlyList<FormulaFault> Faults) Of(string text, FormulaWords words)
    {
        if (text.Length > OwnMetricRefusals.LongestFormula)
        {
            return (null, [new FormulaFault(OwnMetricRefusals.LongestFormula + 1, $"this is longer than {OwnMetricRefusals.LongestFormula} characters: make it shorter")]);
        }

        var faults = new List<FormulaFault>();
        var tokens = FormulaTokens.Of(text, faults);
        FormulaNode? formula = null;
        try
        {
            formula = faults.Count == 0 ? new ReadFormula(tokens, words, faults).Whole() : null;
        }
        catch (FormulaEndsException ends)
        {
            faults.Add(ends.Fault);
        }

        return faults.Count == 0 ? (formula, []) : (null, [.. faults.OrderBy(f => f.Column)]);
    }

    private FormulaNode Whole()
    {
        var whole = Or();
        if (Token.Kind != TokenKind.End)
        {
            throw _cursor.Ends($"an operator is missing before {Token} at column {Token.Column}");
        }

        return Number(whole, "a metric is a number");
    }

    private FormulaNode Or() => Joined(And, FormulaOperation.Or, "or");

    private FormulaNode And() => Joined(Not, FormulaOperation.And, "and");

    private FormulaNode Joined(Func<FormulaNode> part, FormulaOperation operation, string word)
    {
        var left = part();
        while (Token.Is(word))
        {
            var column = _cursor.Next().Column;
            left = new FormulaNode(operation, column, [Truth(left, word), Truth(part(), word)], ValueKind.Truth);
        }

        return left;
    }

    private FormulaNode Not() => Token.Is("not") && _cursor.Next() is { } word ? new FormulaNode(FormulaOperation.Not, word.Column, [Truth(_cursor.Deeper(Not), "not")], ValueKind.Truth) : Compared();

    private FormulaNode Compared()
    {
        var left = Sum();
        if (!FormulaSigns.Compares(Token))
        {
            return left;
        }

        var sign = _cursor.Next();
        var compared = new FormulaNode(FormulaSigns.OperationOf(sign.Text), sign.Column, [Number(left, $"'{sign.Text}' compares numbers"), Number(Sum(), $"'{sign.Text}' compares numbers")], ValueKind.Truth);
        return FormulaSigns.Compares(Token) ? throw _cursor.Ends($"a second comparison stands at column {Token.Column}: join two by 'and'") : compared;
    }

    private FormulaNode Sum() => Computed(Product, "+", "-");

    private FormulaNode Product() => Computed(Signed, "*", "/");

    private FormulaNode Computed(Func<FormulaNode> part, string first, string second)
    {
        var left = part();
        while (Token.Is(first) || Token.Is(second))
        {
            var sign = _cursor.Next();
            var (a, b) = (Number(left, $"'{sign.Text}' takes numbers"), Number(part(), $"'{sign.Text}' takes numbers"));
            left = new FormulaNode(FormulaSigns.OperationOf(sign.Text), sign.Column, [a, b], sign.Text is "+" or "-" ? FormulaUnits.Together(a.Kind, b.Kind) : FormulaUnits.Free(a.Kind, b.Kind));
            _cursor.Check(left);
        }

        return left;
    }

    private FormulaNode Signed()
    {
        if (!Token.Is("-"))
        {
            return Single();
        }

        var sign = _cursor.Next();
        var of = Number(_cursor.Deeper(Signed), "'-' takes a number");
        return new FormulaNode(FormulaOperation.Negate, sign.Column, [of], of.Kind);
    }

    private FormulaNode Single()
    {
        var token = _cursor.Next();
        switch (token)
        {
            case { Kind: TokenKind.Number }:
                return new FormulaNode(FormulaOperation.Number, token.Column, [], ValueKind.Plain, token.Value);
            case { Kind: TokenKind.Name } when Token.Is("("):
                return _cursor.Deeper(() => Called(token));
            case { Kind: TokenKind.Name, Text: not ("and" or "or" or "not") }:
                return Metric(token.Text, token.Column, token.Text);
            case { Kind: TokenKind.Text }:
                throw _cursor.Ends($"a text stands alone at column {token.Column}: write topic(\"{token.Text}\")", token.Column);
            case { Text: "(" }:
                var inner = _cursor.Deeper(Or);
                _cursor.Take(")");
                return inner;
            default:
                throw _cursor.Ends($"a number, a metric or a function is missing before {token} at column {token.Column}", token.Column);
        }
    }

    private FormulaNode Called(FormulaToken name)
    {
        _cursor.Take("(");
        if (name.Text == "topic")
        {
            return Topic(name);
        }

        var values = new List<FormulaNode>();
        while (!Token.Is(")"))
        {
            values.Add(Or());
            if (!Token.Is(")"))
            {
                _cursor.Take(",");
            }
        }

        _cursor.Take(")");
        if (!FormulaFunctions.Has(name.Text))
        {
            throw _cursor.Ends($"unknown function {name.Text} at column {name.Column}: there are {FormulaFunctions.Names}", name.Column);
        }

        if (FormulaFunctions.WrongCount(name.Text, values.Count) is { } wrong)
        {
            throw _cursor.Ends($"{name.Text} at column {name.Column} {wrong}", name.Column);
        }

        var made = FormulaFunctions.Call(name.Text, name.Column, [.. values.Select((v, i) => name.Text == "if" && i == 0 ? Truth(v, "if") : Number(v, $"{name.Text} takes numbers"))]);
        _cursor.Check(made);
        return made;
    }

    private FormulaNode Topic(FormulaToken name)
    {
        var text = _cursor.Next();
        if (text.Kind != TokenKind.Text)
        {
            throw _cursor.Ends($"topic at column {name.Column} takes a name in quotes, like topic(\"Pricing\")", name.Column);
        }

        _cursor.Take(")");
        if (_words.TopicOf(text.Text) is { } key)
        {
            return new FormulaNode(FormulaOperation.Input, name.Column, [], ValueKind.Number, Metric: $"topic.{key}.mentions");
        }

        return Unknown("topic", text.Text, text.Column, _words.NearTopic(text.Text));
    }

    private FormulaNode Metric(string key, int column, string written)
        => _words.KindOf(key) is { } kind ? new FormulaNode(FormulaOperation.Input, column, [], kind, Metric: key) : Unknown("metric", written, column, _words.Near(key));

    private FormulaNode Unknown(string what, string written, int column, string? near)
    {
        _faults.Add(new FormulaFault(column, string.Create(CultureInfo.InvariantCulture, $"unknown {what} {written} at column {column}: {(near is null ? $"choose one from the list of {what}s" : $"did you mean {near}?")}")));
        return new FormulaNode(FormulaOperation.Number, column, [], ValueKind.Faulty);
    }

    private FormulaNode Number(FormulaNode node, string why)
        => node.Kind != ValueKind.Truth ? node : throw _cursor.Ends($"the part before column {Token.Column} is true or false, but {why}: write if({{condition}}, 1, 0)", node.Column);

    private FormulaNode Truth(FormulaNode node, string word)
        => node.Kind is ValueKind.Truth or ValueKind.Faulty ? node : throw _cursor.Ends($"'{word}' takes a condition, but a number stands at column {node.Column}: compare it, like talkRatio > 0.6", node.Column);
}
