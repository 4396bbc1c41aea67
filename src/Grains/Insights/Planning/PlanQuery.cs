using CallInsight.Contracts;
using CallInsight.Contracts.Insights;

namespace CallInsight.Grains.Insights.Planning;

/// <summary>Checks a question, names every fault, and makes the plan of how it is answered, the actor's reach included.</summary>
internal sealed class PlanQuery(InsightsQuery query, Actor actor, TenantWords words)
{
    private static readonly string[] MiddleAggregates = ["count", "mean", "median", "p25", "p75", "shareOver", "shareUnder", "stddev"];
    private readonly Dictionary<string, string> _faults = new(StringComparer.Ordinal);

    /// <returns>Refused: <c>insights.invalid</c> with every fault.</returns>
    public Result<QueryPlan> Run()
    {
        CheckSpan();
        var measures = PlanEach();
        var dimensions = PlanDimensions();
        var where = PlanConditions.Join(FactsTest.All, [new PlanConditions(words, _faults).All(query.Where, "where"), .. Reached()]);
        var isMiddle = query.Scope == InsightsScope.Middle;
        if (isMiddle)
        {
            CheckMiddle(dimensions);
        }

        var orderBy = PlanOrder([.. dimensions.Select(d => d.Name), .. query.Compare is null ? measures.Columns.Select(c => c.Name) : measures.Columns.SelectMany(ComparedColumns.Names)]);
        var compared = query.Compare is { Kind: not InsightsComparison.OfBenchmark } comparison ? new PlanComparison(query, comparison, actor, words, _faults).Run() : null;
        if (query.Limit is < 1 or > InsightsLimits.Rows)
        {
            _faults["limit"] = $"Give 1 to {InsightsLimits.Rows}.";
        }

        if (_faults.Count > 0)
        {
            return InsightsRefusals.Invalid(_faults);
        }

        IReadOnlyList<FactsGrouping> asked = [.. dimensions.Select(d => d.Grouping), .. isMiddle ? [new FactsGrouping(FactsDimension.Member)] : Array.Empty<FactsGrouping>()];
        var question = QuestionShape.Named(new FactsQuestion(
            query.From.UtcTicks, query.To.UtcTicks, query.TimeZone, query.FirstDayOfWeek, asked, measures.Measures, Simplify(where),
            asked.Any(g => g.Dimension == FactsDimension.Team) ? TeamOf() : null, query.Approximate, string.Empty, isMiddle));
        var plan = new QueryPlan(question, dimensions, measures.Columns, orderBy, query.Limit, isMiddle ? dimensions.Count : null);
        return query.Compare is { Kind: InsightsComparison.OfBenchmark, Benchmarks: var benchmarks } ? plan with { Benchmarks = benchmarks ?? [] } : compared is null ? plan : Beside(plan, compared);
    }

    private Result<QueryPlan> Beside(QueryPlan plan, InsightsQuery compared)
    {
        var other = new PlanQuery(compared, actor, words).Run();
        return other.Ok
            ? plan with { Compared = new ComparedPlan(other.Value, new MatchParts(compared.From, query.From, TimeZoneInfo.FindSystemTimeZoneById(query.TimeZone), query.FirstDayOfWeek, query.To)) }
            : InsightsRefusals.Invalid(other.Refusal!.Fields!.ToDictionary(f => $"compare.{f.Key}", f => f.Value, StringComparer.Ordinal));
    }

    private void CheckSpan()
    {
        if (query.From.Year is < 1970 or > 2200)
        {
            _faults["from"] = "Give a time between 1970 and 2200.";
        }

        if (query.To <= query.From || query.To.Year > 2200)
        {
            _faults["to"] = "Give a time after from, up to 2200.";
        }

        if (!TimeZoneInfo.TryFindSystemTimeZoneById(query.TimeZone, out _))
        {
            _faults["timeZone"] = "Give an IANA time zone, e.g. Europe/Berlin.";
        }
    }

    private PlanMeasures PlanEach()
    {
        var measures = new PlanMeasures(words, _faults);
        if (query.Measures.Count is 0 or > InsightsLimits.Measures)
        {
            _faults["measures"] = $"Give 1 to {InsightsLimits.Measures} measures.";
            return measures;
        }

        for (var i = 0; i < query.Measures.Count; i++)
        {
            measures.Add(query.Measures[i], FormattableString.Invariant($"measures[{i}]"));
        }

        return measures;
    }

