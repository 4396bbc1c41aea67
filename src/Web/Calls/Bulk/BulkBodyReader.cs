using System.Text.Json;
using CallInsight.Contracts;
using CallInsight.Contracts.Calls;
using Microsoft.Extensions.Primitives;

namespace CallInsight.Web.Calls.Bulk;

/// <summary>What is to be done with which calls.</summary>
/// <param name="Where">Null where the calls are named.</param>
/// <param name="Rep">As given for a move: an id or e-mail, to be looked up.</param>
internal sealed record BulkAsked(BulkAction Action, CallFilter? Where, IReadOnlyList<Guid> Ids, string? Rep);

/// <summary>Reads the body of new bulk work.</summary>
internal static class BulkBodyReader
{
    private static readonly string[] Filters = ["q", "from", "to", "rep", "team", "stage", "outcome", "status", "source", "participant", "tag"];

    public static async Task<Result<BulkAsked>> ReadAsync(HttpContext http)
    {
        try
        {
            using var body = await JsonDocument.ParseAsync(http.Request.Body, cancellationToken: http.RequestAborted);
            return body.RootElement.ValueKind == JsonValueKind.Object ? Read(body.RootElement) : BulkRefusals.Invalid(("body", "Send a JSON object."));
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

    private static Result<BulkAsked> Read(JsonElement root)
    {
        var faults = new Dictionary<string, string>(StringComparer.Ordinal);
        var hasWhere = root.TryGetProperty("where", out var where) && where.ValueKind != JsonValueKind.Null;
        var hasIds = root.TryGetProperty("ids", out var ids) && ids.ValueKind != JsonValueKind.Null;
        if (hasWhere == hasIds)
        {
            faults["where"] = "Give either where, an object of filters, or ids, a list of calls.";
        }

        var filter = hasWhere ? Filter(where, faults) : null;
        var calls = hasIds ? Ids(ids, faults) : [];
        var rep = JsonText.Find(root, "rep", faults);
        var action = Action(root, faults);
        if (action.Kind == BulkKinds.Move && string.IsNullOrWhiteSpace(rep) && !IsNull(root, "rep"))
        {
            faults.TryAdd("rep", "Give a member's id or e-mail, or null for nobody.");
        }

        return faults.Count == 0 ? new BulkAsked(action, filter, calls, rep) : BulkRefusals.Invalid([.. faults.Select(f => (f.Key, f.Value))]);
    }

    private static BulkAction Action(JsonElement root, Dictionary<string, string> faults)
    {
        var kind = JsonText.Find(root, "action", faults) ?? string.Empty;
        return kind switch
        {
            BulkKinds.Tag or BulkKinds.Untag => new BulkAction(kind, JsonText.Find(root, "tag", faults)),
            BulkKinds.Stage => new BulkAction(kind, IsNull(root, "stage") ? string.Empty : JsonText.Find(root, "stage", faults)),
            BulkKinds.Outcome => new BulkAction(kind, Outcome: root.TryGetProperty("outcome", out var outcome) ? OutcomeReader.Read(outcome, faults) : null),
            BulkKinds.Field => new BulkAction(kind, root.TryGetProperty("value", out var value) ? CustomFieldsReader.Value(value, "value", faults) ?? string.Empty : null, CustomField: JsonText.Find(root, "field", faults)),
            BulkKinds.Export => new BulkAction(kind, JsonText.Find(root, "format", faults)),
            _ => new BulkAction(kind),
        };
    }

    private static bool IsNull(JsonElement root, string name) => root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Null;

    private static List<Guid> Ids(JsonElement ids, Dictionary<string, string> faults)
    {
        if (ids.ValueKind != JsonValueKind.Array || ids.GetArrayLength() > StartBulk.MostCalls)
        {
            faults["ids"] = FormattableString.Invariant($"Give a list of at most {StartBulk.MostCalls} ids.");
            return [];
        }

        var calls = new List<Guid>(ids.GetArrayLength());
        foreach (var (entry, i) in ids.EnumerateArray().Select((e, i) => (e, i)))
        {
            if (entry.ValueKind == JsonValueKind.String && entry.TryGetGuid(out var id))
            {
                calls.Add(id);
            }
            else
            {
                faults[$"ids[{i}]"] = "Give the id of a call.";
            }
        }

        return [.. calls.Distinct()];
    }

    private static CallFilter? Filter(JsonElement where, Dictionary<string, string> faults)
    {
        if (where.ValueKind != JsonValueKind.Object)
        {
            faults["where"] = "Give an object of filters.";
            return null;
        }

        var query = new Dictionary<string, StringValues>(StringComparer.Ordinal);
        foreach (var property in where.EnumerateObject())
        {
            if (!Filters.Contains(property.Name, StringComparer.Ordinal) && !FieldNames.IsOne(property.Name))
            {
                faults[$"where.{property.Name}"] = $"There is no such filter. There are {string.Join(", ", Filters)} and customFields.{{key}}.";
            }
            else if (JsonText.Find(where, property.Name, faults, $"where.{property.Name}") is { } text && !string.IsNullOrWhiteSpace(text))
            {
                query[property.Name] = text;
            }
            else
            {
                // Left out silently, it would mean all calls.
                faults.TryAdd($"where.{property.Name}", "Give a value, or leave the filter out.");
            }
        }

        var read = CallFilter.Read(new QueryCollection(query));
        foreach (var (field, problem) in read.Refusal?.Fields ?? new Dictionary<string, string>(StringComparer.Ordinal))
        {
            faults[$"where.{field}"] = problem;
        }

        return read.Ok ? read.Value : null;
    }
}
