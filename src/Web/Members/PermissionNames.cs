using System.Collections.Immutable;
using System.Text.Json;
using CallInsight.Contracts;

namespace CallInsight.Web.Members;

/// <summary>Permissions and how far they reach, as programs and people call them.</summary>
internal static class PermissionNames
{
    private static readonly ImmutableArray<Permission> Ordered =
    [
        Permission.CallsRead, Permission.CallsDiscuss, Permission.CallsWrite, Permission.CallsBulk, Permission.CallsDelete,
        Permission.InsightsRead, Permission.Annotations, Permission.BenchmarksWrite, Permission.Exports,
        Permission.MembersRead, Permission.MembersWrite, Permission.ProvisioningRead, Permission.ProvisioningWrite, Permission.Scim, Permission.ConnectionsRead, Permission.ConnectionsWrite,
        Permission.SettingsRead, Permission.SettingsWrite, Permission.WebhooksRead, Permission.Webhooks, Permission.ApiKeysRead, Permission.ApiKeys, Permission.AuditRead,
        Permission.UsageRead, Permission.UsageWrite, Permission.BillingRead, Permission.BillingWrite, Permission.TenantDelete, Permission.OwnProfile,
    ];

    /// <summary>The word in the API: <c>callsRead</c>.</summary>
    public static string Word(Permission permission) => JsonNamingPolicy.CamelCase.ConvertName(permission.ToString());

    /// <summary>The word in the API: <c>teams</c>.</summary>
    public static string Word(Reach reach) => JsonNamingPolicy.CamelCase.ConvertName(reach.ToString());

    /// <summary>Where it stands among others for people: what belongs together is together.</summary>
    public static int Place(Permission permission) => Ordered.IndexOf(permission) is var place and >= 0 ? place : Ordered.Length;

    /// <summary>What one may do, in a few words.</summary>
    public static string Label(Permission permission) => permission switch
    {
        Permission.CallsRead => "Read calls",
        Permission.CallsWrite => "Import and change calls",
        Permission.CallsDelete => "Delete calls",
        Permission.CallsBulk => "Change many calls at once",
        Permission.CallsDiscuss => "Comment on calls and share them",
        Permission.InsightsRead => "See figures, reports and searches",
        Permission.Exports => "Take files away",
        Permission.Annotations => "Write notes beside figures",
        Permission.BenchmarksWrite => "Set benchmarks",
        Permission.MembersRead => "See members and teams",
        Permission.MembersWrite => "Invite, change and deactivate members",
        Permission.SettingsRead => "See settings",
        Permission.SettingsWrite => "Change settings",
        Permission.ApiKeys => "Make and revoke API keys",
        Permission.ApiKeysRead => "See API keys",
        Permission.Webhooks => "Change webhooks",
        Permission.WebhooksRead => "See webhooks",
        Permission.Scim => "Provision members by SCIM",
        Permission.ProvisioningWrite => "Open and pause provisioning",
        Permission.ProvisioningRead => "See the log of provisioning",
        Permission.ConnectionsRead => "See identity providers and their tests",
        Permission.ConnectionsWrite => "Change identity providers and prove domains",
        Permission.AuditRead => "See the audit trail",
        Permission.UsageRead => "See usage",
        Permission.UsageWrite => "Tell events of usage",
        Permission.BillingRead => "See plan and invoices",
        Permission.BillingWrite => "Change plan and payment",
        Permission.TenantDelete => "Delete the workspace",
        Permission.OwnProfile => "Change one's own profile",
        _ => throw new ArgumentOutOfRangeException(nameof(permission), permission, "It has no name."),
    };

    /// <summary>How far it reaches, for a cell of a table.</summary>
    public static string Label(Reach reach) => reach switch
    {
        Reach.All => "All",
        Reach.Masked => "All, masked",
        Reach.Teams => "Their teams",
        Reach.Own => "Their own",
        _ => "–",
    };

    /// <summary>What a reach means for a member, and where it comes from: the role, and the teams that the member leads.</summary>
    /// <param name="ledTeams">Names of teams that the member leads.</param>
    public static string Why(Role role, Reach reach, IReadOnlyList<string> ledTeams) => reach switch
    {
        Reach.None => $"The role {role} does not have it.",
        Reach.Teams when ledTeams.Count == 0 => $"The role {role} has it for teams that one leads. This member leads none: their own only.",
        Reach.Teams => $"The role {role} has it for teams that one leads: {string.Join(", ", ledTeams)}. Their own as well.",
        Reach.Own => $"The role {role} has it for what is one’s own.",
        Reach.Masked => $"The role {role} has it everywhere, with personal data masked.",
        _ => $"The role {role} has it everywhere.",
    };
}
