using System.Security.Cryptography;
using CallInsight.Contracts;
using CallInsight.Contracts.Notifications;
using CallInsight.Grains.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CallInsight.Grains.Notifications;

[GrainType("mail")]
internal sealed partial class MailGrain(NotificationStore store, IMailer mailer, IOptions<MailOptions> options, ILogger<MailGrain> log) : TenantOwnedGrain, IMailGrain
{
    private Guid Subject => GrainKeys.LastId(this.GetPrimaryKeyString());

    public async Task Send(SendMail job)
    {
        var told = await store.FindAsync(TenantId, job.Job, Subject, CancellationToken.None);
        if (told.Count == 0)
        {
            DeactivateOnIdle();
            await store.ShowInsteadAsync(TenantId, job.Job, [Subject], CancellationToken.None);
            return;
        }

        await SendAsync(job, told, () => MailWords.Of(told[0], options.Value.PortalAddress));
    }

    public async Task SendDigest(SendMail job)
    {
        var told = await store.WaitingAsync(TenantId, job.Job, Subject, CancellationToken.None);
        if (told.Count == 0)
        {
            DeactivateOnIdle();
            await store.ShowWaitingAsync(TenantId, job.Job, Subject, CancellationToken.None);
            return;
        }

        await SendAsync(job, told, () => MailWords.Digest(DigestMail(job.Job, told[0].Id), told, options.Value.PortalAddress));
    }

    /// <summary>The mails of one job are told apart by what they begin with; one that is sent again has the same id.</summary>
    private static Guid DigestMail(Guid job, Guid first) => new(SHA256.HashData([.. job.ToByteArray(), .. first.ToByteArray()]).AsSpan(0, 16));

    // A silo that dies between the server's yes and ours sends once more, under the same Message-ID.
    private async Task SendAsync(SendMail job, List<ToMail> told, Func<Mail> write)
    {
        var ids = told.ConvertAll(t => t.Id);
        try
        {
            if (!mailer.IsOn)
            {
                await store.ShowInsteadAsync(TenantId, job.Job, ids, CancellationToken.None);
                return;
            }

            await mailer.SendAsync(write(), CancellationToken.None);
        }
        catch (Exception e) when (MailPatience.IsOfTheServer(e))
        {
            await FailedAsync(job, ids, e);
            return;
        }
        finally
        {
            DeactivateOnIdle();
        }

        await store.SentAsync(TenantId, job.Job, ids, CancellationToken.None);
    }

    private async Task FailedAsync(SendMail job, List<Guid> ids, Exception e)
    {
        if (MailPatience.WaitAfter(job.Attempt, e) is not { } wait)
        {
            LogGivenUp(e, job.Job, job.Attempt);
            await store.ShowInsteadAsync(TenantId, job.Job, ids, CancellationToken.None);
            return;
        }

        LogLater(e.Message, job.Job, job.Attempt);
        await store.RetryAsync(TenantId, job.Job, wait, CancellationToken.None);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Mail {Job} could not be sent in attempt {Attempt} and is tried again later: {Fault}")]
    private partial void LogLater(string fault, Guid job, int attempt);

    [LoggerMessage(Level = LogLevel.Error, Message = "Mail {Job} is given up after {Attempt} attempts; the portal tells it instead.")]
    private partial void LogGivenUp(Exception e, Guid job, int attempt);
}
