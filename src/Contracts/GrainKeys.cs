using System.Globalization;
using CallInsight.Contracts.AuditTrail;
using CallInsight.Contracts.Billing;
using CallInsight.Contracts.Calls;
using CallInsight.Contracts.Coaching;
using CallInsight.Contracts.Demo;
using CallInsight.Contracts.Insights;
using CallInsight.Contracts.Integrations;
using CallInsight.Contracts.Members;
using CallInsight.Contracts.Notifications;
using CallInsight.Contracts.Operations;
using CallInsight.Contracts.Provisioning;
using CallInsight.Contracts.Reports;
using CallInsight.Contracts.Search;
using CallInsight.Contracts.SignIn;
using CallInsight.Contracts.SignIn.Connections;
using CallInsight.Contracts.Tenants;
using CallInsight.Contracts.Usage;
using Orleans.Runtime;

namespace CallInsight.Contracts;

/// <summary>A grain that belongs to a tenant: its key begins with <c>t/{tenant}</c>.</summary>
[Alias("ITenantOwned")]
public interface ITenantOwned : IGrainWithStringKey;

/// <summary>A grain of the platform itself, which holds no tenant's content: its key begins with <c>p/</c>.</summary>
[Alias("IPlatformOwned")]
public interface IPlatformOwned : IGrainWithStringKey;

/// <summary>The one place that makes grain keys. Each begins with a letter that is no hexadecimal digit: the ADO.NET
/// provider reads a key that parses as hexadecimal as a number, so that <c>abc</c> and <c>0abc</c> would share a row.</summary>
public static class GrainKeys
{
    private const string TenantPrefix = "t/";

    public static ITenantGrain Tenant(this IGrainFactory grains, Guid tenant) => Get<ITenantGrain>(grains, Of(tenant));

    public static IMemberGrain Member(this IGrainFactory grains, Guid tenant, Guid member) => Get<IMemberGrain>(grains, $"{Of(tenant)}/u/{member:N}");

    public static ICallGrain Call(this IGrainFactory grains, Guid tenant, Guid call) => Get<ICallGrain>(grains, $"{Of(tenant)}/c/{call:N}");

    public static IAnalysisGrain Analysis(this IGrainFactory grains, Guid tenant) => Get<IAnalysisGrain>(grains, Of(tenant));

    public static IReanalysisGrain Reanalysis(this IGrainFactory grains, Guid tenant) => Get<IReanalysisGrain>(grains, Of(tenant));

    public static IBulkGrain Bulk(this IGrainFactory grains, Guid tenant, Guid bulk) => Get<IBulkGrain>(grains, $"{Of(tenant)}/b/{bulk:N}");

    public static IFactsGrain Facts(this IGrainFactory grains, Guid tenant, int bucket)
        => Get<IFactsGrain>(grains, string.Create(CultureInfo.InvariantCulture, $"{Of(tenant)}/f/{bucket}"));

    public static ICoachingGrain Coaching(this IGrainFactory grains, Guid tenant, Guid call) => Get<ICoachingGrain>(grains, $"{Of(tenant)}/k/{call:N}");

    public static INotificationsGrain Notifications(this IGrainFactory grains, Guid tenant, Guid member) => Get<INotificationsGrain>(grains, $"{Of(tenant)}/n/{member:N}");

    public static IMailGrain Mail(this IGrainFactory grains, Guid tenant, Guid subject) => Get<IMailGrain>(grains, $"{Of(tenant)}/l/{subject:N}");

    public static IInsightsGrain Insights(this IGrainFactory grains, Guid tenant) => Get<IInsightsGrain>(grains, Of(tenant));

    public static IAnnotationsGrain Annotations(this IGrainFactory grains, Guid tenant) => Get<IAnnotationsGrain>(grains, Of(tenant));

    public static ISavedViewsGrain SavedViews(this IGrainFactory grains, Guid tenant) => Get<ISavedViewsGrain>(grains, Of(tenant));

    public static IDashboardsGrain Dashboards(this IGrainFactory grains, Guid tenant) => Get<IDashboardsGrain>(grains, Of(tenant));

    public static IOwnMetricsGrain OwnMetrics(this IGrainFactory grains, Guid tenant) => Get<IOwnMetricsGrain>(grains, Of(tenant));

    public static ICustomFieldsGrain CustomFields(this IGrainFactory grains, Guid tenant) => Get<ICustomFieldsGrain>(grains, Of(tenant));

    public static IExportGrain Export(this IGrainFactory grains, Guid tenant, Guid export) => Get<IExportGrain>(grains, $"{Of(tenant)}/x/{export:N}");

    public static IReportGrain Report(this IGrainFactory grains, Guid tenant, Guid report) => Get<IReportGrain>(grains, $"{Of(tenant)}/r/{report:N}");

    public static IReportMailGrain ReportMail(this IGrainFactory grains, Guid tenant, Guid delivery) => Get<IReportMailGrain>(grains, $"{Of(tenant)}/d/{delivery:N}");

    public static ISearchGrain Search(this IGrainFactory grains, Guid tenant) => Get<ISearchGrain>(grains, Of(tenant));

