using System.Globalization;
using CallInsight.Contracts.Calls;
using CallInsight.Contracts.Insights;

namespace CallInsight.Grains.Insights.Planning;

/// <summary>A condition on what calls are grouped by: values in words become ids and codes.</summary>
internal sealed class PlanDimensionCondition(TenantWords words, Dictionary<string, string> faults, InsightsCondition condition, string at, bool negated)
{
    private readonly FactsTest _test = PlanConditions.TestOf(condition, negated) switch
    {
        FactsTest.Equal => FactsTest.In,
        FactsTest.NotEqual => FactsTest.NotIn,
        var other => other,
    };

    public FactsCondition Run(FactsGrouping grouping)
    {
        var dimension = grouping.Dimension;
        if (dimension == FactsDimension.CustomField)
        {
            return OfField(words.FieldOf(grouping.Field)!);
        }

        if (dimension <= FactsDimension.Weekday)
        {
            return OfTime(dimension);
        }

        if (_test is FactsTest.Unknown or FactsTest.Known)
        {
            return dimension == FactsDimension.Team ? OfTeam([]) : PlanConditions.Leaf(_test, dimension);
        }

        if (_test is not (FactsTest.In or FactsTest.NotIn))
        {
            return Fault("op", $"{condition.Field} has no order: use =, !=, in, notIn, contains or isNull.");
        }

        return dimension switch
        {
            FactsDimension.Member => PlanConditions.Leaf(_test, dimension, new FactsValues(Members(), null, null)),
            FactsDimension.Team => OfTeam([.. words.Teams.Where(t => Matches(t.Value, t.Key.ToString("D"))).Select(t => t.Key)]),
            FactsDimension.Stage => PlanConditions.Leaf(_test, dimension, new FactsValues(null, null, Codes(TenantWords.Stage))),
            FactsDimension.Source => PlanConditions.Leaf(_test, dimension, new FactsValues(null, null, Codes(TenantWords.Source))),
            FactsDimension.Topic => PlanConditions.Leaf(_test, dimension, new FactsValues(null, null, Codes(TenantWords.Topic))),
            FactsDimension.Outcome => PlanConditions.Leaf(_test, dimension, new FactsValues(null, Known("open", "won", "lost"), null)),
            FactsDimension.Direction => PlanConditions.Leaf(_test, dimension, new FactsValues(null, Known("inbound", "outbound"), null)),
            FactsDimension.Language or FactsDimension.Currency when condition.Op == "contains" => Fault("op", $"{condition.Field} is a code: use = or in."),
            _ => PlanConditions.Leaf(_test, dimension, new FactsValues(null, [.. condition.Values], null)),
        };
    }

    private Guid[] Members() => condition.Op == "contains"
        ? [.. words.Members.Where(m => Matches(m.Value.Name, string.Empty)).Select(m => m.Key)]
        : [.. condition.Values.Select(IdOf).OfType<Guid>()];

    private Guid? IdOf(string value)
    {
        if (Guid.TryParse(value, out var id))
        {
            return id;
        }

        faults[$"{at}.value"] = "Give a member's id.";
        return null;
    }

    private int[] Codes(string kind) => [.. words.Of(kind).Where(l => Matches(l.Key, l.Key)).Select(l => l.Value)];

    private string[] Known(params string[] texts)
    {
        if (condition.Op != "contains" && condition.Values.FirstOrDefault(v => !texts.Contains(v, StringComparer.Ordinal)) is { } other)
        {
            faults[$"{at}.value"] = $"'{other}' is none of {string.Join(", ", texts)}.";
        }

        return [.. texts.Where(t => Matches(t, t))];
    }

    private bool Matches(string text, string exact) => condition.Op == "contains"
        ? text.Contains(condition.Values[0], StringComparison.OrdinalIgnoreCase)
        : condition.Values.Contains(exact, StringComparer.Ordinal) || condition.Values.Contains(text, StringComparer.Ordinal);

    /// <summary>A team is its members; a call without a rep, or of one without a team, has none.</summary>
    private FactsCondition OfTeam(IReadOnlyCollection<Guid> teams)
    {
        var ids = words.Members.Where(m => m.Value.Team is { } team && _test switch
        {
            FactsTest.In => teams.Contains(team),
            FactsTest.NotIn => !teams.Contains(team),
            _ => true,
        }).Select(m => m.Key).ToArray();
        var members = new FactsValues(ids, null, null);
        return _test == FactsTest.Unknown
            ? PlanConditions.Join(FactsTest.Any, [PlanConditions.Leaf(FactsTest.Unknown, FactsDimension.Member), PlanConditions.Leaf(FactsTest.NotIn, FactsDimension.Member, members)])
            : PlanConditions.Leaf(FactsTest.In, FactsDimension.Member, members);
    }

    private FactsCondition OfTime(FactsDimension part)
    {
        var isDate = part <= FactsDimension.Quarter;
        var numbers = new List<int>();
        foreach (var value in _test is FactsTest.Unknown or FactsTest.Known ? [] : condition.Values)
        {
            if (isDate && DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            {
                numbers.Add(day.DayNumber);
            }
            else if (!isDate && int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                numbers.Add(number);
            }
            else
            {
                return Fault("value", isDate ? "Give the first day, e.g. 2026-03-02." : "Give a whole number: hours from 0 to 23, weekdays from 1 for Monday to 7.");
            }
        }

        return condition.Op == "contains"
            ? Fault("op", $"{condition.Field} is no text.")
            : PlanConditions.Leaf(_test, part, new FactsValues(null, null, [.. numbers]), numbers.FirstOrDefault());
    }

    /// <summary>Days are compared as parts of time are; of texts, and of yes and no, some are accepted.</summary>
    private FactsCondition OfField(CustomField field)
    {
        var leaf = field.Kind == CustomFields.Day ? OfTime(FactsDimension.Day) : OfChoice(field);
        return leaf.Dimension is null ? leaf : leaf with { Dimension = FactsDimension.CustomField, Field = field.Code };
    }

    private FactsCondition OfChoice(CustomField field)
    {
        if (_test is FactsTest.Unknown or FactsTest.Known)
        {
            return PlanConditions.Leaf(_test, FactsDimension.CustomField);
        }

        if (_test is not (FactsTest.In or FactsTest.NotIn))
        {
            return Fault("op", $"{condition.Field} has no order: use =, !=, in, notIn, contains or isNull.");
        }

        if (field.Kind == CustomFields.Text)
        {
            return PlanConditions.Leaf(_test, FactsDimension.CustomField, new FactsValues(null, null, Codes(field.LabelKind)));
        }

        return condition.Op == "contains" || condition.Values.Any(v => v is not ("true" or "false"))
            ? Fault("value", $"{condition.Field} is true or false.")
            : PlanConditions.Leaf(_test, FactsDimension.CustomField, new FactsValues(null, null, [.. condition.Values.Select(v => v == "true" ? 1 : 0)]));
    }

    private FactsCondition Fault(string part, string problem)
    {
        faults[$"{at}.{part}"] = problem;
        return PlanConditions.Join(FactsTest.All, []);
    }
}
