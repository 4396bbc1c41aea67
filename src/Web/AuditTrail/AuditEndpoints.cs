using System.Globalization;
using System.Text.Json.Nodes;
using CallInsight.Contracts;
using CallInsight.Storage.AuditTrail;
using CallInsight.Web.Calls;
using CallInsight.Web.Hosting;
using CallInsight.Web.SignIn;

namespace CallInsight.Web.AuditTrail;

/// <summary>The audit trail over the API, and as a file that can be checked offline.</summary>
internal static class AuditEndpoints
{
    private const int Usual = 50;
    private const int Most = 200;

    public static void MapAuditTrail(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1/audit").WithTags("Audit trail");
        api.MapGet("", ListAsync).Requires(Permission.AuditRead).WithName("listAuditTrail").Produces<Page<AuditLineBody>>().ProducesProblem(400)
            .WithSummary("Who did what to whom, when and from where, the newest first; ?from=&to=&actor=&action=&subject= filter.");
        api.MapGet("/export", ExportAsync).Requires(Permission.AuditRead).WithName("exportAuditTrail").Produces(StatusCodes.Status200OK, contentType: "application/x-ndjson").ProducesProblem(400)
            .WithSummary("The trail as a file: ?format=jsonl (with hashes and signed checkpoints, for \"audit verify\") or csv. Filters as above; a filtered file has no checkpoints.");
        api.MapGet("/checkpoints", CheckpointsAsync).Requires(Permission.AuditRead).WithName("listAuditCheckpoints").Produces<CheckpointsBody>().WithSummary("What was signed of the chain, a checkpoint a day. Keep them elsewhere: they show when the end is cut off.");
        api.MapPost("/checkpoints", SignAsync).Requires(Permission.AuditRead).WithName("signAuditTrail").Produces<CheckpointsBody>().WithSummary("Signs the chain as it is now.");
        routes.MapGet("/settings/audit/export", ExportAsync).Requires(Permission.AuditRead).ExcludeFromDescription();
    }

    private static async Task<IResult> ListAsync(Visit visit, AuditQueries audit, IGrainFactory grains)
    {
        var query = visit.Http.Request.Query;
        var filter = AuditFilterReader.Read(query);
        var (before, limit) = (Number(query["cursor"]), Number(query["limit"]) ?? Usual);
        if (filter.Refusal is not null || limit is < 1 or > Most || (query["cursor"].ToString().Length > 0 && before is null))
        {
            return Problems.Of(filter.Refusal ?? CommonRefusals.Invalid("query.invalid", ("limit", $"Give a number of 1 to {Most}, and as cursor the nextCursor of the page before.")));
        }

        await grains.AuditTrail(visit.Tenant).Chain();
        var lines = await audit.BeforeAsync(visit.Tenant, filter.Value, before, (int)limit + 1, visit.Aborted);
        var page = lines.Take((int)limit).ToList();
        return Results.Ok(new Page<AuditLineBody>([.. page.Select(AuditLineBody.Of)], lines.Count > limit ? page[^1].Record.Sequence.ToString(CultureInfo.InvariantCulture) : null));
    }

    private static async Task<IResult> ExportAsync(Visit visit, AuditQueries audit, IGrainFactory grains)
    {
        var filter = AuditFilterReader.Read(visit.Http.Request.Query);
        var format = visit.Http.Request.Query["format"].ToString() is { Length: > 0 } given ? given : "jsonl";
        if (filter.Refusal is not null || format is not ("jsonl" or "csv"))
        {
            return Problems.Of(filter.Refusal ?? CommonRefusals.Invalid("query.invalid", ("format", "The format is jsonl or csv.")));
        }

        await grains.AuditTrail(visit.Tenant).Chain();
        if (filter.Value == AuditFilter.None && format == "jsonl")
        {
            await grains.AuditTrail(visit.Tenant).Sign();
        }

        var response = visit.Http.Response;
        response.ContentType = format == "csv" ? "text/csv; charset=utf-8" : "application/x-ndjson; charset=utf-8";
        response.Headers.ContentDisposition = $"attachment; filename=\"audit-{visit.Workspace.Summary.Slug}.{format}\"";
        await using var writer = new StreamWriter(response.Body, leaveOpen: true);
        await (format == "csv" ? AuditCsv.WriteAsync(writer, audit.AllAsync(visit.Tenant, filter.Value, visit.Aborted)) : WriteLinesAsync(writer, visit, audit, filter.Value));
        return Results.Empty;
    }

    /// <summary>The checkpoints are read first: what is chained meanwhile is beyond them, and left to the next file.</summary>
    private static async Task WriteLinesAsync(StreamWriter writer, Visit visit, AuditQueries audit, AuditFilter filter)
    {
        var signed = filter == AuditFilter.None ? await audit.CheckpointsAsync(visit.Tenant, visit.Aborted) : [];
        var end = signed.Count > 0 ? signed[^1].Sequence : long.MaxValue;
        await foreach (var line in audit.AllAsync(visit.Tenant, filter, visit.Aborted))
        {
            if (line.Record.Sequence > end)
            {
                break;
            }

            var opened = new JsonObject { ["actor"] = line.ActorName, ["subject"] = line.SubjectName, ["from"] = line.From };
            await writer.WriteAsync(AuditFile.Row(line.Body, line.Hash, opened) + "\n");
        }

        foreach (var point in signed)
        {
            await writer.WriteAsync(AuditFile.Checkpoint(point.Body, point.Signature, point.PublicKey) + "\n");
        }
    }

    private static async Task<IResult> CheckpointsAsync(Visit visit, AuditQueries audit)
        => Results.Ok(new CheckpointsBody([.. (await audit.CheckpointsAsync(visit.Tenant, visit.Aborted)).Select(CheckpointBody.Of)]));

    private static async Task<IResult> SignAsync(Visit visit, AuditQueries audit, IGrainFactory grains)
    {
        await grains.AuditTrail(visit.Tenant).Chain();
        await grains.AuditTrail(visit.Tenant).Sign();
        return await CheckpointsAsync(visit, audit);
    }

    private static long? Number(string? text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
