using System.Globalization;
using CallInsight.Contracts;
using CallInsight.Contracts.Insights;

namespace CallInsight.Grains.Reports.Exports.Tables;

/// <summary>Which calls are taken, as a condition on <c>calls c</c> or <c>call_facts c</c>: what the actor's role reaches, of the period, and as filtered.</summary>
/// <param name="Arguments">From <c>$1</c>, the tenant, on.</param>
internal sealed record ChosenCalls(string Sql, IReadOnlyList<object?> Arguments)
{
    /// <param name="time">The column that the period chooses by.</param>
    public static ChosenCalls Of(ExportSource source, string time = "started_at")
    {
        var arguments = new List<object?> { source.Tenant };
        string Next(object? value)
        {
            arguments.Add(value);
            return "$" + arguments.Count.ToString(CultureInfo.InvariantCulture);
        }

        List<string> conditions = ["c.tenant_id = $1", Reached(source.Actor, Next)];
        if (source.Request.From is { } from)
        {
            conditions.Add($"c.{time} >= {Next(from)}");
        }

        if (source.Request.To is { } to)
        {
            conditions.Add($"c.{time} < {Next(to)}");
        }

        conditions.AddRange(source.Request.Where.Select(w => Filter(source, w, Next)));
        return new ChosenCalls(string.Join(" and ", conditions), arguments);
    }

    // A call of nobody's is seen by managers and up; what is shared with somebody stands in no figure.
    private static string Reached(Actor actor, Func<object?, string> next) => RoleTable.Of(actor, Permission.Exports) switch
    {
        Reach.All => "true",
        Reach.Own when actor.Member is { } member => $"c.rep_id = {next(member)}",
        Reach.Teams when actor.Member is { } member => $"(c.rep_id is null or c.rep_id = {next(member)} or {OfTeams(next(actor.Leads.ToArray()))})",
        _ => "false",
    };

    private static string Filter(ExportSource source, InsightsCondition condition, Func<object?, string> next) => condition.Field switch
    {
        "rep" => $"c.rep_id = any({next(Ids(condition))})",
        "team" => OfTeams(next(Ids(condition))),
        "stage" or "source" => $"c.{condition.Field}_code = any({next(source.CodesOf(condition.Field, condition.Values))})",
        "outcome" or "direction" or "language" => $"c.{condition.Field} = any({next(condition.Values.ToArray())})",
        _ => "false",
    };

    private static string OfTeams(string teams) => $"c.rep_id in (select o.member_id from members o where o.tenant_id = c.tenant_id and o.team_id = any({teams}))";

    private static Guid[] Ids(InsightsCondition condition) => [.. condition.Values.Select(Guid.Parse)];
}
