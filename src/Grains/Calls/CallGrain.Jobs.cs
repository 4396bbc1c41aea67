using CallInsight.Contracts;
using CallInsight.Contracts.Calls;
using Microsoft.Extensions.Logging;

namespace CallInsight.Grains.Calls;

/// <summary>What jobs ask of a call.</summary>
internal sealed partial class CallGrain
{
    private const int MostAttempts = 5;

    public async Task Analyse(AnalyseCall job)
    {
        if (await FindAsync() is not { } call || (call.Status == "ready") != job.Again)
        {
            await store.DropJobAsync(TenantId, job.Job, CancellationToken.None);
            return;
        }

        var after = call with { Status = "ready", Version = call.Version + 1 };
        long change;
        try
        {
            var analysed = await analysis.RunAsync(TenantId, after, CancellationToken.None);
            if (job.Again && !await reanalyses.IsAcceptedAsync(TenantId, analysed.Findings.RulesVersion, analysed.SettingsVersion, CancellationToken.None))
            {
                // Nobody has seen what these would give: the call is offered again with the next re-analysis.
                await store.DropJobAsync(TenantId, job.Job, CancellationToken.None);
                DeactivateOnIdle();
                return;
            }

            change = await analysedCalls.KeepAsync(TenantId, call, after, analysed, job.Job);
        }
        catch (Exception e) when (job.Attempt >= MostAttempts && CallFaults.AreOfTheCall(e))
        {
            await (job.Again ? LeaveAsync(job, e) : FailAsync(call, job, e));
            return;
        }
        catch (Npgsql.NpgsqlException)
        {
            DeactivateOnIdle();
            throw;
        }

        _call = after;
        await TellAsync(after.Bucket, change);
        // Most calls are only looked at from now on, and that needs no grain: after an import there would be as many as calls.
        DeactivateOnIdle();
    }

    public async Task Try(AnalyseCall job)
    {
        if (await FindAsync() is not { Status: "ready" } call)
        {
            await store.DropJobAsync(TenantId, job.Job, CancellationToken.None);
            return;
        }

        try
        {
            await trials.KeepAsync(TenantId, call, await analysis.RunAsync(TenantId, call, CancellationToken.None), job.Job);
        }
        catch (Exception e) when (job.Attempt >= MostAttempts && CallFaults.AreOfTheCall(e))
        {
            LogFailed(e, CallId, job.Attempt);
            await trials.KeepFailureAsync(TenantId, call, (await GrainFactory.Tenant(TenantId).GetSettings()).Version, job.Job);
        }

        DeactivateOnIdle();
    }

    public async Task RefreshFields()
    {
        if (await FindAsync() is { } call)
        {
            var fields = await readFields.OfAsync(TenantId, call.Details.CustomFields);
            await TellAsync(call.Bucket, await OrForget(() => store.SaveFieldsAsync(TenantId, call, fields, CancellationToken.None)));
        }

        DeactivateOnIdle();
    }

    private async Task FailAsync(Call call, AnalyseCall job, Exception e)
    {
        LogFailed(e, CallId, job.Attempt);
        var after = call with
        {
            Status = "failed",
            Version = call.Version + 1,
            Details = call.Details with { Error = "The analysis failed. The transcript is kept; our developers can see the error under this call's id." },
        };
        await OrForget(async () =>
        {
            await store.FailAsync(TenantId, after, job.Job, e.ToString(), CancellationToken.None);
            return Done.It;
        });
        _call = after;
    }

    // Its older findings stay, and it is offered again with the next re-analysis.
    private async Task LeaveAsync(AnalyseCall job, Exception e)
    {
        LogFailed(e, CallId, job.Attempt);
        await store.DropJobAsync(TenantId, job.Job, CancellationToken.None);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The analysis of call {Call} failed {Attempts} times and is given up.")]
    private partial void LogFailed(Exception e, Guid call, int attempts);
}
