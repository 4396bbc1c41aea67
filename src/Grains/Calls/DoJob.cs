using CallInsight.Contracts;
using CallInsight.Contracts.Calls;
using CallInsight.Contracts.Notifications;
using CallInsight.Contracts.Reports;
using CallInsight.Contracts.Search;
using CallInsight.Grains.Calls.Fields;
using CallInsight.Grains.Reports.Exports;

namespace CallInsight.Grains.Calls;

/// <summary>Who does which job: the grain of its subject, or, where that would be busy for minutes, this silo.</summary>
internal sealed class DoJob(IGrainFactory grains, WriteExport exports, FillFields fields)
{
    /// <param name="cancellationToken">Ends work in this silo; grains end theirs.</param>
    public Task RunAsync(ClaimedJob job, CancellationToken cancellationToken) => job.Kind switch
    {
        JobKinds.Try => grains.Call(job.Tenant, job.Subject).Try(new AnalyseCall(job.Job, job.Attempts)),
        JobKinds.Mail => grains.Mail(job.Tenant, job.Subject).Send(new SendMail(job.Job, job.Attempts)),
        JobKinds.Digest => grains.Mail(job.Tenant, job.Subject).SendDigest(new SendMail(job.Job, job.Attempts)),
        JobKinds.Alert or JobKinds.AlertQuietly => grains.SearchAlerts(job.Tenant).Match(new MatchSearches(job.Job, job.Subject, job.Attempts, job.Kind == JobKinds.AlertQuietly)),
        JobKinds.Fill => fields.RunAsync(job.Tenant, job.Subject, job.Job, cancellationToken),
        JobKinds.Bulk => grains.Bulk(job.Tenant, job.Subject).Work(new WorkOnBulk(job.Job, job.Attempts)),
        JobKinds.Export => exports.RunAsync(job.Tenant, job.Subject, job.Job, job.Attempts, cancellationToken),
        JobKinds.ExpireExport => exports.ExpireAsync(job.Tenant, job.Subject, job.Job, cancellationToken),
        JobKinds.ReportDue => grains.Report(job.Tenant, job.Subject).BeDue(new WorkOnReport(job.Job, job.Attempts)),
        JobKinds.Report => grains.Report(job.Tenant, job.Subject).Work(new WorkOnReport(job.Job, job.Attempts)),
        JobKinds.ReportMail => grains.ReportMail(job.Tenant, job.Subject).Send(new SendMail(job.Job, job.Attempts)),
        _ => grains.Call(job.Tenant, job.Subject).Analyse(new AnalyseCall(job.Job, job.Attempts, job.Kind == JobKinds.Renew)),
    };
}
