using CallInsight.Contracts;
using CallInsight.Contracts.Members;
using CallInsight.Web.Hosting;
using CallInsight.Web.SignIn;

namespace CallInsight.Web.Members;

/// <summary>What a member may do, and why, over the API.</summary>
internal static class PermissionsEndpoints
{
    public static void MapMemberPermissions(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/members/{id:guid}/permissions", OfMemberAsync).WithTags("Members").Requires(Permission.MembersRead).WithName("getMemberPermissions").Produces<MemberPermissionsBody>().ProducesProblem(404).WithSummary("What a member may do, how far, and why.");
    }

    private static async Task<IResult> OfMemberAsync(Guid id, Visit visit, MemberQueries members, TeamQueries teams)
    {
        if (await members.FindAsync(visit.Tenant, id, visit.Aborted) is not { } member)
        {
            return Problems.Of(MemberRefusals.NotFound);
        }

        var led = (await teams.ListAsync(visit.Tenant, visit.Aborted)).Where(t => member.Leads.Contains(t.Id)).Select(t => t.Name).ToList();
        return Results.Ok(MemberPermissionsBody.Of(member, led));
    }
}

/// <summary>Every permission, those that the member does not have with the reach <c>none</c>.</summary>
/// <param name="Status">Who is not <c>active</c> may do nothing at all, whatever the role.</param>
internal sealed record MemberPermissionsBody(Guid Member, string Role, string Status, IReadOnlyList<ReasonedGrantBody> Permissions)
{
    public static MemberPermissionsBody Of(MemberRow member, IReadOnlyList<string> ledTeams) => new(
        member.Id,
        RoleNames.Word(member.Role),
        member.Status,
        [.. Enum.GetValues<Permission>().Select(p => (Permission: p, Reach: RoleTable.Of(member.Role, p))).Select(g => new ReasonedGrantBody(
            PermissionNames.Word(g.Permission), PermissionNames.Word(g.Reach), PermissionNames.Why(member.Role, g.Reach, ledTeams)))]);
}

/// <param name="Reach">none, own, teams (those that one leads, and one's own), masked (everything, personal data masked) or all.</param>
/// <param name="Why">A sentence for people.</param>
internal sealed record ReasonedGrantBody(string Permission, string Reach, string Why);
