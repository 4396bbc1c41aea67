using System.Globalization;
using CallInsight.Contracts.Insights;
using CallInsight.Grains.Insights.Formulas;
using Xunit;

namespace CallInsight.Grains.Tests.Insights;

public sealed class ComputingFormulasTests
{
    private const int Rows = 600;
    private const int Formulas = 200;
    private static readonly string[] Metrics = ["talkRatio", "patienceSeconds", "questionsRep", "sentimentCustomer"];

    [Theory]
    [InlineData("100 - abs(talkRatio - 0.43) * 100", 0.63, 80)]
    [InlineData("1 / (talkRatio - talkRatio)", 0.5, double.NaN)]
    [InlineData("sqrt(talkRatio - 1)", 0.5, double.NaN)]
    [InlineData("ln(talkRatio)", 0, double.NaN)]
    [InlineData("1 / exp(1000 + talkRatio)", 0.5, double.NaN)]
    [InlineData("if(talkRatio = 0.65, 1, 0)", 0.65, 1)]
    [InlineData("if(talkRatio > 0.65, 1, 0)", 0.65, 0)]
    [InlineData("if(talkRatio > 0.4 or patienceSeconds > 1, 1, 0)", 0.5, 1)]
    [InlineData("if(talkRatio > 0.6 or patienceSeconds > 1, 1, 0)", 0.5, double.NaN)]
    [InlineData("if(talkRatio > 0.6 and patienceSeconds > 1, 1, 0)", 0.5, 0)]
    [InlineData("if(talkRatio > 0.4, talkRatio, patienceSeconds)", 0.5, 0.5)]
    [InlineData("if(talkRatio > 0.6, talkRatio, patienceSeconds)", 0.5, double.NaN)]
    [InlineData("if(not patienceSeconds > 1, 1, 0)", 0.5, double.NaN)]
    [InlineData("min(talkRatio, patienceSeconds)", 0.5, double.NaN)]
    [InlineData("max(patienceSeconds, talkRatio)", 0.5, double.NaN)]
    [InlineData("clamp(talkRatio * 300, 0, 100)", 0.5, 100)]
    [InlineData("round(talkRatio * 5) + round(0 - 2.5)", 0.5, 0)]
    [InlineData("-talkRatio - -2 * 3", 0.5, 5.5)]
    [InlineData("8 - 4 - 2 + 8 / 4 / 2", 0.5, 3)]
    [InlineData("2 + 3 * 4 - (2 + 3) * 4", 0.5, -6)]
    public void A_formula_gives_what_it_says_and_what_is_unknown_makes_it_unknown(string formula, double talkRatio, double expected)
        => Assert.Equal(expected, Run(formula, new Values([[(float)talkRatio], [float.NaN], [1], [1]]))[0], 1e-6);

    [Fact]
    public void Random_formulas_give_what_reading_them_row_by_row_gives()
    {
        var chance = new Random(11);
        var values = new Values([.. Metrics.Select(_ => Enumerable.Range(0, Rows).Select(_ => chance.Next(8) == 0 ? float.NaN : chance.Next(4) == 0 ? chance.Next(3) : (chance.NextSingle() * 8) - 2).ToArray())]);
        var unknown = 0;
        for (var round = 0; round < Formulas; round++)
        {
            var text = Numeric(chance, 3);
            var formula = ReadFormula.Of(text, new FormulaWords([])).Formula;
            Assert.True(formula is not null, text);
            var results = Run(text, values);
            for (var row = 0; row < Rows; row++)
            {
                var expected = Narrow(RowByRow(formula, key => values.Columns[Array.IndexOf(Metrics, key)][row]));
                Assert.True(expected.Equals(results[row]), $"{text} in row {row}: {expected:R} expected, {results[row]:R} given");
                unknown += float.IsNaN(expected) ? 1 : 0;
            }
        }

        Assert.InRange(unknown, Formulas * Rows / 10, Formulas * Rows * 9 / 10);
    }

    private static float[] Run(string text, Values values)
    {
        var formula = CompileFormula.Of(ReadFormula.Of(text, new FormulaWords([])).Formula!, key => new FactsMetric(key));
        var results = new float[values.Columns[0].Length];
        RunFormula.Over(formula, new Values([.. formula.Inputs.Select(i => values.Columns[Array.IndexOf(Metrics, i.Key)])]), results);
        return results;
    }

