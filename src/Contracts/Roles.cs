using System.Collections.Frozen;

namespace CallInsight.Contracts;

/// <summary>What a member is in its tenant.</summary>
public enum Role
{
    Owner,
    Admin,
    Manager,
    Rep,
    Analyst,
    Billing,
    Auditor,
}

/// <summary>What may be allowed.</summary>
public enum Permission
{
    CallsRead,
    CallsWrite,
    CallsDelete,
    InsightsRead,
    Exports,
    MembersRead,
    MembersWrite,
    SettingsRead,
    SettingsWrite,
    ApiKeys,
    AuditRead,
    UsageRead,
    BillingWrite,
    TenantDelete,
    OwnProfile,
    ApiKeysRead,
    BenchmarksWrite,
    CallsBulk,
    CallsDiscuss,

    /// <summary>Notes beside the figures, which everybody sees; as far as teams, only one's own can be changed.</summary>
    Annotations,

    Webhooks,
    WebhooksRead,

    /// <summary>To provision members and groups by SCIM.</summary>
    Scim,

    /// <summary>To open, pause and shut the door for SCIM.</summary>
    ProvisioningWrite,

    /// <summary>To see its log.</summary>
    ProvisioningRead,

    /// <summary>To decide by which identity providers members sign in, and to prove domains.</summary>
    ConnectionsWrite,

    /// <summary>To see them and their tests.</summary>
    ConnectionsRead,

    /// <summary>To tell events of usage to meters of the workspace's own.</summary>
    UsageWrite,

    /// <summary>To see the plan, the trial and invoices.</summary>
    BillingRead,
}

/// <summary>How far a permission reaches.</summary>
public enum Reach
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>What is the member's own, and what is shared with it.</summary>
    Own,

    /// <summary>What belongs to the teams that the member leads, and its own.</summary>
    Teams,

    /// <summary>Everything, but texts masked.</summary>
    Masked,

    /// <summary>Everything of the tenant.</summary>
    All,
}

