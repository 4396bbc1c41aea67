using CallInsight.Contracts;
using CallInsight.Web.Hosting;
using CallInsight.Web.SignIn;
using CallInsight.Web.Tenants;
using Microsoft.AspNetCore.Antiforgery;

namespace CallInsight.Web.Calls.Import;

/// <summary>One file of the import page, sent by its script.</summary>
internal static class ImportEndpoint
{
    private const int MostNamed = 5;

    public static async Task<IResult> TakeAsync(HttpContext http, ImportFiles import, TimeProvider time)
    {
        if (http.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: true })
        {
            return Problems.Of(StatusCodes.Status400BadRequest, "request.forged", CallWords.FormExpired);
        }

        if (!http.Request.HasFormContentType || await http.Request.ReadFormAsync(http.RequestAborted) is not { Files: [var file, ..] } form)
        {
            return Problems.Of(CommonRefusals.Invalid("call.invalid", ("transcript", CallWords.NoFile)));
        }

        var files = await import.TakeAsync(http.RequireTenant().Tenant, http.Actor(), file, ImportFields.Read(form, time.GetUtcNow()), http.RequestAborted);
        return files is [var one] ? OfFile(http, one) : OfArchive(http, file.FileName, files);
    }

    private static IResult OfFile(HttpContext http, ImportedFile file)
        => file.Refusal is { } refusal
            ? Problems.Of(refusal with { Message = file.Note, Fields = null })
            : Results.Json(new UploadAnswer($"{http.Request.PathBase}/calls/{file.Call}", file.Title ?? file.Name, file.Note));

    private static IResult OfArchive(HttpContext http, string name, IReadOnlyList<ImportedFile> files)
    {
        var refused = files.Where(f => f.Refusal is not null).ToList();
        var note = CallWords.ArchiveNote(files.Count - refused.Count, files.Count);
        if (refused.Count > 0)
        {
            note += " " + CallWords.ArchiveRefused(string.Join("; ", refused.Take(MostNamed).Select(r => $"{r.Name} ({r.Note})")) + (refused.Count > MostNamed ? " …" : string.Empty));
        }

        return files.Count > refused.Count
            ? Results.Json(new UploadAnswer($"{http.Request.PathBase}/calls", name, note))
            : Problems.Of(new Refusal("archive.refused", RefusalKind.Unreadable, note));
    }

    /// <summary>What the drop zone's script reads.</summary>
    private sealed record UploadAnswer(string Href, string Title, string Note);
}
