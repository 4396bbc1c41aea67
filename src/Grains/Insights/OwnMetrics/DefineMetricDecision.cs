using System.Text.RegularExpressions;
using CallInsight.Contracts.Insights;
using CallInsight.Grains.Insights.Formulas;

namespace CallInsight.Grains.Insights.OwnMetrics;

/// <summary>What is wrong with a metric that somebody wants to define.</summary>
internal static partial class DefineMetricDecision
{
    public static (string Field, string Problem)[] Faults(string key, OwnMetricDefinition definition, FormulaWords words)
    {
        List<(string, string)> faults = [];
        if (!KeyForm().IsMatch(key) || key.Length > OwnMetricRefusals.Prefix.Length + OwnMetricRefusals.LongestKey)
        {
            faults.Add(("key", $"Give {OwnMetricRefusals.Prefix} and 1 to {OwnMetricRefusals.LongestKey} lower-case letters, digits and -, e.g. my.coaching-balance."));
        }

        if (definition.Name.Trim().Length is 0 or > OwnMetricRefusals.LongestName)
        {
            faults.Add(("name", $"Give a name of 1 to {OwnMetricRefusals.LongestName} characters."));
        }

        if (definition.Description.Trim().Length > OwnMetricRefusals.LongestDescription)
        {
            faults.Add(("description", $"Give at most {OwnMetricRefusals.LongestDescription} characters."));
        }

        if (!OwnMetricRefusals.Units.Contains(definition.Unit, StringComparer.Ordinal))
        {
            faults.Add(("unit", $"Give one of {string.Join(", ", OwnMetricRefusals.Units)}."));
        }

        if (!OwnMetricRefusals.Directions.Contains(definition.Better, StringComparer.Ordinal))
        {
            faults.Add(("better", $"Give one of {string.Join(", ", OwnMetricRefusals.Directions)}."));
        }

        if (FaultOf(definition.Formula, words) is { } fault)
        {
            faults.Add(("formula", fault));
        }

        return [.. faults];
    }

    /// <summary>All that is wrong with a formula in a sentence; null where nothing is.</summary>
    public static string? FaultOf(string formula, FormulaWords words) => ReadFormula.Of(formula, words).Faults is { Count: > 0 } faults ? string.Join("; ", faults.Select(f => f.Problem)) : null;

    /// <summary>The definition as it is stored: without spaces around, topics by their keys, which no rename of a tracker changes.</summary>
    public static OwnMetricDefinition Stored(OwnMetricDefinition definition, FormulaWords words) => definition with
    {
        Name = definition.Name.Trim(),
        Description = definition.Description.Trim(),
        Formula = WithKeys(definition.Formula.Trim(), words),
    };

    private static string WithKeys(string formula, FormulaWords words)
    {
        var kept = new FormulaWords(null);
        foreach (var token in FormulaTokens.Of(formula, []).Where(t => t.Kind == TokenKind.Text && words.TopicOf(t.Text) != kept.TopicOf(t.Text)).Reverse())
        {
            formula = string.Concat(formula.AsSpan(0, token.Column), words.TopicOf(token.Text), formula.AsSpan(token.Column + token.Text.Length));
        }

        return formula;
    }

    [GeneratedRegex(@"^my\.[a-z0-9][a-z0-9-]*$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex KeyForm();
}
