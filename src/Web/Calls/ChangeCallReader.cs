using System.Text.Json;
using CallInsight.Contracts;
using CallInsight.Contracts.Calls;
using CallInsight.Web.SignIn;
using Microsoft.Net.Http.Headers;

namespace CallInsight.Web.Calls;

/// <summary>Reads the body of a change: only what is there is changed.</summary>
internal static class ChangeCallReader
{
    public static async Task<Result<ChangeCall>> ReadAsync(HttpContext http)
    {
        try
        {
            using var body = await JsonDocument.ParseAsync(http.Request.Body, cancellationToken: http.RequestAborted);
            return Read(http, body);
        }
        catch (JsonException e)
        {
            return CallBodyReader.NotJson(e, "body");
        }
        catch (InvalidOperationException)
        {
            return CallBodyReader.NoText("body");
        }
    }

    private static Result<ChangeCall> Read(HttpContext http, JsonDocument body)
    {
        var faults = new Dictionary<string, string>(StringComparer.Ordinal);
        if (body.RootElement.ValueKind != JsonValueKind.Object)
        {
            faults["body"] = "Send a JSON object.";
            return CallRefusals.Invalid(faults);
        }

        var root = body.RootElement;
        var outcome = root.TryGetProperty("outcome", out var given) && given.ValueKind != JsonValueKind.Null ? OutcomeReader.Read(given, faults) : null;
        var change = new ChangeCall(http.Actor(), JsonText.Find(root, "title", faults), Stage(root, faults), outcome, Speakers(root, faults), IfMatch(http, faults));
        return faults.Count == 0 ? change : CallRefusals.Invalid(faults);
    }

    private static string? Stage(JsonElement root, Dictionary<string, string> faults)
        => root.TryGetProperty("stage", out var stage) && stage.ValueKind == JsonValueKind.Null ? string.Empty : JsonText.Find(root, "stage", faults);

    private static List<SpeakerChange> Speakers(JsonElement root, Dictionary<string, string> faults)
    {
        var changes = new List<SpeakerChange>();
        if (!root.TryGetProperty("speakers", out var list) || list.ValueKind == JsonValueKind.Null)
        {
            return changes;
        }

        if (list.ValueKind != JsonValueKind.Array)
        {
            faults["speakers"] = "Give a list.";
            return changes;
        }

        foreach (var (entry, i) in list.EnumerateArray().Select((e, i) => (e, i)))
        {
            if (entry.ValueKind != JsonValueKind.Object || JsonText.Find(entry, "speaker", faults) is not { } speaker)
            {
                faults[$"speakers[{i}]"] = "Give an object with speaker, and name or role.";
                continue;
            }

            changes.Add(new SpeakerChange(speaker, JsonText.Find(entry, "name", faults), JsonText.Find(entry, "role", faults)));
        }

        return changes;
    }

    /// <summary>The states that <c>If-Match</c> names; null where it names none or any. Weak tags stand for none: they do not say that nothing is different.</summary>
    public static IReadOnlyList<string>? IfMatch(HttpContext http, Dictionary<string, string> faults)
    {
        if (!http.Request.Headers.TryGetValue(HeaderNames.IfMatch, out var header))
        {
            return null;
        }

        if (!EntityTagHeaderValue.TryParseStrictList(header, out var tags) || tags.Count == 0)
        {
            faults[HeaderNames.IfMatch] = "Give the ETag of the call as you read it.";
            return null;
        }

        return tags.Contains(EntityTagHeaderValue.Any) ? null : [.. tags.Where(t => !t.IsWeak).Select(t => t.Tag.ToString().Trim('"'))];
    }
}
