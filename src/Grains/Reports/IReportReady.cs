using CallInsight.Storage.Secrets;
using CallInsight.Storage.Sessions;

namespace CallInsight.Grains.Reports;

/// <summary>Another way for a run to leave the house than by mail. Every one that is registered is told of every run.</summary>
internal interface IReportReady
{
    /// <summary>Adds to the transaction in which the run's files are kept: what is told then is told once, and never of a run that is not there.</summary>
    TenantBatch Tell(TenantBatch batch, TenantKey key, Guid tenant, ReportReady ready);
}

/// <summary>A run whose files can be taken.</summary>
/// <param name="Title">The report's; a text of the tenant, to be sealed where it is kept.</param>
internal sealed record ReportReady(Guid Report, Guid Run, int Number, string Title, DateOnly From, DateOnly To, DateTimeOffset At);
