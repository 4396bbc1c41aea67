using CallInsight.Contracts.Notifications;
using Orleans.Concurrency;

namespace CallInsight.Contracts.Reports;

/// <summary>A report, its schedule and its runs. Key <c>t/{tenant}/r/{report}</c>.</summary>
[Alias("IReportGrain"), GrainInterfaceType("report")]
public interface IReportGrain : ITenantOwned
{
    /// <summary>Makes the report; who made it already is answered the same.</summary>
    /// <returns>Refused: <c>report.invalid</c>, <c>permission.denied</c>.</returns>
    [SafeToRepeat, Alias("Make")]
    Task<Result<Done>> Make(MakeReport command);

    /// <summary>Changes it, and when it is due next.</summary>
    /// <returns>Refused: <c>report.notFound</c>, <c>report.invalid</c>, <c>report.changed</c>, <c>permission.denied</c>.</returns>
    [Alias("Change")]
    Task<Result<Done>> Change(ChangeReport command);

    /// <summary>Removes it with its runs.</summary>
    /// <returns>Refused: <c>report.notFound</c>, <c>permission.denied</c>.</returns>
    [Alias("Delete")]
    Task<Result<Done>> Delete(ActOnReport command);

    /// <summary>Lets its files be made in the background. The same run twice is the same as once.</summary>
    /// <returns>The run's number. Refused: <c>report.notFound</c>, <c>report.invalid</c>, <c>permission.denied</c>.</returns>
    [SafeToRepeat, Alias("Run")]
    Task<Result<int>> Run(RunReport command);

    /// <summary>The report as the actor sees it now.</summary>
    /// <returns>Refused: <c>report.notFound</c>, <c>report.invalid</c>, <c>permission.denied</c>.</returns>
    [ReadOnly, Alias("Look")]
    Task<Result<ReportDocument>> Look(LookAtReport command);

    /// <summary>Whether the actor finds the report, may change it, and may see its runs, which hold the figures of its owner's reach.</summary>
    /// <returns>Refused: <c>report.notFound</c>.</returns>
    [ReadOnly, Alias("GetAccess")]
    Task<Result<ReportAccess>> GetAccess(ActOnReport command);

    /// <summary>Notes that a file of a run is taken.</summary>
    /// <returns>Refused: <c>report.notFound</c>.</returns>
    [Alias("Take")]
    Task<Result<Done>> Take(TakeReport command);

    /// <summary>It is due: begins a run for the time that it was due for, once, and is due again.</summary>
    [Alias("BeDue")]
    Task BeDue(WorkOnReport job);

    /// <summary>Makes the files of the runs that wait for them, and has them delivered.</summary>
    [Alias("Work")]
    Task Work(WorkOnReport job);
}

/// <summary>Mails a run to one member. Key <c>t/{tenant}/d/{delivery}</c>.</summary>
[Alias("IReportMailGrain"), GrainInterfaceType("reportMail")]
public interface IReportMailGrain : ITenantOwned
{
    /// <summary>Sends it, or lets it be tried again.</summary>
    [Alias("Send")]
    Task Send(SendMail job);
}
