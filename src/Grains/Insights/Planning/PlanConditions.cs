using System.Globalization;
using CallInsight.Contracts.Insights;

namespace CallInsight.Grains.Insights.Planning;

/// <summary>Turns conditions in words into conditions over ids and codes. A negation is carried down to the leaves, so that what is
/// not known fulfils neither a comparison nor its negation, as in SQL.</summary>
internal sealed class PlanConditions(TenantWords words, Dictionary<string, string> faults)
{
    private int _count;

    public FactsCondition All(IReadOnlyList<InsightsCondition> conditions, string at, bool negated = false)
        => Join(negated ? FactsTest.Any : FactsTest.All, [.. conditions.Select((c, i) => Plan(c, FormattableString.Invariant($"{at}[{i}]"), negated))]);

    /// <summary>A condition over the values of a dimension.</summary>
    public static FactsCondition Leaf(FactsTest test, FactsDimension dimension, FactsValues? values = null, double number = 0)
        => new(test, [], null, dimension, number, values);

    public static FactsCondition Join(FactsTest test, IReadOnlyList<FactsCondition> parts) => new(test, parts, null, null, 0, null);

    private FactsCondition Plan(InsightsCondition condition, string at, bool negated)
    {
        if (++_count > InsightsLimits.Conditions)
        {
            faults["where"] = $"At most {InsightsLimits.Conditions} conditions.";
            return Join(FactsTest.All, []);
        }

        return condition.Op switch
        {
            "and" => All(Parts(condition, at), $"{at}.conditions", negated),
            "not" => All(Parts(condition, at), $"{at}.conditions", !negated),
            "or" => Join(negated ? FactsTest.All : FactsTest.Any, [.. Parts(condition, at).Select((c, i) => Plan(c, FormattableString.Invariant($"{at}.conditions[{i}]"), negated))]),
            _ => Leaf(condition, at, negated),
        };
    }

    private IReadOnlyList<InsightsCondition> Parts(InsightsCondition condition, string at)
    {
        if (condition.Conditions.Count == 0)
        {
            faults[$"{at}.conditions"] = $"'{condition.Op}' needs conditions.";
        }

        return condition.Conditions;
    }

    private FactsCondition Leaf(InsightsCondition condition, string at, bool negated)
    {
        if (!InsightsFields.Comparisons.Contains(condition.Op, StringComparer.Ordinal))
        {
            faults[$"{at}.op"] = $"Give one of {string.Join(", ", InsightsFields.Comparisons)}, and, or, not.";
            return Join(FactsTest.All, []);
        }

        var needed = condition.Op switch { "isNull" => (0, 1), "in" or "notIn" => (0, InsightsLimits.Values), _ => (1, 1) };
        if (condition.Values.Count < needed.Item1 || condition.Values.Count > needed.Item2)
        {
            faults[$"{at}.value"] = condition.Op is "in" or "notIn" ? $"Give a list of at most {InsightsLimits.Values} values." : "Give one value.";
            return Join(FactsTest.All, []);
        }

        if (GroupingOf(condition.Field, words) is { } grouping)
        {
            return new PlanDimensionCondition(words, faults, condition, at, negated).Run(grouping);
        }

        if (condition.Field != InsightsFields.Calls && PlanMeasures.Find(condition.Field, words) is { } metric)
        {
            return OfMetric(metric, condition, at, negated);
        }

        faults[$"{at}.field"] = $"There is no field '{condition.Field}'. Give a metric's key, amount, or one of {Choices(words)}.";
        return Join(FactsTest.All, []);
    }

    /// <summary>What a field's name groups by; null when it is none.</summary>
    public static FactsGrouping? GroupingOf(string field, TenantWords words)
        => words.FieldOf(field) is { IsNumber: false } custom ? new FactsGrouping(FactsDimension.CustomField, custom.Code)
            : field == "rep" ? new FactsGrouping(FactsDimension.Member)
            : InsightsFields.Groupings.Contains(field, StringComparer.Ordinal) ? new FactsGrouping(Enum.Parse<FactsDimension>(field, ignoreCase: true)) : null;

    /// <summary>All that groups, for who named something else.</summary>
    public static string Choices(TenantWords words) => string.Join(", ", InsightsFields.Groupings.Concat((words.Fields ?? []).Where(f => !f.IsNumber).Select(f => f.Name)));

    private FactsCondition OfMetric(FactsMetric metric, InsightsCondition condition, string at, bool negated)
    {
        var test = TestOf(condition, negated);
        if (test is FactsTest.Unknown or FactsTest.Known)
        {
            return Number(test, metric, 0);
        }

        if (condition.Op == "contains")
        {
            faults[$"{at}.op"] = $"{condition.Field} is a number: contains is for texts.";
            return Join(FactsTest.All, []);
        }

        var numbers = new List<double>();
        foreach (var value in condition.Values)
        {
            if (NumberOf(value) is { } number)
            {
                numbers.Add(number);
            }
            else
            {
                faults[$"{at}.value"] = $"{condition.Field} is a number.";
            }
        }

        return test switch
        {
            FactsTest.In or FactsTest.NotIn => Number(test, metric, 0) with { Among = [.. numbers] },
            _ => Number(test, metric, numbers.FirstOrDefault()),
        };
    }

    private static FactsCondition Number(FactsTest test, FactsMetric metric, double number) => new(test, [], metric, null, number, null);

    /// <summary>yes and no are 1 and 0.</summary>
    internal static double? NumberOf(string value) => value switch
    {
        "true" => 1,
        "false" => 0,
        _ => double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null,
    };

    internal static FactsTest TestOf(InsightsCondition condition, bool negated) => (condition.Op, negated) switch
    {
        ("=", false) or ("!=", true) => FactsTest.Equal,
        ("!=", false) or ("=", true) => FactsTest.NotEqual,
        ("<", false) or (">=", true) => FactsTest.Less,
        ("<=", false) or (">", true) => FactsTest.AtMost,
        (">", false) or ("<=", true) => FactsTest.More,
        (">=", false) or ("<", true) => FactsTest.AtLeast,
        ("in" or "contains", false) or ("notIn", true) => FactsTest.In,
        ("notIn", false) or ("in" or "contains", true) => FactsTest.NotIn,
        ("isNull", _) when negated == (condition.Values is ["false"]) => FactsTest.Unknown,
        _ => FactsTest.Known,
    };
}
