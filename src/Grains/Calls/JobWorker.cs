using CallInsight.Contracts;
using CallInsight.Contracts.Calls;
using CallInsight.Contracts.Notifications;
using CallInsight.Storage.Sessions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CallInsight.Grains.Calls;

/// <summary>Takes due jobs from the table and lets their grains do them. A job is leased: what a lost silo held is taken again (<see cref="LostWorkers"/>).</summary>
internal sealed partial class JobWorker(AppDatabase database, IGrainFactory grains, WorkerLeases leases, JobSignal signal, Acceptance acceptance, IOptions<CallsOptions> options, TimeProvider time, WorkerHealth health, ILogger<JobWorker> log) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestEnd = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan MailPause = TimeSpan.FromSeconds(10);
    private const int ClaimedByPlace = 4;

    /// <summary>A mail server may let each mail wait for half a minute: mails have places of their own, and nothing else waits with them.</summary>
    private const int MailsAtOnce = 4;
    private readonly SemaphoreSlim _places = new(options.Value.ParallelJobs);
    private readonly SemaphoreSlim _mailPlaces = new(MailsAtOnce);

    public override void Dispose()
    {
        _places.Dispose();
        _mailPlaces.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await WorkUntilStoppedAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            await GiveBackAsync();
        }
    }

    private async Task WorkUntilStoppedAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            stoppingToken.ThrowIfCancellationRequested();
            try
            {
                if (await WorkAsync(stoppingToken) == 0)
                {
                    await signal.WaitAsync(Look, stoppingToken);
                }

                health.Seen();
            }
            catch (Npgsql.NpgsqlException e)
            {
                LogDatabase(e);
                await Task.Delay(Pause, time, stoppingToken);
            }
        }
    }

    // What was claimed and not begun need not wait for the end of its lease. What is under way is waited for: else it would be done twice.
    private async Task GiveBackAsync()
    {
        using var patience = new CancellationTokenSource(LongestEnd);
        foreach (var (places, count) in new[] { (_places, options.Value.ParallelJobs), (_mailPlaces, MailsAtOnce) })
        {
            for (var place = 0; place < count && !patience.IsCancellationRequested; place++)
            {
                await places.WaitAsync(LongestEnd, CancellationToken.None);
            }
        }

        try
        {
            await leases.GiveBackOwnAsync(CancellationToken.None);
        }
        catch (Npgsql.NpgsqlException e)
        {
            LogDatabase(e);
        }
    }

    // Claims some jobs ahead, so that no place stays empty while the table is asked.
    private async Task<int> WorkAsync(CancellationToken cancellationToken)
    {
        await LetBurstPassAsync(cancellationToken);
        var claimed = await ClaimAsync(ClaimedByPlace * options.Value.ParallelJobs, cancellationToken);
        foreach (var job in claimed)
        {
            await LetBurstPassAsync(cancellationToken);
            if (job.IsMail)
            {
                _ = MailAsync(job, cancellationToken);
                continue;
            }

            await _places.WaitAsync(cancellationToken);
            _ = DoAsync(job, _places);
        }

        return claimed.Count;
    }

    private async Task LetBurstPassAsync(CancellationToken cancellationToken)
    {
        while (acceptance.IsBurst)
        {
            await Task.Delay(Beat, time, cancellationToken);
        }
    }

    private Task<List<ClaimedJob>> ClaimAsync(int most, CancellationToken cancellationToken)
        => database.AskDoorAsync(
            "select tenant_id, job_id, kind, subject_id, attempts from door.claim_jobs($1, $2, $3, $4)",
            r => new ClaimedJob(r.GetGuid(0), r.GetGuid(1), r.GetString(2), r.GetGuid(3), r.GetInt32(4)),
            cancellationToken,
            leases.Own, most, options.Value.JobLease, time.GetUtcNow());

    // What finds no place in good time is given back before its lease ends, and has made no attempt.
    private async Task MailAsync(ClaimedJob job, CancellationToken cancellationToken)
    {
        try
        {
            if (await _mailPlaces.WaitAsync(options.Value.JobLease / 4, cancellationToken))
            {
                await DoAsync(job, _mailPlaces);
                return;
            }

            await database.Begin(job.Tenant)
                .Add(
                    "update jobs set worker = null, leased_until = null, run_after = $4, attempts = greatest(attempts - 1, 0) where tenant_id = $1 and job_id = $2 and worker = $3",
                    job.Tenant, job.Job, leases.Own, time.GetUtcNow() + MailPause)
                .ExecuteAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // The silo stops: it is given back with all that was not begun.
        }
        catch (Npgsql.NpgsqlException e)
        {
            LogDatabase(e);
        }
    }

    private async Task DoAsync(ClaimedJob job, SemaphoreSlim places)
    {
        try
        {
            // Enters the tenant for this job alone: the next one starts from a clean flow.
            await Task.Yield();
            CallContext.Enter(job.Tenant);
            await (job.Kind switch
            {
                JobKinds.Try => grains.Call(job.Tenant, job.Subject).Try(new AnalyseCall(job.Job, job.Attempts)),
                JobKinds.Mail => grains.Mail(job.Tenant, job.Subject).Send(new SendMail(job.Job, job.Attempts)),
                JobKinds.Digest => grains.Mail(job.Tenant, job.Subject).SendDigest(new SendMail(job.Job, job.Attempts)),
                JobKinds.Bulk => grains.Bulk(job.Tenant, job.Subject).Work(new WorkOnBulk(job.Job, job.Attempts)),
                _ => grains.Call(job.Tenant, job.Subject).Analyse(new AnalyseCall(job.Job, job.Attempts, job.Kind == JobKinds.Renew)),
            });
        }
        catch (Exception e)
        {
            // The lease ends and the job is taken again; the grain gives up after its last attempt.
            LogJob(e, job.Kind, job.Job, job.Attempts);
        }
        finally
        {
            places.Release();
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The job worker cannot reach the database; it tries again.")]
    private partial void LogDatabase(Exception e);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Job {Kind} {Job} failed in attempt {Attempt}; it will be tried again.")]
    private partial void LogJob(Exception e, string kind, Guid job, int attempt);

    private sealed record ClaimedJob(Guid Tenant, Guid Job, string Kind, Guid Subject, int Attempts)
    {
        public bool IsMail => Kind is JobKinds.Mail or JobKinds.Digest;
    }
}
