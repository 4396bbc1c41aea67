using System.Collections.Concurrent;
using CallInsight.Contracts;
using CallInsight.Storage.Sessions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CallInsight.Grains.Calls;

/// <summary>Takes due jobs from the table and lets their grains do them. A job is leased: what a lost silo held is taken again (<see cref="LostWorkers"/>).</summary>
internal sealed partial class JobWorker(AppDatabase database, DoJob work, WorkerLeases leases, JobSignal signal, Acceptance acceptance, IOptions<CallsOptions> options, TimeProvider time, WorkerHealth health, ILogger<JobWorker> log) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestEnd = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan PlacePause = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan FaultPause = TimeSpan.FromSeconds(2);
    private const int ClaimedByPlace = 4;

    /// <summary>A mail server may let each mail wait for half a minute: mails have places of their own, and nothing else waits with them.</summary>
    private const int MailsAtOnce = 4;
    private readonly SemaphoreSlim _places = new(options.Value.ParallelJobs);
    private readonly SemaphoreSlim _mailPlaces = new(MailsAtOnce);

    /// <summary>A file of a million rows takes a minute; one after another they take one processor.</summary>
    private const int FilesAtOnce = 1;
    private readonly SemaphoreSlim _filePlaces = new(FilesAtOnce);

    /// <summary>Broken off since the database was away: they are given back when it answers.</summary>
    private readonly ConcurrentQueue<ClaimedJob> _brokenOff = [];

    public override void Dispose()
    {
        _places.Dispose();
        _mailPlaces.Dispose();
        _filePlaces.Dispose();
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
        foreach (var (places, count) in new[] { (_places, options.Value.ParallelJobs), (_mailPlaces, MailsAtOnce), (_filePlaces, FilesAtOnce) })
        {
            for (var place = 0; place < count && !patience.IsCancellationRequested; place++)
            {
                await places.WaitAsync(LongestEnd, CancellationToken.None);
            }
        }

        try
        {
            await leases.GiveBackOwnJobsAsync(CancellationToken.None);
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
        while (_brokenOff.TryPeek(out var job))
        {
            await PostponeAsync(job, FaultPause, cancellationToken);
            _brokenOff.TryDequeue(out _);
        }

        var claimed = await ClaimAsync(ClaimedByPlace * options.Value.ParallelJobs, cancellationToken);
        foreach (var job in claimed)
        {
            await LetBurstPassAsync(cancellationToken);
            if (job.IsMail || job.IsFile)
            {
                _ = WhenThereIsAPlaceAsync(job, job.IsMail ? _mailPlaces : _filePlaces, cancellationToken);
                continue;
            }

            await _places.WaitAsync(cancellationToken);
            _ = DoAsync(job, _places, cancellationToken);
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
    private async Task WhenThereIsAPlaceAsync(ClaimedJob job, SemaphoreSlim places, CancellationToken cancellationToken)
    {
        try
        {
            if (await places.WaitAsync(options.Value.JobLease / 4, cancellationToken))
            {
                await DoAsync(job, places, cancellationToken);
                return;
            }

            await PostponeAsync(job, PlacePause, cancellationToken);
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

    // Gives a job back that is to be done a little later; what was not its fault was no attempt.
    private Task PostponeAsync(ClaimedJob job, TimeSpan pause, CancellationToken cancellationToken)
        => database.Begin(job.Tenant)
            .Add(
                "update jobs set worker = null, leased_until = null, run_after = $4, attempts = greatest(attempts - 1, 0) where tenant_id = $1 and job_id = $2 and worker = $3",
                job.Tenant, job.Job, leases.Own, time.GetUtcNow() + pause)
            .ExecuteAsync(cancellationToken);

    private async Task DoAsync(ClaimedJob job, SemaphoreSlim places, CancellationToken cancellationToken)
    {
        try
        {
            // Enters the tenant for this job alone: the next one starts from a clean flow.
            await Task.Yield();
            CallContext.Enter(job.Tenant);
            await work.RunAsync(job, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The silo stops: it is given back with all that was not begun.
        }
        catch (Exception e) when (!CallFaults.AreOfTheCall(e))
        {
            // The database or a silo was away.
            LogJob(e, job.Kind, job.Job, job.Attempts);
            _brokenOff.Enqueue(job);
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
}