/// <summary>Who may do what: one table, and what does not stand in it is denied.</summary>
public static class RoleTable
{
    private static readonly FrozenDictionary<(Permission, Role), Reach> Table = new Dictionary<(Permission, Role), Reach>
    {
        [(Permission.CallsRead, Role.Owner)] = Reach.All,
        [(Permission.CallsRead, Role.Admin)] = Reach.All,
        [(Permission.CallsRead, Role.Manager)] = Reach.Teams,
        [(Permission.CallsRead, Role.Rep)] = Reach.Own,
        [(Permission.CallsRead, Role.Analyst)] = Reach.Masked,

        [(Permission.CallsWrite, Role.Owner)] = Reach.All,
        [(Permission.CallsWrite, Role.Admin)] = Reach.All,
        [(Permission.CallsWrite, Role.Manager)] = Reach.Teams,
        [(Permission.CallsWrite, Role.Rep)] = Reach.Own,

        [(Permission.CallsDelete, Role.Owner)] = Reach.All,
        [(Permission.CallsDelete, Role.Admin)] = Reach.All,
        [(Permission.CallsDelete, Role.Manager)] = Reach.Teams,

        [(Permission.CallsBulk, Role.Owner)] = Reach.All,
        [(Permission.CallsBulk, Role.Admin)] = Reach.All,
        [(Permission.CallsBulk, Role.Manager)] = Reach.Teams,

        // Comments quote what was said: who reads masked texts has no part in them.
        [(Permission.CallsDiscuss, Role.Owner)] = Reach.All,
        [(Permission.CallsDiscuss, Role.Admin)] = Reach.All,
        [(Permission.CallsDiscuss, Role.Manager)] = Reach.Teams,
        [(Permission.CallsDiscuss, Role.Rep)] = Reach.Own,

        [(Permission.InsightsRead, Role.Owner)] = Reach.All,
        [(Permission.InsightsRead, Role.Admin)] = Reach.All,
        [(Permission.InsightsRead, Role.Manager)] = Reach.Teams,
        [(Permission.InsightsRead, Role.Rep)] = Reach.Own,
        [(Permission.InsightsRead, Role.Analyst)] = Reach.All,

        [(Permission.Exports, Role.Owner)] = Reach.All,
        [(Permission.Exports, Role.Admin)] = Reach.All,
        [(Permission.Exports, Role.Manager)] = Reach.Teams,
        [(Permission.Exports, Role.Rep)] = Reach.Own,
        [(Permission.Exports, Role.Analyst)] = Reach.All,

        [(Permission.Annotations, Role.Owner)] = Reach.All,
        [(Permission.Annotations, Role.Admin)] = Reach.All,
        [(Permission.Annotations, Role.Manager)] = Reach.Teams,

        [(Permission.MembersRead, Role.Owner)] = Reach.All,
        [(Permission.MembersRead, Role.Admin)] = Reach.All,
        [(Permission.MembersRead, Role.Auditor)] = Reach.All,

        [(Permission.MembersWrite, Role.Owner)] = Reach.All,
        [(Permission.MembersWrite, Role.Admin)] = Reach.All,

        [(Permission.SettingsRead, Role.Owner)] = Reach.All,
        [(Permission.SettingsRead, Role.Admin)] = Reach.All,
        [(Permission.SettingsRead, Role.Auditor)] = Reach.All,

        [(Permission.SettingsWrite, Role.Owner)] = Reach.All,
        [(Permission.SettingsWrite, Role.Admin)] = Reach.All,

        [(Permission.ApiKeys, Role.Owner)] = Reach.All,
        [(Permission.ApiKeys, Role.Admin)] = Reach.All,
        [(Permission.ApiKeys, Role.Manager)] = Reach.Own,
        [(Permission.ApiKeys, Role.Rep)] = Reach.Own,
        [(Permission.ApiKeys, Role.Analyst)] = Reach.Own,

        [(Permission.ApiKeysRead, Role.Owner)] = Reach.All,
        [(Permission.ApiKeysRead, Role.Admin)] = Reach.All,
        [(Permission.ApiKeysRead, Role.Manager)] = Reach.Own,
        [(Permission.ApiKeysRead, Role.Rep)] = Reach.Own,
        [(Permission.ApiKeysRead, Role.Analyst)] = Reach.Own,
        [(Permission.ApiKeysRead, Role.Auditor)] = Reach.All,

        [(Permission.Webhooks, Role.Owner)] = Reach.All,
        [(Permission.Webhooks, Role.Admin)] = Reach.All,

        [(Permission.WebhooksRead, Role.Owner)] = Reach.All,
        [(Permission.WebhooksRead, Role.Admin)] = Reach.All,
        [(Permission.WebhooksRead, Role.Auditor)] = Reach.All,

        [(Permission.Scim, Role.Owner)] = Reach.All,
        [(Permission.Scim, Role.Admin)] = Reach.All,

        [(Permission.ProvisioningWrite, Role.Owner)] = Reach.All,
        [(Permission.ProvisioningWrite, Role.Admin)] = Reach.All,

        [(Permission.ProvisioningRead, Role.Owner)] = Reach.All,
        [(Permission.ProvisioningRead, Role.Admin)] = Reach.All,
        [(Permission.ProvisioningRead, Role.Auditor)] = Reach.All,

        [(Permission.ConnectionsWrite, Role.Owner)] = Reach.All,
        [(Permission.ConnectionsWrite, Role.Admin)] = Reach.All,

        [(Permission.ConnectionsRead, Role.Owner)] = Reach.All,
        [(Permission.ConnectionsRead, Role.Admin)] = Reach.All,
        [(Permission.ConnectionsRead, Role.Auditor)] = Reach.All,

        [(Permission.AuditRead, Role.Owner)] = Reach.All,
        [(Permission.AuditRead, Role.Admin)] = Reach.All,
        [(Permission.AuditRead, Role.Auditor)] = Reach.All,

        [(Permission.BenchmarksWrite, Role.Owner)] = Reach.All,
        [(Permission.BenchmarksWrite, Role.Admin)] = Reach.All,
        [(Permission.BenchmarksWrite, Role.Manager)] = Reach.All,

        [(Permission.UsageRead, Role.Owner)] = Reach.All,
        [(Permission.UsageRead, Role.Admin)] = Reach.All,
        [(Permission.UsageRead, Role.Billing)] = Reach.All,
        [(Permission.UsageRead, Role.Auditor)] = Reach.All,

        [(Permission.UsageWrite, Role.Owner)] = Reach.All,
        [(Permission.UsageWrite, Role.Admin)] = Reach.All,

        [(Permission.BillingRead, Role.Owner)] = Reach.All,
        [(Permission.BillingRead, Role.Admin)] = Reach.All,
        [(Permission.BillingRead, Role.Billing)] = Reach.All,
        [(Permission.BillingRead, Role.Auditor)] = Reach.All,

        [(Permission.BillingWrite, Role.Owner)] = Reach.All,
        [(Permission.BillingWrite, Role.Billing)] = Reach.All,

        [(Permission.TenantDelete, Role.Owner)] = Reach.All,

        [(Permission.OwnProfile, Role.Owner)] = Reach.Own,
        [(Permission.OwnProfile, Role.Admin)] = Reach.Own,
        [(Permission.OwnProfile, Role.Manager)] = Reach.Own,
        [(Permission.OwnProfile, Role.Rep)] = Reach.Own,
        [(Permission.OwnProfile, Role.Analyst)] = Reach.Own,
        [(Permission.OwnProfile, Role.Billing)] = Reach.Own,
        [(Permission.OwnProfile, Role.Auditor)] = Reach.Own,
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<Permission, string> ScopeOf = new Dictionary<Permission, string>
    {
        [Permission.CallsRead] = Scopes.CallsRead,
        [Permission.CallsWrite] = Scopes.CallsWrite,
        [Permission.CallsDelete] = Scopes.CallsWrite,
        [Permission.CallsBulk] = Scopes.CallsWrite,
        [Permission.CallsDiscuss] = Scopes.CallsWrite,
        [Permission.InsightsRead] = Scopes.InsightsRead,
        [Permission.Exports] = Scopes.InsightsRead,
        [Permission.MembersRead] = Scopes.MembersWrite,
        [Permission.MembersWrite] = Scopes.MembersWrite,
        [Permission.Scim] = Scopes.ScimWrite,
        [Permission.UsageRead] = Scopes.UsageWrite,
        [Permission.UsageWrite] = Scopes.UsageWrite,
    }.ToFrozenDictionary();

    /// <summary>How far an actor's permission reaches. The system may do all; an operator nothing inside a tenant but create it;
    /// a key what its scopes say: a tenant's own key no more than an admin, a personal key no more than its member.</summary>
    public static Reach Of(Actor actor, Permission permission)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return actor.Kind switch
        {
            "system" => Reach.All,
            "member" => actor.Role is { } role ? Of(role, permission) : Reach.None,
            "key" => OfKey(actor, permission),
            _ => Reach.None,
        };
    }

