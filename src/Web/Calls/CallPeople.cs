using CallInsight.Storage.Sessions;

namespace CallInsight.Web.Calls;

/// <summary>Names of members and teams, for lists and filters.</summary>
public sealed record CallPeople(IReadOnlyList<(Guid Id, string Name)> Members, IReadOnlyList<(Guid Id, string Name)> Teams)
{
    // A list to choose from; beyond that one searches.
    private const int Most = 1_000;

    public static async Task<CallPeople> LoadAsync(ReaderDatabase database, Guid tenant, CancellationToken cancellationToken)
    {
        var members = await database.QueryAsync(tenant, $"select member_id, name from members where tenant_id = $1 and role in ('owner', 'admin', 'manager', 'rep') order by name limit {Most}", r => (r.GetGuid(0), r.GetString(1)), cancellationToken, tenant);
        var teams = await database.QueryAsync(tenant, $"select team_id, name from teams where tenant_id = $1 order by name limit {Most}", r => (r.GetGuid(0), r.GetString(1)), cancellationToken, tenant);
        return new CallPeople(members, teams);
    }

    public string? NameOf(Guid? member) => member is { } id ? Members.Where(m => m.Id == id).Select(m => m.Name).FirstOrDefault() : null;
}
