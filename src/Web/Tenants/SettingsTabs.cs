using CallInsight.Contracts;
using CallInsight.Web.Shared;
using CallInsight.Web.SignIn;

namespace CallInsight.Web.Tenants;

/// <summary>The parts of the settings.</summary>
internal static class SettingsTabs
{
    private static readonly (string Label, string Path, Permission Permission)[] Every =
    [
        ("Workspace", "/settings/workspace", Permission.SettingsRead),
        ("Members", "/settings/members", Permission.MembersRead),
        ("Teams", "/settings/teams", Permission.MembersRead),
        ("Roles", "/settings/roles", Permission.MembersRead),
        ("API keys", "/settings/api-keys", Permission.ApiKeysRead),
        ("Webhooks", "/settings/webhooks", Permission.WebhooksRead),
        ("Sign-in", "/settings/sign-in", Permission.ConnectionsRead),
        ("Provisioning", "/settings/provisioning", Permission.ProvisioningRead),
        ("Billing", "/settings/billing", Permission.BillingRead),
        ("Audit trail", "/settings/audit", Permission.AuditRead),
        ("Trackers", "/settings/trackers", Permission.SettingsRead),
        ("Fields", "/settings/fields", Permission.SettingsRead),
        ("Metrics", "/settings/metrics", Permission.InsightsRead),
        ("Analysis", "/settings/analysis", Permission.SettingsRead),
    ];

    /// <summary>Those that the visitor may see, in order.</summary>
    public static IReadOnlyList<NavigationEntry> Of(Visit visit)
        => [.. Every.Where(t => visit.May(t.Permission)).Select(t => new NavigationEntry(t.Label, visit.At(t.Path)))];
}
