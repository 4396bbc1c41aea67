using CallInsight.Grains.Calls;
using CallInsight.Grains.Operations.Outbox;
using CallInsight.Storage.Sessions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Runtime;

namespace CallInsight.Grains.Operations;

/// <summary>Looks at jobs, outbox and silos for the gauges. They are fetched from memory: a database that is away does not hold up who fetches.</summary>
internal sealed partial class StateSampler(AppDatabase database, OutboxStore outbox, IClusterMembershipService membership, StateGauges gauges, IOptions<OperationsOptions> options, TimeProvider time, ILogger<StateSampler> log) : BackgroundService
{
    private static readonly string[] EveryKind = [JobKinds.Analyse, JobKinds.Try, JobKinds.Renew, JobKinds.Bulk, JobKinds.Mail, JobKinds.Digest, JobKinds.Alert, JobKinds.Export, JobKinds.ExpireExport, JobKinds.ReportDue, JobKinds.Report, JobKinds.ReportMail];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.SampleEvery, time);
        do
        {
            try
            {
                await LookAsync(stoppingToken);
            }
            catch (Npgsql.NpgsqlException e)
            {
                LogFailed(e);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var jobs = await database.AskDoorAsync(
            "select kind, waiting, failed, late_since from door.jobs_state($1)",
            r => new JobsState(r.GetString(0), r.GetInt64(1), r.GetInt64(2), r.IsDBNull(3) ? null : r.GetFieldValue<DateTimeOffset>(3)),
            cancellationToken,
            now);
        var messages = await outbox.StateAsync(cancellationToken);
        var active = membership.CurrentSnapshot.Members.Values.Count(m => m.Status == SiloStatus.Active);

        // Kinds of which there is nothing are told as 0: a series that vanishes cannot be told from one that nobody writes.
        gauges.Show(new ClusterState(
            [.. EveryKind.Select(k => jobs.Find(j => j.Kind == k) ?? new JobsState(k, 0, 0, null))],
            [messages.Find(m => m.Destination == Integrations.Webhooks.WebhookRows.Destination) ?? new OutboxState(Integrations.Webhooks.WebhookRows.Destination, 0, null)],
            active, options.Value.WantedSilos, now));
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The state of jobs and outbox could not be looked at; the gauges stay as they were.")]
    private partial void LogFailed(Exception e);
}
