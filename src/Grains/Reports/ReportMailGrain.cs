using CallInsight.Contracts;
using CallInsight.Contracts.Notifications;
using CallInsight.Contracts.Reports;
using CallInsight.Grains.Hosting;
using CallInsight.Grains.Notifications;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CallInsight.Grains.Reports;

[GrainType("reportMail")]
internal sealed partial class ReportMailGrain(ReportRunStore runs, IMailer mailer, IOptions<MailOptions> options, ILogger<ReportMailGrain> log) : TenantOwnedGrain, IReportMailGrain
{
    private Guid DeliveryId => GrainKeys.LastId(this.GetPrimaryKeyString());

    // A silo that dies between the server's yes and ours sends once more, under the same Message-ID.
    public async Task Send(SendMail job)
    {
        DeactivateOnIdle();
        var told = await runs.ToMailAsync(TenantId, DeliveryId, job.Job, CancellationToken.None);
        var refused = told is null ? ReportRefusals.OfARun.NoAddress : mailer.IsOn ? null : ReportRefusals.OfARun.NoMail;
        try
        {
            if (refused is null)
            {
                await mailer.SendAsync(ReportMailWords.Of(DeliveryId, told!, options.Value.PortalAddress), CancellationToken.None);
            }
        }
        catch (Exception e) when (MailPatience.IsOfTheServer(e))
        {
            if (MailPatience.WaitAfter(job.Attempt, e) is { } wait)
            {
                LogLater(e.Message, DeliveryId, job.Attempt);
                await runs.RetryAsync(TenantId, job.Job, wait, CancellationToken.None);
                return;
            }

            LogGivenUp(e, DeliveryId, job.Attempt);
            refused = ReportRefusals.OfARun.Refused;
        }

        await runs.DeliveredAsync(TenantId, DeliveryId, job.Job, refused, CancellationToken.None);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The mail of delivery {Delivery} could not be sent in attempt {Attempt} and is tried again later: {Fault}")]
    private partial void LogLater(string fault, Guid delivery, int attempt);

    [LoggerMessage(Level = LogLevel.Error, Message = "The mail of delivery {Delivery} is given up after {Attempt} attempts.")]
    private partial void LogGivenUp(Exception e, Guid delivery, int attempt);
}
