using CallInsight.Contracts;
using CallInsight.Storage.Sessions;
using CallInsight.Web.SignIn;

namespace CallInsight.Web.Calls;

/// <summary>Names of the reps whose calls somebody may list, and of their teams, for lists and filters.</summary>
public sealed record CallPeople(IReadOnlyList<(Guid Id, string Name)> Members, IReadOnlyList<(Guid Id, string Name)> Teams)
{
    // A list to choose from; beyond that one searches.
    private const int Most = 1_000;

    /// <summary>Who has a call within the actor's reach. Nobody else is named.</summary>
    public static async Task<CallPeople> LoadAsync(ReaderDatabase database, Guid tenant, Actor actor, CancellationToken cancellationToken)
    {
        var scope = CallScope.Of(actor, Permission.CallsRead, 2);
        var reps = await database.QueryAsync(
            tenant,
            $"""
            select r.member_id, r.name, t.team_id, t.name
            from members r left join teams t on t.tenant_id = r.tenant_id and t.team_id = r.team_id
            where r.tenant_id = $1 and exists (select 1 from calls c where c.tenant_id = r.tenant_id and c.rep_id = r.member_id and {scope.Sql})
            order by r.name limit {Most}
            """,
            r => (Member: (r.GetGuid(0), r.GetString(1)), Team: r.IsDBNull(2) ? ((Guid, string)?)null : (r.GetGuid(2), r.GetString(3))),
            cancellationToken,
            [tenant, .. scope.Arguments]);
        return new CallPeople([.. reps.Select(r => r.Member)], [.. reps.Select(r => r.Team).OfType<(Guid Id, string Name)>().Distinct().OrderBy(t => t.Name, StringComparer.CurrentCultureIgnoreCase)]);
    }

    public string? NameOf(Guid? member) => member is { } id ? Members.Where(m => m.Id == id).Select(m => m.Name).FirstOrDefault() : null;
}
