using CallInsight.Contracts;
using CallInsight.Contracts.Calls;
using CallInsight.Grains.Calls.Fields;
using CallInsight.Grains.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CallInsight.Grains.Calls.Bulk;

[GrainType("bulk")]
internal sealed partial class BulkGrain(BulkStore store, BulkActors actors, PrepareCall prepare, ReadFields fields, CallStore calls, JobSignal jobs, IOptions<CallsOptions> options, TimeProvider time, ILogger<BulkGrain> log) : TenantOwnedGrain, IBulkGrain
{
    private const int MostAttempts = 5;

    /// <summary>One piece of work: short against the lease of a job, so that others have their turn.</summary>
    private static readonly TimeSpan Piece = TimeSpan.FromSeconds(5);

    private Guid BulkId => GrainKeys.LastId(this.GetPrimaryKeyString());

    public async Task<Result<Done>> Start(StartBulk command)
    {
        if (RoleTable.Of(command.Actor, Permission.CallsBulk) == Reach.None)
        {
            return CommonRefusals.Forbidden;
        }

        if (await store.FindAsync(TenantId, BulkId, CancellationToken.None) is not null)
        {
            return Done.It;
        }

        var checkedCommand = await CheckAsync(command);
        if (!checkedCommand.Ok)
        {
            return checkedCommand.Refusal!;
        }

        await store.StartAsync(TenantId, BulkId, checkedCommand.Value, CancellationToken.None);
        jobs.Raise();
        return Done.It;
    }

    public async Task<Result<Done>> Undo(ActOnBulk command)
    {
        if (await FindAsync(command.Actor) is not { } state)
        {
            return BulkRefusals.NotFound;
        }

        if (!BulkKinds.CanBeUndone(state.Action.Kind))
        {
            return BulkRefusals.Final;
        }

        if (state.Status != "done")
        {
            return state.Status == "running" ? BulkRefusals.Running : Done.It;
        }

        await store.UndoAsync(TenantId, BulkId, command.Actor, CancellationToken.None);
        jobs.Raise();
        return Done.It;
    }

    public async Task<Result<Done>> Fetch(ActOnBulk command)
    {
        if (await FindAsync(command.Actor) is not { Action.Kind: BulkKinds.Export } state || state.ExpiresAt is not { } until || until <= time.GetUtcNow())
        {
            return BulkRefusals.NotFound;
        }

        await store.FetchedAsync(TenantId, BulkId, command.Actor, CancellationToken.None);
        return Done.It;
    }

    public async Task Work(WorkOnBulk job)
    {
        if (await store.FindAsync(TenantId, BulkId, CancellationToken.None) is not { IsWorking: true } state)
        {
            await calls.DropJobAsync(TenantId, job.Job, CancellationToken.None);
            return;
        }

        if (await actors.AgainAsync(TenantId, state.Worker, CancellationToken.None) is not { } actor || RoleTable.Of(actor, Permission.CallsBulk) == Reach.None)
        {
            await store.RefuseAsync(TenantId, BulkId, state.IsUndoing, null, CommonRefusals.Forbidden.Code, CancellationToken.None);
            await store.EndAsync(TenantId, BulkId, state, job.Job, CancellationToken.None);
            return;
        }

        var began = time.GetTimestamp();
        while (time.GetElapsedTime(began) < Piece)
        {
            var some = await store.WaitingAsync(TenantId, BulkId, state.IsUndoing, options.Value.ParallelJobs, CancellationToken.None);
            if (some.Count == 0)
            {
                await store.EndAsync(TenantId, BulkId, state, job.Job, CancellationToken.None);
                return;
            }

            await DoAsync(some, new BulkStep(actor, BulkId, state.Action, state.IsUndoing), job);
        }

        await store.ContinueAsync(TenantId, job.Job, CancellationToken.None);
        jobs.Raise();
    }

    /// <summary>The work, where the actor may know of it: who began it, and who may do such work with every call.</summary>
    private async Task<BulkState?> FindAsync(Actor actor)
        => await store.FindAsync(TenantId, BulkId, CancellationToken.None) is { } state
            && (RoleTable.Of(actor, Permission.CallsBulk) is var reach && (reach == Reach.All || (reach != Reach.None && actor.Member is { } member && member == state.By.Member)))
                ? state
                : null;

    // A call that fails is tried again with the next ones; where all fail, the job waits.
    private async Task DoAsync(List<Guid> some, BulkStep step, WorkOnBulk job)
    {
        var failures = await Task.WhenAll(some.Select(call => TryAsync(call, step)));
        if (failures.OfType<Exception>().ToList() is { Count: > 0 } all && all.Count == some.Count)
        {
            if (job.Attempt < MostAttempts)
            {
                throw all[0];
            }

            LogGivenUp(all[0], BulkId, some.Count);
            await store.RefuseAsync(TenantId, BulkId, step.Undo, some, BulkRefusals.OfACall.Failed, CancellationToken.None);
        }
    }

    private async Task<Exception?> TryAsync(Guid call, BulkStep step)
    {
        try
        {
            await GrainFactory.Call(TenantId, call).DoStep(step);
            return null;
        }
        catch (Exception e)
        {
            return e;
        }
    }

    /// <summary>What is wrong with a value for a custom field; null where nothing is.</summary>
    private async Task<Refusal?> FaultOfAsync(string key, string value)
    {
        var isKnown = (await GrainFactory.CustomFields(TenantId).GetAll()).Any(f => f.Key == key);
        return isKnown
            ? (await fields.CheckAsync(TenantId, new Dictionary<string, string?>(StringComparer.Ordinal) { [key] = value })).Refusal
            : BulkRefusals.Invalid(("field", $"There is no field \"{key}\"."));
    }

    private async Task<Result<StartBulk>> CheckAsync(StartBulk command)
    {
        var action = command.Action with { Text = command.Action.Text?.Trim() };
        if (command.Calls.Count is 0 or > StartBulk.MostCalls)
        {
            return command.Calls.Count == 0 ? BulkRefusals.Nothing : BulkRefusals.TooMany;
        }

        if (BulkRules.Check(action) is { } refusal)
        {
            return refusal;
        }

        if (action is { Kind: BulkKinds.Move, Rep: { } rep } && !await store.CanHaveCallsAsync(TenantId, rep, CancellationToken.None))
        {
            return BulkRefusals.Invalid(("rep", "There is no such member."));
        }

        if (action.CustomField is { } key && await FaultOfAsync(key, action.Text!) is { } fault)
        {
            return fault;
        }

        // What cannot become a label must be known now, not call by call.
        var label = action.Kind is BulkKinds.Tag or BulkKinds.Stage ? await prepare.LabelAsync(TenantId, action.Kind, action.Text) : (int?)null;
        return label.Ok ? command with { Action = action, Calls = [.. command.Calls.Distinct()] } : label.Refusal!;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Bulk work {Bulk} leaves {Count} calls as they are: they failed again and again.")]
    private partial void LogGivenUp(Exception e, Guid bulk, int count);
}
