using System.Globalization;
using CallInsight.Contracts.Insights;

namespace CallInsight.Grains.Insights.Formulas;

internal enum TokenKind
{
    Number,
    Name,
    Text,
    Sign,
    End,
}

/// <param name="Column">Where it begins, from 1.</param>
internal sealed record FormulaToken(TokenKind Kind, string Text, int Column, double Value = 0)
{
    public bool Is(string text) => Kind is TokenKind.Sign or TokenKind.Name && Text == text;

    /// <summary>As it is written in a sentence.</summary>
    public override string ToString() => Kind == TokenKind.End ? "the end" : $"'{Text}'";
}

/// <summary>Cuts a formula into numbers, names, texts in quotes and signs.</summary>
internal static class FormulaTokens
{
    private static readonly string[] Signs = ["<=", ">=", "!=", "<>", "==", "<", ">", "=", "+", "-", "*", "/", "(", ")", ","];

    /// <param name="faults">Gets what no formula may hold.</param>
    public static List<FormulaToken> Of(string formula, List<FormulaFault> faults)
    {
        var tokens = new List<FormulaToken>();
        for (var at = 0; at < formula.Length;)
        {
            if (char.IsWhiteSpace(formula[at]))
            {
                at++;
                continue;
            }

            var token = Next(formula, at);
            if (token.Token is { } found)
            {
                tokens.Add(found);
            }
            else
            {
                faults.Add(new FormulaFault(at + 1, token.Problem));
            }

            at += token.Length;
        }

        tokens.Add(new FormulaToken(TokenKind.End, string.Empty, formula.Length + 1));
        return tokens;
    }

    private static (FormulaToken? Token, int Length, string Problem) Next(string formula, int at)
    {
        var rest = formula.AsSpan(at);
        if (char.IsAsciiDigit(rest[0]) || (rest[0] == '.' && rest.Length > 1 && char.IsAsciiDigit(rest[1])))
        {
            var length = LengthOf(rest, static c => char.IsAsciiDigit(c) || c == '.');
            return double.TryParse(rest[..length], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
                ? (new FormulaToken(TokenKind.Number, rest[..length].ToString(), at + 1, value), length, string.Empty)
                : (null, length, $"'{rest[..length]}' at column {at + 1} is no number: write it like 0.43");
        }

        if (char.IsLetter(rest[0]) || rest[0] == '_')
        {
            var length = LengthOf(rest, static c => char.IsLetterOrDigit(c) || c is '_' or '.');
            return (new FormulaToken(TokenKind.Name, rest[..length].ToString(), at + 1), length, string.Empty);
        }

        if (rest[0] is '"' or '\'')
        {
            var end = rest[1..].IndexOf(rest[0]);
            return end < 0
                ? (null, rest.Length, $"the text at column {at + 1} has no end: put a {rest[0]} behind it")
                : (new FormulaToken(TokenKind.Text, rest.Slice(1, end).ToString(), at + 1), end + 2, string.Empty);
        }

        foreach (var sign in Signs)
        {
            if (rest.StartsWith(sign, StringComparison.Ordinal))
            {
                return (new FormulaToken(TokenKind.Sign, sign switch { "==" => "=", "<>" => "!=", _ => sign }, at + 1), sign.Length, string.Empty);
            }
        }

        return (null, 1, $"'{rest[0]}' at column {at + 1} has no meaning in a formula: take it out");
    }

    private static int LengthOf(ReadOnlySpan<char> text, Func<char, bool> belongs)
    {
        var length = 1;
        while (length < text.Length && belongs(text[length]))
        {
            length++;
        }

        return length;
    }
}
