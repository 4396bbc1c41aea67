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
    /// <summary>Over more than a day: each wait is twice the one before, at most six hours.</summary>
    private const int MostAttempts = 14;

    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(6);

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
        catch (Exception e) when (e is System.Net.Mail.SmtpException or OperationCanceledException or IOException or MailRefusedException)
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
        if (e is MailRefusedException || job.Attempt >= MostAttempts)
        {
            LogGivenUp(e, job.Job, job.Attempt);
            await store.ShowInsteadAsync(TenantId, job.Job, ids, CancellationToken.None);
            return;
        }

        LogLater(e.Message, job.Job, job.Attempt);
        var wait = FirstWait * Math.Pow(2, job.Attempt - 1);
        await store.RetryAsync(TenantId, job.Job, wait < LongestWait ? wait : LongestWait, CancellationToken.None);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Mail {Job} could not be sent in attempt {Attempt} and is tried again later: {Fault}")]
    private partial void LogLater(string fault, Guid job, int attempt);

    [LoggerMessage(Level = LogLevel.Error, Message = "Mail {Job} is given up after {Attempt} attempts; the portal tells it instead.")]
    private partial void LogGivenUp(Exception e, Guid job, int attempt);
}
