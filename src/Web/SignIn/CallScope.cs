using System.Globalization;
using CallInsight.Contracts;

namespace CallInsight.Web.SignIn;

/// <summary>Which calls an actor may read or export, as a condition on <c>calls c</c> or <c>call_facts c</c>. A call of nobody's is seen by managers and up.</summary>
/// <param name="Arguments">For the parameters that the condition names.</param>
internal sealed record CallScope(string Sql, IReadOnlyList<object?> Arguments)
{
    private const string Everything = "true";

    /// <summary>Whether it leaves nothing out.</summary>
    public bool IsAll => Sql == Everything;

    /// <param name="first">The number of the first parameter that the condition may use.</param>
    public static CallScope Of(Actor actor, Permission permission, int first)
    {
        string At(int offset) => "$" + (first + offset).ToString(CultureInfo.InvariantCulture);
        return RoleTable.Of(actor, permission) switch
        {
            Reach.All or Reach.Masked => new CallScope(Everything, []),
            Reach.Own when actor.Member is { } member => new CallScope($"c.rep_id = {At(0)}", [member]),
            Reach.Teams when actor.Member is { } member => new CallScope(
                $"(c.rep_id is null or c.rep_id = {At(0)} or c.rep_id in (select m.member_id from members m where m.tenant_id = c.tenant_id and m.team_id = any({At(1)})))",
                [member, actor.Leads.ToArray()]),
            _ => new CallScope("false", []),
        };
    }
}
