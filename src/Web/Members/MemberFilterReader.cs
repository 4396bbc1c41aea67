using CallInsight.Contracts;

namespace CallInsight.Web.Members;

/// <summary>Reads a filter of members from an address.</summary>
internal static class MemberFilterReader
{
    public static Result<MemberFilter> Read(IQueryCollection query)
    {
        var faults = new List<(string, string)>();
        var (role, status, team) = (Text(query, "role"), Text(query, "status"), Text(query, "team"));
        if (role is not null && RoleNames.Parse(role) is null)
        {
            faults.Add(("role", $"The roles are {string.Join(", ", Enum.GetValues<Role>().Select(RoleNames.Word))}."));
        }

        if (status is not null && !MemberStatus.All.Contains(status))
        {
            faults.Add(("status", $"The status is one of {string.Join(", ", MemberStatus.All)}."));
        }

        if (team is not null && !Guid.TryParse(team, out _))
        {
            faults.Add(("team", "Give a team's id."));
        }

        return faults.Count == 0
            ? new MemberFilter(Text(query, "q"), role?.ToLowerInvariant(), status, team is null ? null : Guid.Parse(team))
            : CommonRefusals.Invalid("query.invalid", [.. faults]);
    }

    private static string? Text(IQueryCollection query, string name) => query[name].ToString().Trim() is { Length: > 0 } text ? text : null;
}