    /// <param name="grains">Where grains come from.</param>
    /// <param name="tenant">Whose suggestions.</param>
    /// <param name="reader">The member who reads them.</param>
    public static ISuggestionsGrain Suggestions(this IGrainFactory grains, Guid tenant, Guid reader) => Get<ISuggestionsGrain>(grains, $"{Of(tenant)}/g/{reader:N}");

    public static ISavedSearchesGrain SavedSearches(this IGrainFactory grains, Guid tenant) => Get<ISavedSearchesGrain>(grains, Of(tenant));

    public static ISearchAlertsGrain SearchAlerts(this IGrainFactory grains, Guid tenant) => Get<ISearchAlertsGrain>(grains, Of(tenant));

    public static IIdempotencyGrain Idempotency(this IGrainFactory grains, Guid tenant, string keyHash) => Get<IIdempotencyGrain>(grains, $"{Of(tenant)}/i/{keyHash}");

    public static IWebhooksGrain Webhooks(this IGrainFactory grains, Guid tenant) => Get<IWebhooksGrain>(grains, Of(tenant));

    public static IAuditTrailGrain AuditTrail(this IGrainFactory grains, Guid tenant) => Get<IAuditTrailGrain>(grains, Of(tenant));

    public static IProvisioningGrain Provisioning(this IGrainFactory grains, Guid tenant) => Get<IProvisioningGrain>(grains, Of(tenant));

    public static IEntitlements Entitlements(this IGrainFactory grains, Guid tenant) => Get<IEntitlements>(grains, Of(tenant));

    public static ISubscriptionGrain Subscription(this IGrainFactory grains, Guid tenant) => Get<ISubscriptionGrain>(grains, Of(tenant));

    public static IConnectionsGrain Connections(this IGrainFactory grains, Guid tenant) => Get<IConnectionsGrain>(grains, Of(tenant));

    public static ISsoAttemptGrain SsoAttempt(this IGrainFactory grains, Guid tenant, Guid attempt) => Get<ISsoAttemptGrain>(grains, $"{Of(tenant)}/s/{attempt:N}");

    /// <param name="grains">Where grains come from.</param>
    /// <param name="tenant">Whose sign-in is tried.</param>
    /// <param name="addressHash">Of the visitor's network address, in hexadecimal.</param>
    public static IVisitorGrain Visitor(this IGrainFactory grains, Guid tenant, string addressHash) => Get<IVisitorGrain>(grains, $"{Of(tenant)}/a/{addressHash}");

    public static IMeterGrain Meter(this IGrainFactory grains, Guid tenant) => Get<IMeterGrain>(grains, $"{Of(tenant)}/m");

    /// <param name="grains">Where grains come from.</param>
    /// <param name="shard">0 and up: the tenant's part of the log.</param>
    public static IUsageShardGrain UsageShard(this IGrainFactory grains, int shard) => Get<IUsageShardGrain>(grains, string.Create(CultureInfo.InvariantCulture, $"p/usage/{shard}"));

    public static IKeyRingGrain KeyRing(this IGrainFactory grains) => Get<IKeyRingGrain>(grains, "p/key-ring");

    public static IErrorsGrain Errors(this IGrainFactory grains) => Get<IErrorsGrain>(grains, "p/errors");

    public static IOperatorsGrain Operators(this IGrainFactory grains) => Get<IOperatorsGrain>(grains, "p/operators");

    public static IPlatformGrain Platform(this IGrainFactory grains) => Get<IPlatformGrain>(grains, "p/platform");

    public static IDemoGrain Demo(this IGrainFactory grains) => Get<IDemoGrain>(grains, "p/demo");

    /// <summary>The tenant of a key; null for a key of the platform or of nobody.</summary>
    public static Guid? TenantOf(string key)
        => key.StartsWith(TenantPrefix, StringComparison.Ordinal)
            && key.Length >= TenantPrefix.Length + 32
            && (key.Length == TenantPrefix.Length + 32 || key[TenantPrefix.Length + 32] == '/')
            && Guid.TryParseExact(key.AsSpan(TenantPrefix.Length, 32), "N", out var tenant)
                ? tenant
                : null;

    /// <summary>The id after the second slash pair, e.g. the call's of <c>t/{tenant}/c/{call}</c>.</summary>
    public static Guid LastId(string key) => Guid.ParseExact(key.AsSpan(key.LastIndexOf('/') + 1), "N");

    /// <summary>The bucket of a Facts key.</summary>
    public static int BucketOf(string key) => int.Parse(key.AsSpan(key.LastIndexOf('/') + 1), NumberStyles.None, CultureInfo.InvariantCulture);

    /// <summary>Whether a key belongs to the platform.</summary>
    public static bool IsPlatform(string key) => key.StartsWith("p/", StringComparison.Ordinal);

    private static string Of(Guid tenant) => TenantPrefix + tenant.ToString("N");

#pragma warning disable RS0030 // This is the one key file.
    /// <summary>The runtime's own, which knows every silo.</summary>
    public static IManagementGrain Management(this IGrainFactory grains) => grains.GetGrain<IManagementGrain>(0);

    private static T Get<T>(IGrainFactory grains, string key)
        where T : IGrainWithStringKey
        => grains.GetGrain<T>(key);
#pragma warning restore RS0030
}
