using System.Globalization;
using System.Text.Json.Nodes;
using CallInsight.Web.Provisioning.Filters;
using CallInsight.Web.Provisioning.Schema;

namespace CallInsight.Web.Provisioning;

/// <summary>What a list is asked for, by address or by the body of a search.</summary>
/// <param name="StartIndex">From 1.</param>
/// <param name="SortBy">Null: in the order of adding.</param>
internal sealed record ScimPage(ScimFilter? Filter, int StartIndex, int Count, ScimTarget? SortBy, bool Descending, ScimShape Shape)
{
    public const int Most = 1000;
    private const int Usual = 100;

    public static ScimPage Read(ScimResourceType type, IQueryCollection query) => Of(type, name => query[name].ToString());

    /// <param name="body">A SearchRequest.</param>
    public static ScimPage Read(ScimResourceType type, JsonObject body)
        => Of(type, name => ScimJson.Member(body, name) switch { JsonArray several => string.Join(',', several.Select(v => v?.ToString())), var one => one?.ToString() ?? string.Empty });

    /// <summary>The part of resources, found in full, that the page shows.</summary>
    public IEnumerable<JsonObject> Cut(IEnumerable<JsonObject> found) => Sorted(found).Skip(StartIndex - 1).Take(Count).Select(Shape.Apply);

    /// <summary>The answer.</summary>
    public static JsonObject Answer(int total, int startIndex, IEnumerable<JsonObject> resources)
    {
        var shown = new JsonArray([.. resources]);
        return new JsonObject { ["schemas"] = new JsonArray(ScimSchemas.ListResponse), ["totalResults"] = total, ["startIndex"] = startIndex, ["itemsPerPage"] = shown.Count, ["Resources"] = shown };
    }

    private IEnumerable<JsonObject> Sorted(IEnumerable<JsonObject> found)
    {
        if (SortBy is not { } by)
        {
            return found;
        }

        // Without a value they come last, whichever way.
        string? KeyOf(JsonObject resource) => ScimMatch.Values(by, resource).Select(v => v is JsonObject complex ? complex["value"] : v).FirstOrDefault()?.ToString();
        var rule = by.Leaf is { CaseExact: true } ? StringComparer.Ordinal : StringComparer.OrdinalIgnoreCase;
        var keyed = found.Select(r => (Key: KeyOf(r), Resource: r)).OrderBy(p => p.Key is null);
        return (Descending ? keyed.ThenByDescending(p => p.Key, rule) : keyed.ThenBy(p => p.Key, rule)).Select(p => p.Resource);
    }

    private static ScimPage Of(ScimResourceType type, Func<string, string> value)
    {
        var filter = value("filter") is { Length: > 0 } text ? ScimFilterReader.Read(type, text) : null;
        var sortBy = value("sortBy") is { Length: > 0 } by ? ScimFilterReader.ReadPath(type, by) : null;
        return new ScimPage(
            filter, Math.Max(1, Number("startIndex", value("startIndex"), 1)), Math.Clamp(Number("count", value("count"), Usual), 0, Most), sortBy,
            value("sortOrder").Equals("descending", StringComparison.OrdinalIgnoreCase), ScimShape.Read(type, value("attributes"), value("excludedAttributes")));
    }

    private static int Number(string name, string text, int usual)
        => text.Length == 0 ? usual : int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : throw ScimRefused.Value($"{name} is a number.");
}