    private static float Narrow(double value) => (float)value is var narrow && float.IsFinite(narrow) ? narrow : float.NaN;

    private static string Numeric(Random chance, int depth)
    {
        string Part() => Numeric(chance, depth - 1);
        return depth == 0 || chance.Next(6) == 0
            ? chance.Next(3) == 0 ? chance.Next(5).ToString(CultureInfo.InvariantCulture) : Metrics[chance.Next(Metrics.Length)]
            : chance.Next(12) switch
            {
                0 => $"({Part()} + {Part()})",
                1 => $"({Part()} - {Part()})",
                2 => $"({Part()} * {Part()})",
                3 => $"({Part()} / {Part()})",
                4 => $"min({Part()}, {Part()}, {Part()})",
                5 => $"max({Part()}, {Part()})",
                6 => $"abs({Part()})",
                7 => $"-{Part()}",
                8 => $"sqrt({Part()})",
                9 => $"clamp({Part()}, {Part()}, {Part()})",
                10 => $"round({Part()})",
                _ => $"if({Condition(chance, depth - 1)}, {Part()}, {Part()})",
            };
    }

    private static string Condition(Random chance, int depth) => depth <= 0 || chance.Next(2) == 0
        ? $"{Numeric(chance, Math.Max(0, depth - 1))} {new[] { "<", "<=", ">", ">=", "=", "!=" }[chance.Next(6)]} {Numeric(chance, Math.Max(0, depth - 1))}"
        : chance.Next(3) switch
        {
            0 => $"({Condition(chance, depth - 1)} and {Condition(chance, depth - 1)})",
            1 => $"({Condition(chance, depth - 1)} or {Condition(chance, depth - 1)})",
            _ => $"not ({Condition(chance, depth - 1)})",
        };

    /// <summary>The same, one value after the other.</summary>
    private static double RowByRow(FormulaNode node, Func<string, float> metric)
    {
        double[] p = [.. node.Parts.Select(part => RowByRow(part, metric))];
        double Compared(Func<float, float, bool> holds) => double.IsNaN(p[0]) || double.IsNaN(p[1]) ? double.NaN : holds((float)p[0], (float)p[1]) ? 1 : 0;
        var value = node.Operation switch
        {
            FormulaOperation.Number => node.Value,
            FormulaOperation.Input => metric(node.Metric!),
            FormulaOperation.Negate => -p[0],
            FormulaOperation.Abs => Math.Abs(p[0]),
            FormulaOperation.Sqrt => Math.Sqrt(p[0]),
            FormulaOperation.Round => Math.Round(p[0], MidpointRounding.AwayFromZero),
            FormulaOperation.Not => 1 - p[0],
            FormulaOperation.Add => p[0] + p[1],
            FormulaOperation.Subtract => p[0] - p[1],
            FormulaOperation.Multiply => p[0] * p[1],
            FormulaOperation.Divide => p[0] / p[1],
            FormulaOperation.Min => Math.Min(p[0], p[1]),
            FormulaOperation.Max => Math.Max(p[0], p[1]),
            FormulaOperation.Less => Compared((a, b) => a < b),
            FormulaOperation.AtMost => Compared((a, b) => a <= b),
            FormulaOperation.More => Compared((a, b) => a > b),
            FormulaOperation.AtLeast => Compared((a, b) => a >= b),
            FormulaOperation.Equal => Compared((a, b) => a == b),
            FormulaOperation.NotEqual => Compared((a, b) => a != b),
            FormulaOperation.And => p.Contains(0.0) ? 0 : p.Any(double.IsNaN) ? double.NaN : 1,
            FormulaOperation.Or => p.Contains(1.0) ? 1 : p.Any(double.IsNaN) ? double.NaN : 0,
            FormulaOperation.If => double.IsNaN(p[0]) ? double.NaN : p[0] == 1 ? p[1] : p[2],
            _ => throw new ArgumentOutOfRangeException(nameof(node), node.Operation, "Not made here."),
        };
        return double.IsFinite(value) ? value : double.NaN;
    }

    private sealed record Values(float[][] Columns) : IFormulaInputs
    {
        public void Read(int input, int from, Span<double> into)
        {
            for (var i = 0; i < into.Length; i++)
            {
                into[i] = Columns[input][from + i];
            }
        }
    }
}
