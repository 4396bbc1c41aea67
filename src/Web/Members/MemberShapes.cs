using CallInsight.Contracts;

namespace CallInsight.Web.Members;

/// <summary>A member over the API.</summary>
/// <param name="Role">owner, admin, manager, rep, analyst, billing or auditor.</param>
/// <param name="Status">invited, active or deactivated.</param>
/// <param name="Team">The team that the member's calls count for.</param>
/// <param name="Leads">The teams that it leads.</param>
internal sealed record MemberBody(
    Guid Id, string UserName, string? Email, string Name, string Role, string Status, Guid? Team, IReadOnlyList<Guid> Leads, DateTimeOffset CreatedAt, DateTimeOffset? LastSignInAt)
{
    public static MemberBody Of(MemberRow row) => new(
        row.Id, row.UserName, row.Email, row.Name, RoleNames.Word(row.Role), row.Status, row.Team, row.Leads, row.CreatedAt.ToUniversalTime(), row.LastSignInAt?.ToUniversalTime());
}

/// <summary>Body of <c>PATCH /api/v1/members/{id}</c>, for the reference: what is missing stays.</summary>
/// <param name="Team">null takes the member out of its team.</param>
/// <param name="Status">active or deactivated.</param>
internal sealed record ChangeMemberBody(string? Role, Guid? Team, string? Status);

/// <summary>Body of <c>POST /api/v1/invitations</c>.</summary>
internal sealed record InvitationRequest(string? Email, string? Name, string? Role, Guid? Team);

/// <summary>A link that a person sets a password by. Its address is shown this once.</summary>
/// <param name="Kind">invitation or password.</param>
internal sealed record LinkBody(Guid Member, string Kind, string Url, DateTimeOffset ExpiresAt);

/// <summary>Someone who was invited and has not come yet.</summary>
internal sealed record InvitationBody(Guid Member, string? Email, string Name, string Role, Guid? Team, DateTimeOffset InvitedAt);

/// <summary>A team over the API.</summary>
internal sealed record TeamBody(Guid Id, string Name, int Members, IReadOnlyList<Guid> Leads, DateTimeOffset CreatedAt)
{
    public static TeamBody Of(TeamRow row) => new(row.Id, row.Name, row.Members, [.. row.Leads.Select(l => l.Id)], row.CreatedAt.ToUniversalTime());
}

/// <summary>Body of <c>POST /api/v1/teams</c> and <c>PATCH /api/v1/teams/{id}</c>; in a PATCH what is missing stays.</summary>
internal sealed record TeamRequest(string? Name, IReadOnlyList<Guid>? Leads);

/// <summary>Who may do what: for each permission, how far it reaches for each role.</summary>
internal sealed record RolesBody(IReadOnlyList<string> Roles, IReadOnlyList<PermissionBody> Permissions);

/// <param name="Reach">By role: none, own, teams, masked or all.</param>
internal sealed record PermissionBody(string Permission, IReadOnlyDictionary<string, string> Reach)
{
    public static PermissionBody Of(Permission permission)
        => new(PermissionNames.Word(permission), Enum.GetValues<Role>().ToDictionary(RoleNames.Word, r => PermissionNames.Word(RoleTable.Of(r, permission))));
}
