using CallInsight.Contracts.Insights;
using CallInsight.Grains.Insights.Formulas;
using CallInsight.Grains.Insights.OwnMetrics;
using Xunit;

namespace CallInsight.Grains.Tests.Insights;

public sealed class ReadingFormulasTests
{
    private static readonly FormulaWords Words = new([KeyValuePair.Create("pricing", "pricing"), KeyValuePair.Create("next_step", "next_step"), KeyValuePair.Create("rival", "Main rival")]);

    [Theory]
    [InlineData("100 - abs(talkRato - 0.43) * 100", 11, "unknown metric talkRato at column 11: did you mean talkRatio?")]
    [InlineData("colour * 2", 1, "unknown metric colour at column 1: choose one from the list of metrics")]
    [InlineData("topic(\"Prizing\")", 7, "unknown topic Prizing at column 7: did you mean pricing?")]
    [InlineData("topic(pricing)", 1, "topic at column 1 takes a name in quotes, like topic(\"Pricing\")")]
    [InlineData("talkRatio +", 12, "a number, a metric or a function is missing before the end at column 12")]
    [InlineData("(talkRatio", 11, "')' is missing before the end at column 11")]
    [InlineData("talkRatio 2", 11, "an operator is missing before '2' at column 11")]
    [InlineData("talkRatio > 0.6", 11, "the part before column 16 is true or false, but a metric is a number: write if({condition}, 1, 0)")]
    [InlineData("if(talkRatio, 1, 0)", 4, "'if' takes a condition, but a number stands at column 4: compare it, like talkRatio > 0.6")]
    [InlineData("if(0 < talkRatio < 1, 1, 0)", 18, "a second comparison stands at column 18: join two by 'and'")]
    [InlineData("average(talkRatio)", 1, "unknown function average at column 1: there are abs, min, max, sqrt, ln, exp, round, clamp, if, topic")]
    [InlineData("clamp(talkRatio, 0)", 1, "clamp at column 1 takes 3 values, like clamp(x, 0, 100)")]
    [InlineData("1.2.3", 1, "'1.2.3' at column 1 is no number: write it like 0.43")]
    [InlineData("talkRatio % 2", 11, "'%' at column 11 has no meaning in a formula: take it out")]
    [InlineData("topic(\"Pricing)", 7, "the text at column 7 has no end: put a \" behind it")]
    [InlineData("", 1, "a number, a metric or a function is missing before the end at column 1")]
    public void What_is_wrong_is_said_with_its_column_and_what_to_write(string formula, int column, string problem)
    {
        var faults = ReadFormula.Of(formula, Words).Faults;

        Assert.Equal((column, problem), (faults[0].Column, faults[0].Problem));
    }

    [Fact]
    public void A_metric_of_a_topic_is_named_by_its_exact_key()
        => Assert.NotEmpty(ReadFormula.Of("topic.Pricing.mentions + 1", Words).Faults);

    [Fact]
    public void All_unknown_names_are_said_at_once()
        => Assert.Equal([1, 12, 26], ReadFormula.Of("talkRatios+questionRep*2+colour", Words).Faults.Select(f => f.Column));

    [Fact]
    public void What_is_too_long_or_too_deep_is_refused_wherever_it_nests()
    {
        Assert.Contains("longer than 1000", ReadFormula.Of(new string('1', 1_001), Words).Faults[0].Problem, StringComparison.Ordinal);
        string[] deep = [new string('(', 400) + "1" + new string(')', 400), new string('-', 900) + "1", string.Concat(Enumerable.Repeat("abs(", 150)) + "1" + new string(')', 150), "1" + string.Concat(Enumerable.Repeat("+1", 400))];
        Assert.All(deep, formula => Assert.Contains("make it simpler", ReadFormula.Of(formula, Words).Faults[0].Problem, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("talkRatio", "share")]
    [InlineData("abs(talkRatio - 0.43)", "share")]
    [InlineData("100 - abs(talkRatio - 0.43) * 100", "number")]
    [InlineData("clamp(100 - abs(talkRatio - 0.43) * 100, 0, 100)", "score")]
    [InlineData("max(silenceSeconds, overlapSeconds) - 5", "seconds")]
    [InlineData("silenceSeconds / durationSeconds", "number")]
    [InlineData("silenceSeconds + talkRatio", "number")]
    [InlineData("if(nextStepAgreed = 1, longestMonologueSeconds, 0)", "seconds")]
    [InlineData("42", "number")]
    public void The_unit_follows_from_those_that_go_in(string formula, string unit) => Assert.Equal(unit, FormulaUnits.Word(ReadFormula.Of(formula, Words).Formula!.Kind));

    [Fact]
    public void Metrics_are_named_once_each_in_the_order_in_which_they_come_up()
        => Assert.Equal(["questionsRep", "topic.pricing.mentions", "talkRatio"], CompileFormula.Uses(ReadFormula.Of("questionsRep + topic('PRICING') * talkRatio - questionsRep", Words).Formula!));

    [Fact]
    public void Topics_are_found_by_their_names_and_stored_by_their_keys_which_no_rename_changes()
    {
        var definition = new OwnMetricDefinition(" Rivals ", string.Empty, " topic(\"Main Rival\") + topic('Next step') + topic(\"rival\") ", "number", "lower");

        Assert.Empty(DefineMetricDecision.Faults("my.rivals", definition, Words));
        Assert.Equal("topic(\"rival\") + topic('Next step') + topic(\"rival\")", DefineMetricDecision.Stored(definition, Words).Formula);
        Assert.Equal("Rivals", DefineMetricDecision.Stored(definition, Words).Name);
    }

    [Theory]
    [InlineData("my.")]
    [InlineData("my.Balance")]
    [InlineData("balance")]
    [InlineData("my.-x")]
    [InlineData("my.a.b")]
    public void Only_plain_keys_are_taken(string key)
        => Assert.Equal(["key"], DefineMetricDecision.Faults(key, new OwnMetricDefinition("Name", string.Empty, "talkRatio", "share", "lower"), Words).Select(f => f.Field));

    [Fact]
    public void Every_wrong_field_is_named()
        => Assert.Equal(["key", "name", "description", "unit", "better", "formula"], DefineMetricDecision.Faults("x", new OwnMetricDefinition(" ", new string('x', 501), "1 +", "apples", "up"), Words).Select(f => f.Field));
}
