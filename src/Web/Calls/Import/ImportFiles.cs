using System.Security.Cryptography;
using CallInsight.Contracts;
using CallInsight.Contracts.Calls;
using CallInsight.Web.Calls.Reading;

namespace CallInsight.Web.Calls.Import;

/// <summary>Imports files that a person chose: each a call, or a ZIP of calls. The same file again is the same call.</summary>
internal sealed class ImportFiles(IGrainFactory grains, CallIds ids, CallQueries calls, ImportMemory memory)
{
    /// <summary>Imports one file; a ZIP gives a result for each file in it.</summary>
    public async Task<IReadOnlyList<ImportedFile>> TakeAsync(Guid tenant, Actor actor, IFormFile file, ImportFields fields, CancellationToken cancellationToken)
    {
        if (await IsZipAsync(file, cancellationToken))
        {
            return await UnpackAsync(tenant, actor, file, fields, cancellationToken);
        }

        using var content = new MemoryStream((int)file.Length);
        await file.CopyToAsync(content, cancellationToken);
        return [await KeepAsync(tenant, actor, file.FileName, CallRequest.OfFile(content.ToArray(), file.FileName, fields.Written), fields, cancellationToken)];
    }

    private static async Task<bool> IsZipAsync(IFormFile file, CancellationToken cancellationToken)
    {
        var start = new byte[4];
        await using var content = file.OpenReadStream();
        return await content.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, cancellationToken) == start.Length && start.AsSpan().SequenceEqual("PK\u0003\u0004"u8);
    }

    private async Task<IReadOnlyList<ImportedFile>> UnpackAsync(Guid tenant, Actor actor, IFormFile file, ImportFields fields, CancellationToken cancellationToken)
    {
        var results = new List<ImportedFile>();
        await using var content = file.OpenReadStream();
        var opened = await CallArchive.OpenAsync(memory, tenant, content, cancellationToken);
        if (opened.Refusal is { } refusal)
        {
            return [ImportedFile.Refused(file.FileName, refusal)];
        }

        using var archive = opened.Value;
        await foreach (var item in archive.ReadAsync(cancellationToken))
        {
            using var taken = item.Memory;
            results.Add(item.Request.Ok
                ? await KeepAsync(tenant, actor, item.File!, item.Request.Value, fields, cancellationToken)
                : ImportedFile.Refused(item.File!, item.Request.Refusal!));
        }

        return results;
    }

    private async Task<ImportedFile> KeepAsync(Guid tenant, Actor actor, string name, CallRequest request, ImportFields fields, CancellationToken cancellationToken)
    {
        var operation = "file/" + Convert.ToHexString(SHA256.HashData(request.Transcript!.Content));
        var id = await ids.OfAsync(tenant, null, operation, cancellationToken);
        var kept = await grains.Call(tenant, id).Register(request.With(fields.Rep, fields.Stage, fields.Outcome).Command(actor, replace: false));
        if (!kept.Ok)
        {
            return ImportedFile.Refused(name, kept.Refusal!);
        }

        // Not there for who imported it for somebody else: the receipt is all there is to say.
        var view = await calls.FindAsync(tenant, actor, id, cancellationToken);
        return new ImportedFile(name, id, view?.Title, view is null ? null : ReportedImport.Read(view.Report), kept.Value.Existed, null);
    }
}

/// <summary>What is given for all files together.</summary>
/// <param name="Written">The file's own time, where the browser told it.</param>
internal sealed record ImportFields(string? Rep, string? Stage, string? Outcome, DateTimeOffset? Written)
{
    /// <summary>Reads the form. Without a time of the file, the call is taken to have begun now.</summary>
    public static ImportFields Read(IFormCollection form, DateTimeOffset now)
        => new(
            Text(form, "rep"),
            Text(form, "stage"),
            Text(form, "outcome"),
            long.TryParse(form["lastModified"], out var milliseconds) && milliseconds is > 0 and < 7_258_118_400_000 ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds) : now);

    private static string? Text(IFormCollection form, string name) => form[name].ToString() is { } text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;
}

/// <summary>What became of a file.</summary>
/// <param name="Existed">The same file was imported before.</param>
public sealed record ImportedFile(string Name, Guid? Call, string? Title, ReportedImport? Report, bool Existed, Refusal? Refusal)
{
    public static ImportedFile Refused(string name, Refusal refusal) => new(name, null, null, null, false, refusal);

    /// <summary>What was recognised and left out, or why it was refused, in words.</summary>
    public string Note => Refusal is { } refusal
        ? refusal.Line is { } line ? CallWords.RefusedLine(line, FormProblems.Of(refusal)) : FormProblems.Of(refusal)
        : string.Join(' ', Parts());

    private IEnumerable<string> Parts()
    {
        if (Existed)
        {
            yield return CallWords.ImportedBefore;
        }

        if (Report is { } report)
        {
            yield return CallWords.ImportedNote(report.Format, report.Recognised.Utterances, report.Recognised.Speakers);
            if (report.LeftOut.Count > 0)
            {
                yield return CallWords.ImportedLoss(report.LeftOut.Count);
            }
        }
    }
}
