using System.Text.Json.Nodes;
using CallInsight.Web.Provisioning.Schema;

namespace CallInsight.Web.Provisioning.Patching;

/// <summary>One operation of a PATCH.</summary>
/// <param name="Kind"><c>add</c>, <c>replace</c> or <c>remove</c>, in small letters however it came.</param>
/// <param name="HasValue">Whether a value was given, be it null.</param>
internal sealed record ScimOperation(string Kind, string? Path, JsonNode? Value, bool HasValue)
{
    private const int Most = 1000;

    /// <exception cref="ScimRefused"><c>invalidSyntax</c>, <c>noTarget</c>.</exception>
    public static IReadOnlyList<ScimOperation> Read(JsonObject body)
    {
        if (ScimJson.Member(body, "Operations") is not JsonArray { Count: > 0 } operations)
        {
            throw ScimRefused.Syntax("A patch has Operations.");
        }

        return operations.Count <= Most ? [.. operations.Select(One)] : throw ScimRefused.Syntax($"A patch has at most {Most} operations.");
    }

    private static ScimOperation One(JsonNode? node)
    {
        if (node is not JsonObject operation)
        {
            throw ScimRefused.Syntax("An operation is an object.");
        }

        var kind = ScimJson.Member(operation, "op")?.ToString().ToLowerInvariant();
        if (kind is not ("add" or "replace" or "remove"))
        {
            throw ScimRefused.Syntax("An operation's op is add, replace or remove.");
        }

        var path = ScimJson.Member(operation, "path")?.ToString();
        path = string.IsNullOrWhiteSpace(path) ? null : path.Trim();
        if (kind == "remove" && path is null)
        {
            throw new ScimRefused(StatusCodes.Status400BadRequest, "noTarget", "What is to be removed is named by a path.");
        }

        var hasValue = operation.Any(p => p.Key.Equals("value", StringComparison.OrdinalIgnoreCase));
        return kind == "remove" || hasValue
            ? new ScimOperation(kind, path, ScimJson.Member(operation, "value"), hasValue)
            : throw ScimRefused.Value($"An operation that is to {kind} has a value.");
    }
}
