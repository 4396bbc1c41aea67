using CallInsight.Contracts;
using CallInsight.Contracts.SignIn.Connections;
using CallInsight.Storage.SignIn.Connections;
using CallInsight.Web.Members;

namespace CallInsight.Web.SignIn.Connections;

/// <summary>Body of <c>POST /api/v1/connections</c> and, where what is missing stays, of <c>PATCH</c>.</summary>
/// <param name="Kind">oidc.</param>
/// <param name="Issuer">Exactly as the provider's discovery document writes it.</param>
/// <param name="ClientSecret">Written, never read; an empty text takes it away, and so does another issuer where none is given.</param>
/// <param name="Scopes">Beside openid, with spaces between. Usually email profile.</param>
/// <param name="VerifiedClaim">What must be true for an address to be believed. Usually email_verified; of Entra xms_edov.</param>
/// <param name="GroupsClaim">The claim that holds groups; an empty text takes it away.</param>
/// <param name="Rules">The first that fits gives the role, the first with a team the team.</param>
/// <param name="JustInTime">Whether people who are no members become such.</param>
/// <param name="DefaultRole">Whose groups no rule names; not owner.</param>
/// <param name="Enabled">Can be true once a test of these settings has passed (settings, sign-in, test this connection).</param>
internal sealed record ConnectionRequest(
    string? Kind, string? Name, string? Issuer, string? ClientId, string? ClientSecret, string? Scopes, string? EmailClaim, string? VerifiedClaim, string? NameClaim, string? GroupsClaim,
    IReadOnlyList<GroupRuleBody>? Rules, bool? JustInTime, string? DefaultRole, bool? Enabled)
{
    /// <summary>What a connection is where nothing else is said.</summary>
    public static ConnectionSettings Usual { get; } = new(string.Empty, string.Empty, string.Empty, "email profile", "email", "email_verified", "name", null, [], true, Role.Rep);

    /// <summary>The settings with what is given; refused where a word is none.</summary>
    public Result<ConnectionSettings> Over(ConnectionSettings before)
    {
        var faults = new List<(string, string)>();
        if (Kind is not (null or "oidc"))
        {
            faults.Add(("kind", "The kind is oidc."));
        }

        var role = DefaultRole is null ? before.DefaultRole : RoleNames.Parse(DefaultRole);
        if (role is null)
        {
            faults.Add(("defaultRole", $"The roles are {Words()}."));
        }

        if (Rules?.Any(r => r is null || r.Group is null || (r.Role is not null && RoleNames.Parse(r.Role) is null)) == true)
        {
            faults.Add(("rules", $"Each rule has a group, and a role of {Words()} or a team or both."));
        }

        return faults.Count > 0 ? CommonRefusals.Invalid("connection.invalid", [.. faults]) : before with
        {
            Name = Name?.Trim() ?? before.Name,
            Issuer = Issuer?.Trim() ?? before.Issuer,
            ClientId = ClientId?.Trim() ?? before.ClientId,
            Scopes = Scopes?.Trim() ?? before.Scopes,
            EmailClaim = EmailClaim?.Trim() ?? before.EmailClaim,
            VerifiedClaim = VerifiedClaim?.Trim() ?? before.VerifiedClaim,
            NameClaim = NameClaim?.Trim() ?? before.NameClaim,
            GroupsClaim = GroupsClaim is null ? before.GroupsClaim : GroupsClaim.Trim() is { Length: > 0 } groups ? groups : null,
            Rules = Rules is null ? before.Rules : [.. Rules.Select(r => new GroupRule(r.Group!.Trim(), RoleNames.Parse(r.Role), r.Team))],
            JustInTime = JustInTime ?? before.JustInTime,
            DefaultRole = role!.Value,
        };
    }

    private static string Words() => string.Join(", ", Enum.GetValues<Role>().Where(r => r != Role.Owner).Select(RoleNames.Word));
}

/// <param name="Group">As the provider writes it in the claim.</param>
/// <param name="Team">A team's id.</param>
internal sealed record GroupRuleBody(string? Group, string? Role, Guid? Team);

/// <summary>A connection over the API; never its secret.</summary>
/// <param name="CallbackUrl">The redirect address to register at the provider.</param>
/// <param name="Tested">Whether a test of these settings has passed.</param>
/// <param name="Test">What the last test showed; null before the first.</param>
internal sealed record ConnectionBody(
    Guid Id, string Kind, string Name, string Issuer, string ClientId, bool HasClientSecret, string Scopes, string EmailClaim, string VerifiedClaim, string NameClaim, string? GroupsClaim,
    IReadOnlyList<GroupRuleBody> Rules, bool JustInTime, string DefaultRole, bool Enabled, bool Tested, DateTimeOffset? TestedAt, ConnectionTestBody? Test, string CallbackUrl, DateTimeOffset CreatedAt)
{
    public static ConnectionBody Of(ConnectionRow row, Visit visit) => new(
        row.Id, "oidc", row.Settings.Name, row.Settings.Issuer, row.Settings.ClientId, row.HasSecret, row.Settings.Scopes, row.Settings.EmailClaim, row.Settings.VerifiedClaim, row.Settings.NameClaim,
        row.Settings.GroupsClaim, [.. row.Settings.Rules.Select(r => new GroupRuleBody(r.Group, r.Role is { } role ? RoleNames.Word(role) : null, r.Team))], row.Settings.JustInTime,
        RoleNames.Word(row.Settings.DefaultRole), row.Enabled, row.IsTested, row.TestedAt?.ToUniversalTime(), row.Test is { } test ? new ConnectionTestBody(test.Passed, test.Outcome, test.Checks, test.Claims) : null,
        visit.Link(SsoEndpoints.CallbackOf(row.Id)), row.CreatedAt.ToUniversalTime());
}

/// <param name="Outcome">Who would have been signed in, or why nobody.</param>
internal sealed record ConnectionTestBody(bool Passed, string Outcome, IReadOnlyList<ConnectionCheck> Checks, IReadOnlyList<ClaimSeen> Claims);

/// <summary>Body of <c>POST /api/v1/domains</c>.</summary>
internal sealed record DomainRequest(string? Domain);

/// <summary>A domain whose addresses the workspace may speak for once it is proved.</summary>
/// <param name="RecordName">Of the TXT record that proves it.</param>
/// <param name="ProvedAt">Null until the record was found.</param>
internal sealed record DomainBody(string Domain, string RecordName, string RecordValue, DateTimeOffset? ProvedAt, DateTimeOffset? CheckedAt)
{
    public static DomainBody Of(DomainRow row) => new(row.Domain, row.RecordName, row.RecordValue, row.ProvedAt?.ToUniversalTime(), row.CheckedAt?.ToUniversalTime());
}
