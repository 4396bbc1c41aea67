using System.Globalization;
using CallInsight.Contracts;

namespace CallInsight.Web.SignIn;

/// <summary>Which calls an actor may read or export, as a condition on <c>calls c</c> or <c>call_facts c</c>. A call of nobody's is seen by managers and up; what is shared with somebody is read too.</summary>
/// <param name="Arguments">For the parameters that the condition names.</param>
internal sealed record CallScope(string Sql, IReadOnlyList<object?> Arguments)
{
    private const string Everything = "true";

    /// <summary>Whether it leaves nothing out.</summary>
    public bool IsAll => Sql == Everything;

    /// <param name="first">The number of the first parameter that the condition may use.</param>
    public static CallScope Of(Actor actor, Permission permission, int first) => Of(actor, permission, first, permission == Permission.CallsRead);

    /// <summary>What the actor reads by role and reach alone.</summary>
    public static CallScope WithoutShared(Actor actor, int first) => Of(actor, Permission.CallsRead, first, withShared: false);

    private static CallScope Of(Actor actor, Permission permission, int first, bool withShared)
    {
        string At(int offset) => "$" + (first + offset).ToString(CultureInfo.InvariantCulture);
        return RoleTable.Of(actor, permission) switch
        {
            Reach.All or Reach.Masked => new CallScope(Everything, []),
            Reach.Own when actor.Member is { } member => new CallScope($"(c.rep_id = {At(0)}{OrShared(withShared, At(0))})", [member]),
            Reach.Teams when actor.Member is { } member => new CallScope(
                $"(c.rep_id is null or c.rep_id = {At(0)} or c.rep_id in (select m.member_id from members m where m.tenant_id = c.tenant_id and m.team_id = any({At(1)})){OrShared(withShared, At(0))})",
                [member, actor.Leads.ToArray()]),
            _ => new CallScope("false", []),
        };
    }

    // What is shared is read, and stands in no figure. Asked once for a whole list: its calls are found by their key.
    private static string OrShared(bool isWanted, string member) => !isWanted ? string.Empty : $"""
         or c.call_id = any(array(
          select s.call_id from call_shares s where s.tenant_id = guard.tenant()
            and (s.member_id = {member} or s.team_id = (select o.team_id from members o where o.tenant_id = guard.tenant() and o.member_id = {member}))))
        """;
}
