using CallInsight.Contracts;
using CallInsight.Contracts.Insights;

namespace CallInsight.Grains.Insights.Planning;

/// <summary>Makes the question of a comparison's other side.</summary>
internal sealed class PlanComparison(InsightsQuery query, InsightsComparison comparison, Actor actor, TenantWords words, Dictionary<string, string> faults)
{
    private static readonly string[] OfPeople = ["member", "rep", "team"];

    /// <returns>Null where something is wrong with the comparison or the question, which is noted.</returns>
    public InsightsQuery? Run()
    {
        if (!InsightsFields.ComparisonKinds.Contains(comparison.Kind, StringComparer.Ordinal))
        {
            faults["compare"] = "Give previousPeriod, samePeriodLastYear, benchmark, { \"team\": id } or { \"from\": …, \"to\": … }.";
            return null;
        }

        var other = query with { Compare = null, OrderBy = [], Limit = null };
        if (comparison.Kind == InsightsComparison.OfTeam)
        {
            return OfTeam(other);
        }

        // Without a zone or a span that was checked there is nothing to count back in.
        if (faults.Count > 0)
        {
            return null;
        }

        var (from, to) = comparison.Kind == InsightsComparison.OfSpan
            ? (comparison.From ?? query.From, comparison.To ?? query.To)
            : ComparedSpan.Of(query.From, query.To, TimeZoneInfo.FindSystemTimeZoneById(query.TimeZone), comparison.Kind == InsightsComparison.SamePeriodLastYear);
        return other with { From = from, To = to };
    }

    /// <summary>The team takes the place of all that says whose calls count.</summary>
    private InsightsQuery? OfTeam(InsightsQuery other)
    {
        if (comparison.Team is not { } team || !words.Teams.ContainsKey(team))
        {
            faults["compare.team"] = "Give a team's id.";
            return null;
        }

        if (query.GroupBy.Any(g => OfPeople.Contains(g, StringComparer.Ordinal)) || query.Scope == InsightsScope.Middle)
        {
            faults["compare.team"] = "Figures by member or team stand beside no team: group by something else.";
            return null;
        }

        if (!IsSeen(team))
        {
            faults["compare.team"] = "Give a team whose figures you see: your reach counts on both sides.";
            return null;
        }

        var where = WithoutPeople(query.Where);
        if (where.Any(NamesPeople))
        {
            faults["compare.team"] = "Conditions on people within or and not cannot give way to a team: put them beside the others.";
            return null;
        }

        return other with { Where = [.. where, new InsightsCondition("team", "=", [team.ToString("D")], [])] };
    }

    private bool IsSeen(Guid team) => RoleTable.Of(actor, Permission.InsightsRead) switch
    {
        Reach.All or Reach.Masked => true,
        Reach.Teams => actor.Leads.Contains(team),
        _ => false,
    };

    /// <summary>What must hold beside who they are: conditions that all must hold lose those on people, however deep.</summary>
    private static List<InsightsCondition> WithoutPeople(IReadOnlyList<InsightsCondition> conditions)
        => [.. conditions.Where(c => !IsOfPeople(c)).Select(c => c.Op == "and" ? c with { Conditions = WithoutPeople(c.Conditions) } : c).Where(c => c.Op != "and" || c.Conditions.Count > 0)];

    private static bool NamesPeople(InsightsCondition condition) => IsOfPeople(condition) || condition.Conditions.Any(NamesPeople);

    private static bool IsOfPeople(InsightsCondition condition) => OfPeople.Contains(condition.Field, StringComparer.Ordinal);
}
