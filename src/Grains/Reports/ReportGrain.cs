using System.Runtime.ExceptionServices;
using CallInsight.Contracts;
using CallInsight.Contracts.Reports;
using CallInsight.Grains.Calls;
using CallInsight.Grains.Hosting;
using Npgsql;

namespace CallInsight.Grains.Reports;

[GrainType("report")]
internal sealed class ReportGrain(ReportStore store, ReportRunStore runs, ReportReach reach, BuildReport build, MakeRun make, JobSignal jobs, TimeProvider time) : TenantOwnedGrain, IReportGrain
{
    private const string OvertakenState = "40001";

    private Guid ReportId => GrainKeys.LastId(this.GetPrimaryKeyString());

    public async Task<Result<Done>> Make(MakeReport command)
    {
        if (RoleTable.Of(command.Actor, Permission.Exports) == Reach.None || RoleTable.Of(command.Actor, Permission.InsightsRead) == Reach.None)
        {
            return CommonRefusals.Forbidden;
        }

        if (await store.FindAsync(TenantId, ReportId, CancellationToken.None) is { } made)
        {
            return made.IsOf(command.Actor) ? Done.It : ReportRefusals.NotFound;
        }

        if (await FaultAsync(command.Actor, command.Content) is { } fault)
        {
            return fault;
        }

        await store.MakeAsync(TenantId, ReportId, command.Actor, command.Content, DueOf(command.Content), CancellationToken.None);
        return Done.It;
    }

    public async Task<Result<Done>> Change(ChangeReport command)
    {
        var found = await ToChangeAsync(command.Actor);
        if (!found.Ok)
        {
            return found.Refusal!;
        }

        if (command.Version is { } version && version != found.Value.Version)
        {
            return ReportRefusals.Changed;
        }

        if (await FaultAsync(command.Actor, command.Content) is { } fault)
        {
            return fault;
        }

        // The same schedule goes on: what is due stays due.
        var (before, after) = (found.Value.Content, command.Content);
        var due = before.TimeZone == after.TimeZone && SameSchedule(before.Schedule, after.Schedule) ? found.Value.DueAt : DueOf(after);
        await store.ChangeAsync(TenantId, ReportId, command.Actor, found.Value, after, due, CancellationToken.None);
        return Done.It;
    }

    public async Task<Result<Done>> Delete(ActOnReport command)
    {
        var found = await ToChangeAsync(command.Actor);
        if (!found.Ok)
        {
            return found.Refusal!;
        }

        await store.DeleteAsync(TenantId, ReportId, command.Actor, CancellationToken.None);
        return Done.It;
    }

    public async Task<Result<int>> Run(RunReport command)
    {
        var found = await ToChangeAsync(command.Actor);
        if (!found.Ok)
        {
            return found.Refusal!;
        }

        if (await runs.NumberAsync(TenantId, command.Run, CancellationToken.None) is { } number)
        {
            return number;
        }

        var days = DaysOf(found.Value.Content, command.From, command.To);
        if (!days.Ok)
        {
            return days.Refusal!;
        }

        await store.BeginRunAsync(TenantId, ReportId, new ReportRun(command.Run, 0, days.Value.From, days.Value.To, command.Deliver, time.GetUtcNow()), command.Actor, CancellationToken.None);
        jobs.Raise();
        return (await runs.NumberAsync(TenantId, command.Run, CancellationToken.None))!.Value;
    }

    public async Task<Result<ReportDocument>> Look(LookAtReport command)
    {
        if (await FindAsync(command.Actor) is not { } found)
        {
            return ReportRefusals.NotFound;
        }

        var days = DaysOf(found.Content, command.From, command.To);
        return days.Ok ? await build.RunAsync(TenantId, command.Actor, found.Content, days.Value.From, days.Value.To) : days.Refusal!;
    }

    public async Task<Result<ReportAccess>> GetAccess(ActOnReport command)
        => await FindAsync(command.Actor) is { } found ? new ReportAccess(found.IsChangedBy(command.Actor), ReportReach.MaySeeRuns(found, command.Actor)) : ReportRefusals.NotFound;

