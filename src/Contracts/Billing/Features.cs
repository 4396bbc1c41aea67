namespace CallInsight.Contracts.Billing;

/// <summary>What plans may hold beside limits: the one list of names.</summary>
public static class Features
{
    public const string Sso = "sso";
    public const string Scim = "scim";
    public const string AuditExport = "audit_export";
    public const string CustomFields = "custom_fields";
    public const string OwnMetrics = "own_metrics";
    public const string Webhooks = "webhooks";
    public const string UsageEvents = "usage_events";

    public static IReadOnlyList<string> All { get; } = [Sso, Scim, AuditExport, CustomFields, OwnMetrics, Webhooks, UsageEvents];

    /// <summary>What people call it, within a sentence.</summary>
    public static string Label(string feature) => feature switch
    {
        Sso => "single sign-on",
        Scim => "provisioning by SCIM",
        AuditExport => "export of the audit trail",
        CustomFields => "fields of one’s own",
        OwnMetrics => "metrics of one’s own",
        Webhooks => "webhooks",
        UsageEvents => "usage events of one’s own",
        _ => feature,
    };
}

/// <summary>Names of what is counted.</summary>
public static class Meters
{
    public const string Calls = "calls";
    public const string Minutes = "minutes";
    public const string Seats = "seats";
    public const string StorageBytes = "storage_bytes";
    public const string ApiRequests = "api_requests";
    public const string Exports = "exports";
    public const string Summaries = "summaries";

    public static IReadOnlyList<string> All { get; } = [Calls, Minutes, Seats, StorageBytes, ApiRequests, Exports, Summaries];
}

/// <summary>Keys of plans, the smallest first.</summary>
public static class PlanNames
{
    public const string Free = "free";
    public const string Team = "team";
    public const string Business = "business";
    public const string Enterprise = "enterprise";

    public static IReadOnlyList<string> All { get; } = [Free, Team, Business, Enterprise];

    /// <summary>How great a plan is, from 0; −1 for none.</summary>
    public static int Rank(string plan) => All.ToList().IndexOf(plan);
}
