using System.IO.Pipelines;
using CallInsight.Contracts;
using CallInsight.Contracts.Reports;
using CallInsight.Grains.Calls;
using CallInsight.Grains.Calls.Bulk;
using CallInsight.Storage.Secrets;
using CallInsight.Storage.Sessions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;

namespace CallInsight.Grains.Reports.Exports;

/// <summary>Writes the files of exports in the silo that took their job: a grain would be busy with it for minutes. A writer that is cut
/// off leaves pieces that count for nothing; the next one begins anew.</summary>
internal sealed partial class WriteExport(AppDatabase database, TenantKeys keys, ExportStore store, BulkActors actors, WriteTables tables, WorkerLeases leases, IOptions<CallsOptions> options, ILogger<WriteExport> log)
{
    private const int MostAttempts = 5;
    private const string OvertakenState = "40001";

    /// <summary>Writes the file of an export, and ends the job.</summary>
    public async Task RunAsync(Guid tenant, Guid export, Guid job, int attempt, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(tenant, export, cancellationToken) is not { Status: "running" } state)
        {
            await database.Begin(tenant).Add("delete from jobs where tenant_id = $1 and job_id = $2", tenant, job).ExecuteAsync(cancellationToken);
            return;
        }

        if (attempt > MostAttempts)
        {
            LogGivenUp(export, attempt);
            await store.FailAsync(tenant, export, ExportRefusals.OfAFile.Failed, job, cancellationToken);
            return;
        }

        if (await actors.AgainAsync(tenant, state.By, cancellationToken) is not { } actor || !ExportTables.Find(state.Request.Table)!.IsFor(actor))
        {
            await store.FailAsync(tenant, export, CommonRefusals.Forbidden.Code, job, cancellationToken);
            return;
        }

        try
        {
            await WriteAsync(tenant, export, actor, state.Request, job, cancellationToken);
        }
        catch (PostgresException e) when (e.SqlState == OvertakenState)
        {
            LogOvertaken(export);
        }
    }

    /// <summary>Drops a file whose time is over.</summary>
    public Task ExpireAsync(Guid tenant, Guid export, Guid job, CancellationToken cancellationToken) => store.ExpireAsync(tenant, export, job, cancellationToken);

    private async Task WriteAsync(Guid tenant, Guid export, Actor actor, ExportRequest request, Guid job, CancellationToken cancellationToken)
    {
        var (writer, key) = (Guid.CreateVersion7(), await keys.GetAsync(tenant, cancellationToken));
        await using var pieces = new PieceStream(key, export, writer, piece => store.AddAsync(tenant, piece, job, leases.Own, options.Value.JobLease, cancellationToken));
        await using var reading = await tables.OpenAsync(tenant, actor, request, key, cancellationToken);
        if (request.Format == "pdf" && reading.Rows > ExportRefusals.MostPdfRows)
        {
            await store.FailAsync(tenant, export, ExportRefusals.OfAFile.TooLarge, job, cancellationToken);
            return;
        }

        await store.BeginAsync(tenant, export, writer, reading.Rows, ReachMark.Of(actor, Permission.Exports), cancellationToken);
        var output = PipeWriter.Create(pieces, new StreamPipeWriterOptions(minimumBufferSize: 64 * 1024, leaveOpen: true));
        await reading.WriteAsync(output, rows => pieces.Rows = rows, cancellationToken);
        await output.CompleteAsync();
        await pieces.CompleteAsync();
        await store.EndAsync(tenant, export, writer, pieces.Rows, job, cancellationToken);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Export {Export} is given up after {Attempt} attempts.")]
    private partial void LogGivenUp(Guid export, int attempt);

    [LoggerMessage(Level = LogLevel.Information, Message = "Export {Export} was removed or taken over while it was written here.")]
    private partial void LogOvertaken(Guid export);
}
