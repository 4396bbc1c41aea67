using System.Text.Json;
using CallInsight.Contracts;
using CallInsight.Contracts.Calls;
using CallInsight.Web.SignIn;
using Microsoft.Net.Http.Headers;

namespace CallInsight.Web.Calls;

/// <summary>Reads the body of a change: only what is there is changed.</summary>
internal static class ChangeCallReader
{
    public static Task<Result<ChangeCall>> ReadAsync(HttpContext http) => ReadAsync(http, root => Read(http, root));

    /// <summary>Reads a change of the speakers of many calls.</summary>
    public static Task<Result<(IReadOnlyList<Guid> Calls, ChangeCall Change)>> ReadManyAsync(HttpContext http) => ReadAsync(http, root => ReadMany(http, root));

    private static async Task<Result<T>> ReadAsync<T>(HttpContext http, Func<JsonElement, Result<T>> read)
    {
        try
        {
            using var body = await JsonDocument.ParseAsync(http.Request.Body, cancellationToken: http.RequestAborted);
            return body.RootElement.ValueKind == JsonValueKind.Object
                ? read(body.RootElement)
                : CallRefusals.Invalid(new Dictionary<string, string>(StringComparer.Ordinal) { ["body"] = "Send a JSON object." });
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

    private static Result<ChangeCall> Read(HttpContext http, JsonElement root)
    {
        var faults = new Dictionary<string, string>(StringComparer.Ordinal);
        var outcome = root.TryGetProperty("outcome", out var given) && given.ValueKind != JsonValueKind.Null ? OutcomeReader.Read(given, faults) : null;
        var change = WithSpeakers(new ChangeCall(http.Actor(), JsonText.Find(root, "title", faults), Stage(root, faults), outcome, [], IfMatch(http, faults), Tags: Tags(root, faults), CustomFields: CustomFieldsReader.Read(root, faults)), root, faults);
        return faults.Count == 0 ? change : CallRefusals.Invalid(faults);
    }

    private static Result<(IReadOnlyList<Guid> Calls, ChangeCall Change)> ReadMany(HttpContext http, JsonElement root)
    {
        var faults = new Dictionary<string, string>(StringComparer.Ordinal);
        var change = WithSpeakers(new ChangeCall(http.Actor(), null, null, null, [], null), root, faults);
        if (!change.IsOfSpeakers && faults.Count == 0)
        {
            faults.Add("speakers", "Say what to change: speakers, merge, split or undoSpeakers.");
        }

        var calls = new List<Guid>();
        foreach (var (entry, i) in SpeakerFields.List(root, "calls", faults))
        {
            if (entry.ValueKind == JsonValueKind.String && entry.TryGetGuid(out var id))
            {
                calls.Add(id);
            }
            else
            {
                faults[$"calls[{i}]"] = "Give the id of a call.";
            }
        }

        if (faults.Count == 0 && calls.Count == 0)
        {
            faults["calls"] = "Give the ids of some calls.";
        }

        return faults.Count == 0 ? ((IReadOnlyList<Guid>)[.. calls.Distinct()], change) : CallRefusals.Invalid(faults);
    }

    private static ChangeCall WithSpeakers(ChangeCall change, JsonElement root, Dictionary<string, string> faults) => change with
    {
        Speakers = SpeakerFields.Changes(root, faults),
        Merges = SpeakerFields.Merges(root, faults),
        Splits = SpeakerFields.Splits(root, faults),
        UndoSpeakers = SpeakerFields.IsOn(root, "undoSpeakers", faults),
    };

    private static List<string>? Tags(JsonElement root, Dictionary<string, string> faults)
    {
        if (!root.TryGetProperty("tags", out var given) || given.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        var tags = new List<string>();
        foreach (var (entry, i) in SpeakerFields.List(root, "tags", faults))
        {
            if (entry.ValueKind != JsonValueKind.String)
            {
                faults[$"tags[{i}]"] = "Give a text.";
            }
            else if (JsonText.Read(entry, $"tags[{i}]", faults) is { } tag)
            {
                tags.Add(tag);
            }
        }

        return tags;
    }

    private static string? Stage(JsonElement root, Dictionary<string, string> faults)
        => root.TryGetProperty("stage", out var stage) && stage.ValueKind == JsonValueKind.Null ? string.Empty : JsonText.Find(root, "stage", faults);

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
