using System.Text.Json;
using CallInsight.Contracts;
using CallInsight.Contracts.Calls;

namespace CallInsight.Web.Calls;

/// <summary>Reads a new call from a request, as JSON or as a form with a file.</summary>
internal static class CallBodyReader
{
    private static readonly JsonDocumentOptions Json = new() { MaxDepth = 128 };

    public static async Task<Result<CallRequest>> ReadAsync(HttpContext http)
    {
        if (http.Request.HasFormContentType)
        {
            return await ReadFormAsync(http);
        }

        if (!http.Request.HasJsonContentType())
        {
            throw new BadHttpRequestException("Send application/json or multipart/form-data.", StatusCodes.Status415UnsupportedMediaType);
        }

        try
        {
            using var body = await JsonDocument.ParseAsync(http.Request.Body, Json, http.RequestAborted);
            return CallRequest.Read(body.RootElement);
        }
        catch (JsonException e)
        {
            return NotJson(e, "body");
        }
        catch (InvalidOperationException)
        {
            return NoText("body");
        }
    }

    /// <summary>One line of a batch.</summary>
    public static Result<CallRequest> ReadLine(ReadOnlyMemory<byte> line)
    {
        try
        {
            using var body = JsonDocument.Parse(line, Json);
            return CallRequest.Read(body.RootElement);
        }
        catch (JsonException e)
        {
            return NotJson(e, "line");
        }
        catch (InvalidOperationException)
        {
            return NoText("line");
        }
    }

    private static async Task<Result<CallRequest>> ReadFormAsync(HttpContext http)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        if (form.Files["recording"] is not null)
        {
            return CallRefusals.RecordingNotSupported;
        }

        if (form.Files["transcript"] is not { } file)
        {
            return CallRefusals.Invalid(new Dictionary<string, string>(StringComparer.Ordinal) { ["transcript"] = "Send the file as the part \"transcript\"." });
        }

        using var content = new MemoryStream((int)file.Length);
        await file.CopyToAsync(content, http.RequestAborted);
        try
        {
            using var metadata = JsonDocument.Parse(await MetadataAsync(form, http.RequestAborted), Json);
            return CallRequest.Read(metadata.RootElement, content.ToArray());
        }
        catch (JsonException e)
        {
            return NotJson(e, "metadata");
        }
        catch (InvalidOperationException)
        {
            return NoText("metadata");
        }
    }

    private static async Task<string> MetadataAsync(IFormCollection form, CancellationToken cancellationToken)
    {
        if (form.Files["metadata"] is { } part)
        {
            using var reader = new StreamReader(part.OpenReadStream());
            return await reader.ReadToEndAsync(cancellationToken);
        }

        return form["metadata"].ToString() is { Length: > 0 } text ? text : "{}";
    }

    /// <summary>A name in the body is no text: the framework's search for a property ends at it.</summary>
    public static Refusal NoText(string where)
        => CallRefusals.Invalid(new Dictionary<string, string>(StringComparer.Ordinal) { [where] = JsonText.LoneSurrogate });

    /// <summary>Where a body stops being JSON.</summary>
    public static Refusal NotJson(JsonException e, string where)
        => CallRefusals.Invalid(new Dictionary<string, string>(StringComparer.Ordinal) { [where] = $"This is no JSON: line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}." });
}
