using CallInsight.Contracts;
using CallInsight.Contracts.Reports;
using CallInsight.Grains.Reports.Pdf;
using Microsoft.Extensions.Logging;

namespace CallInsight.Grains.Reports;

/// <summary>Makes the files of a run.</summary>
internal sealed partial class MakeRun(ReportRunStore runs, ReportReach reach, BuildReport build, ILogger<MakeRun> log)
{
    private const int MostAttempts = 5;

    /// <param name="owner">Whose reach the figures are; null where there is nobody any more.</param>
    public async Task RunAsync(Guid tenant, Guid report, ReportState state, Actor? owner, ReportRun run, int attempt)
    {
        if (owner is null || attempt > MostAttempts)
        {
            LogNone(report, run.Number, attempt);
            await runs.FailAsync(tenant, run.Id, owner is null ? ReportRefusals.OfARun.OwnerGone : ReportRefusals.OfARun.Failed, CancellationToken.None);
            return;
        }

        var built = await build.RunAsync(tenant, owner, state.Content, run.From, run.To);
        if (built.Refusal is { } refusal)
        {
            await runs.FailAsync(tenant, run.Id, refusal.Code, CancellationToken.None);
            return;
        }

        var (pdf, xlsx) = await Task.Run(() => (ReportPdf.Of(built.Value), ReportXlsx.Of(built.Value)));
        var deliveries = run.Deliver ? await reach.DeliveriesAsync(tenant, state, CancellationToken.None) : [];
        await runs.EndAsync(tenant, report, state.Content.Title, run, ReachMark.Of(owner, Permission.InsightsRead), pdf, xlsx, deliveries, CancellationToken.None);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Run {Number} of report {Report} has no files after attempt {Attempt}: its owner is gone, or it failed again and again.")]
    private partial void LogNone(Guid report, int number, int attempt);
}