    /// <summary>The scope that a key needs for a permission; null when no key can have it but one with all scopes.</summary>
    public static string? ScopeFor(Permission permission) => ScopeOf.GetValueOrDefault(permission);

    /// <summary>How far a role's permission reaches.</summary>
    public static Reach Of(Role role, Permission permission) => Table.GetValueOrDefault((permission, role), Reach.None);

    private static Reach OfKey(Actor actor, Permission permission)
    {
        var granted = actor.Scopes.Contains(Scopes.All)
            || (ScopeOf.TryGetValue(permission, out var scope) && actor.Scopes.Contains(scope));
        if (!granted)
        {
            return Reach.None;
        }

        // A tenant's own key is made by an admin, and must not give that admin what only owners may.
        var role = actor.Member is null ? Role.Admin : actor.Role;
        return role is null ? Reach.None : Of(role.Value, permission);
    }
}

/// <summary>Scopes of API keys.</summary>
public static class Scopes
{
    public const string CallsRead = "calls:read";
    public const string CallsWrite = "calls:write";
    public const string InsightsRead = "insights:read";
    public const string MembersWrite = "members:write";
    public const string UsageWrite = "usage:write";
    public const string ScimWrite = "scim:write";
    public const string All = "*";

    public static IReadOnlyList<string> Every { get; } = [CallsRead, CallsWrite, InsightsRead, MembersWrite, UsageWrite, ScimWrite, All];
}