    private List<PlannedDimension> PlanDimensions()
    {
        var dimensions = new List<PlannedDimension>();
        if (query.GroupBy.Count > InsightsLimits.Groupings)
        {
            _faults["groupBy"] = $"At most {InsightsLimits.Groupings}.";
        }

        for (var i = 0; i < query.GroupBy.Count; i++)
        {
            var name = query.GroupBy[i];
            if (PlanConditions.GroupingOf(name, words) is not { } grouping)
            {
                _faults[FormattableString.Invariant($"groupBy[{i}]")] = words.FieldOf(name) is { } number
                    ? $"{number.Name} is a number: measure it, or filter by it."
                    : $"There is nothing '{name}' to group by. Give one of {PlanConditions.Choices(words)}.";
            }
            else if (dimensions.Any(d => d.Grouping == grouping))
            {
                _faults[FormattableString.Invariant($"groupBy[{i}]")] = $"{name} is there twice.";
            }
            else
            {
                dimensions.Add(new PlannedDimension(name, grouping));
            }
        }

        return dimensions;
    }

    private List<PlannedOrder> PlanOrder(List<string> columns)
    {
        var orders = new List<PlannedOrder>();
        for (var i = 0; i < query.OrderBy.Count; i++)
        {
            var place = columns.IndexOf(query.OrderBy[i].Column);
            if (place < 0)
            {
                _faults[FormattableString.Invariant($"orderBy[{i}]")] = $"Give a column of the answer: {string.Join(", ", columns)}.";
            }

            orders.Add(new PlannedOrder(place, query.OrderBy[i].Descending));
        }

        return orders;
    }

    private void CheckMiddle(List<PlannedDimension> dimensions)
    {
        if (dimensions.Any(d => d.Grouping.Dimension > FactsDimension.Weekday) || dimensions.Count == InsightsLimits.Groupings)
        {
            _faults["groupBy"] = "A middle is grouped by at most two parts of time.";
        }

        if (query.Measures.Any(m => !MiddleAggregates.Contains(m.Aggregate, StringComparer.Ordinal)))
        {
            _faults["measures"] = $"Of a middle, give {string.Join(", ", MiddleAggregates)}.";
        }

        if (query.Where.Count > 0)
        {
            _faults["where"] = "A middle takes no conditions.";
        }
    }

    private IEnumerable<FactsCondition> Reached()
    {
        var reach = RoleTable.Of(actor, Permission.InsightsRead);
        if (query.Scope == InsightsScope.Middle)
        {
            return reach == Reach.Own ? [Members(OwnTeam())] : [];
        }

        return reach switch
        {
            Reach.All or Reach.Masked => [],

            // A call of nobody's is seen by managers and up, here as in the list of calls.
            Reach.Teams => [PlanConditions.Join(FactsTest.Any, [Members([.. Visible(actor, words)]), PlanConditions.Leaf(FactsTest.Unknown, FactsDimension.Member)])],
            _ => [Members([.. Visible(actor, words)])],
        };
    }

    /// <summary>The members whose figures the actor may see.</summary>
    public static IEnumerable<Guid> Visible(Actor actor, TenantWords words) => RoleTable.Of(actor, Permission.InsightsRead) switch
    {
        Reach.All or Reach.Masked => words.Members.Keys,
        Reach.Teams => words.Members.Where(m => m.Key == actor.Member || (m.Value.Team is { } team && actor.Leads.Contains(team))).Select(m => m.Key),
        Reach.Own => words.Members.Keys.Where(m => m == actor.Member),
        _ => [],
    };

    private Guid[] OwnTeam()
        => actor.Member is { } member && words.Members.GetValueOrDefault(member)?.Team is { } team ? [.. words.Members.Where(m => m.Value.Team == team).Select(m => m.Key)] : [];

    private static FactsCondition Members(Guid[] members) => PlanConditions.Leaf(FactsTest.In, FactsDimension.Member, new FactsValues(members, null, null));

    private static FactsCondition? Simplify(FactsCondition where)
    {
        var parts = where.Parts.Where(p => p is not { Test: FactsTest.All, Parts.Count: 0 }).ToList();
        return parts.Count switch { 0 => null, 1 => parts[0], _ => PlanConditions.Join(FactsTest.All, parts) };
    }

    private Dictionary<Guid, Guid> TeamOf() => words.Members.Where(m => m.Value.Team is not null).ToDictionary(m => m.Key, m => m.Value.Team!.Value);
}
