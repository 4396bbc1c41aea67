using CallInsight.Grains.Reports;
using CallInsight.Storage.Secrets;
using CallInsight.Storage.Sessions;

namespace CallInsight.Grains.Integrations.Webhooks;

/// <summary>Tells webhooks of reports whose files can be taken.</summary>
internal sealed class TellOfReports : IReportReady
{
    public TenantBatch Tell(TenantBatch batch, TenantKey key, Guid tenant, ReportReady ready) => batch.Tell(key, tenant, [WebhookEvent.OfReport(ready)], ready.At);
}
