using CallInsight.Contracts;
using CallInsight.Contracts.Calls;
using CallInsight.Web.Calls.Import;
using CallInsight.Web.Calls.Reading;
using CallInsight.Web.Coaching;
using CallInsight.Web.Hosting;
using CallInsight.Web.Shared;
using CallInsight.Web.SignIn;
using CallInsight.Web.Tenants;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CallInsight.Web.Calls;

/// <summary>What the calls' pages fetch and download, by session.</summary>
internal static class CallPageEndpoints
{
    public static void MapCallPages(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("/calls/{id:guid}").ExcludeFromDescription();
        pages.MapGet("/lines", LinesAsync).Requires(Permission.CallsRead);
        pages.MapGet("/status", StatusAsync).Requires(Permission.CallsRead);
        pages.MapGet("/transcript", DownloadAsync).Requires(Permission.CallsRead);
        routes.MapPost("/import/files", ImportEndpoint.TakeAsync).Requires(Permission.CallsWrite).ExcludeFromDescription().WithMetadata(new RequireAntiforgeryTokenAttribute());
    }

    /// <summary>The lines of a window, as the page's script puts them into the transcript.</summary>
    private static async Task<IResult> LinesAsync(Guid id, int? at, string? find, string? show, HttpContext http, SeeCalls calls, CoachingQueries coaching)
    {
        if (await calls.OpenAsync(http.RequireTenant().Tenant, http.Actor(), id, http.RequestAborted) is not { } call)
        {
            return Results.NotFound();
        }

        var first = Math.Clamp(at ?? 0, 0, call.Transcript.Utterances.Count);
        var page = CallAddress.Page($"{http.Request.PathBase}/calls/{id}", show, find);
        var mayDiscuss = RoleTable.Of(http.Actor(), Permission.CallsDiscuss) != Reach.None;
        var comments = mayDiscuss ? await coaching.CommentsAsync(http.RequireTenant().Tenant, http.Actor(), id, http.RequestAborted) : [];
        return new RazorComponentResult<TranscriptLines>(new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            [nameof(TranscriptLines.Lines)] = CallLines.Of(call, first, find, FindEvidence.Of(call, show)),
            [nameof(TranscriptLines.Href)] = (Func<int, string>)(utterance => TranscriptAddress.Of(page, utterance)),
            [nameof(TranscriptLines.Notes)] = LineNotes.Of(comments, page),
            [nameof(TranscriptLines.NoteHref)] = mayDiscuss ? LineNotes.FormOf(page) : null,
        });
    }

    private static async Task<IResult> StatusAsync(Guid id, HttpContext http, CallQueries calls)
        => await calls.StatusAsync(http.RequireTenant().Tenant, http.Actor(), id, http.RequestAborted) is { } status
            ? Results.Json(new CallAccepted(id, status))
            : Results.NotFound();

    private static async Task<IResult> DownloadAsync(Guid id, string? format, HttpContext http, SeeCalls seen, CallQueries calls)
    {
        var wanted = format ?? "json";
        if (!TranscriptWriter.Formats.Contains(wanted) || await seen.TranscriptAsync(http.RequireTenant().Tenant, http.Actor(), id, http.RequestAborted) is not { } transcript)
        {
            return Problems.Of(CallRefusals.NotFound);
        }

        var name = TextAccess.IsMasked(http.Actor()) ? null : (await calls.FindAsync(http.RequireTenant().Tenant, http.Actor(), id, http.RequestAborted))?.Title;
        http.Response.Headers.ContentDisposition = new Microsoft.Net.Http.Headers.ContentDispositionHeaderValue("attachment") { FileNameStar = FileName(name ?? $"call-{id:N}", wanted), FileName = $"call-{id:N}.{wanted}" }.ToString();
        return TranscriptWriter.Write(transcript, wanted);
    }

    // Letters of any script, but nothing that a file system reads as a path or a device.
    private static string FileName(string title, string format)
    {
        var safe = string.Concat(title.Where(c => char.IsLetterOrDigit(c) || c is ' ' or '-' or '_')).Trim();
        return $"{(safe.Length == 0 ? "call" : safe.Length > 80 ? safe[..80] : safe)}.{format}";
    }
}