    public async Task<Result<Done>> Take(TakeReport command)
    {
        if (await FindAsync(command.Actor) is not { } found || !ReportReach.MaySeeRuns(found, command.Actor)
            || await runs.FilesAsync(TenantId, ReportId, command.Number, CancellationToken.None) is not { IsReady: true } files || !ReachMark.Covers(command.Actor, Permission.InsightsRead, files.Reach))
        {
            return ReportRefusals.NotFound;
        }

        await store.TakenAsync(TenantId, ReportId, command, CancellationToken.None);
        return Done.It;
    }

    public async Task BeDue(WorkOnReport job)
    {
        var now = time.GetUtcNow();
        if (await store.FindAsync(TenantId, ReportId, CancellationToken.None) is not { Content.Schedule: { } schedule, DueAt: { } was } report)
        {
            await store.DropJobAsync(TenantId, job.Job, CancellationToken.None);
            return;
        }

        if (was > now)
        {
            // The clock of the silo that took it is ahead of ours.
            await store.GiveBackAsync(TenantId, job.Job, was, CancellationToken.None);
            return;
        }

        // After times that were missed one run is made, of the last of them.
        var zone = TimeZoneInfo.FindSystemTimeZoneById(report.Content.TimeZone);
        var due = schedule.LastUpTo(now, was, zone) ?? was;
        var (from, to) = ReportPeriods.DaysOf(report.Content.Period, LocalTime.DayOf(due, zone));
        try
        {
            await store.BeginDueAsync(TenantId, ReportId, job.Job, (was, due, schedule.NextAfter(now, zone)), new ReportRun(Guid.CreateVersion7(now), 0, from, to, true, now), CancellationToken.None);
            jobs.Raise();
        }
        catch (PostgresException e) when (e.SqlState == OvertakenState)
        {
            // Another took the same job and was first.
        }
    }

    public async Task Work(WorkOnReport job)
    {
        if (await store.FindAsync(TenantId, ReportId, CancellationToken.None) is { } report)
        {
            var owner = await reach.OwnerAsync(TenantId, report, CancellationToken.None);
            Exception? failure = null;
            foreach (var run in await runs.WaitingAsync(TenantId, ReportId, CancellationToken.None))
            {
                try
                {
                    await make.RunAsync(TenantId, ReportId, report, owner, run, job.Attempt);
                }
                catch (Exception e)
                {
                    // The others have their turn; the job comes again for this one.
                    failure = e;
                }
            }

            if (failure is not null)
            {
                ExceptionDispatchInfo.Throw(failure);
            }
        }

        await store.DropJobAsync(TenantId, job.Job, CancellationToken.None);
        jobs.Raise();
    }

    // Its questions are asked once for a day: what cannot be asked is known now, not on the morning on which the report is due.
    private async Task<Refusal?> FaultAsync(Actor actor, ReportContent content)
    {
        if (CheckReport.Faults(content).ToArray() is { Length: > 0 } faults)
        {
            return ReportRefusals.Invalid(faults);
        }

        var today = LocalTime.DayOf(time.GetUtcNow(), TimeZoneInfo.Utc);
        return (await build.RunAsync(TenantId, actor, content, today, today)).Refusal;
    }

    private static bool SameSchedule(ReportSchedule? before, ReportSchedule? after)
        => before is null || after is null ? before == after : before with { Days = [] } == after with { Days = [] } && before.Days.Order().SequenceEqual(after.Days.Order());

    private DateTimeOffset? DueOf(ReportContent content) => content.Schedule?.NextAfter(time.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(content.TimeZone));

    private Result<(DateOnly From, DateOnly To)> DaysOf(ReportContent content, DateOnly? from, DateOnly? to)
    {
        if (from is null && to is null)
        {
            return ReportPeriods.DaysOf(content.Period, LocalTime.DayOf(time.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(content.TimeZone)));
        }

        return from is { } first && to is { } last && first <= last && last.DayNumber - first.DayNumber < 3_660 && first.Year > 1900 && last.Year < 9000
            ? (first, last)
            : ReportRefusals.Invalid(("from", "Give from and to, both days, from not after to, at most ten years."));
    }

    /// <summary>What the actor does not find does not exist for it.</summary>
    private async Task<ReportState?> FindAsync(Actor actor) => await store.FindAsync(TenantId, ReportId, CancellationToken.None) is { } found && found.IsSeenBy(actor) ? found : null;

    private async Task<Result<ReportState>> ToChangeAsync(Actor actor)
        => await FindAsync(actor) is not { } found ? ReportRefusals.NotFound : found.IsChangedBy(actor) ? found : CommonRefusals.Forbidden;
}
