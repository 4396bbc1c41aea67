using System.Globalization;
using System.Text.Json;
using CallInsight.Contracts;
using CallInsight.Contracts.Insights;
using CallInsight.Contracts.Reports;
using CallInsight.Web.Calls;
using CallInsight.Web.Hosting;

namespace CallInsight.Web.Reports.Exports;

/// <summary>Reads the body of a new export.</summary>
internal static class ExportBodyReader
{
    /// <param name="zone">Whose clock counts where the body names none.</param>
    public static async Task<Result<ExportRequest>> ReadAsync(HttpContext http, string zone)
    {
        try
        {
            using var body = await JsonDocument.ParseAsync(http.Request.Body, cancellationToken: http.RequestAborted);
            return body.RootElement.ValueKind == JsonValueKind.Object ? Read(body.RootElement, zone) : ExportRefusals.Invalid(("body", "Send a JSON object."));
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

    /// <summary>A moment, or a day, which begins in the zone; null where there is none, and where it is a fault, which is noted.</summary>
    public static DateTimeOffset? Moment(string? text, string field, string zone, Dictionary<string, string> faults)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 1900 and < 9000)
        {
            return LocalTime.MomentOf(day, TimeOnly.MinValue, TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var known) ? known : TimeZoneInfo.Utc);
        }

        if (IsoTime.TryParse(text, out var moment))
        {
            return moment.ToUniversalTime();
        }

        faults[field] = "Give a time or a day as ISO 8601, e.g. 2026-03-02.";
        return null;
    }

    private static Result<ExportRequest> Read(JsonElement root, string usualZone)
    {
        var faults = new Dictionary<string, string>(StringComparer.Ordinal);
        var zone = JsonText.Find(root, "timeZone", faults) ?? usualZone;
        var request = new ExportRequest(
            JsonText.Find(root, "table", faults) ?? string.Empty, JsonText.Find(root, "format", faults) ?? string.Empty,
            Moment(JsonText.Find(root, "from", faults), "from", zone, faults), Moment(JsonText.Find(root, "to", faults), "to", zone, faults), zone,
            Where(root, faults));
        return faults.Count == 0 ? request : ExportRefusals.Invalid([.. faults.Select(f => (f.Key, f.Value))]);
    }

    private static List<InsightsCondition> Where(JsonElement root, Dictionary<string, string> faults)
    {
        var conditions = new List<InsightsCondition>();
        if (!root.TryGetProperty("where", out var where) || where.ValueKind == JsonValueKind.Null)
        {
            return conditions;
        }

        if (where.ValueKind != JsonValueKind.Array)
        {
            faults["where"] = "Give a list of conditions.";
            return conditions;
        }

        foreach (var (i, condition) in where.EnumerateArray().Index())
        {
            var at = FormattableString.Invariant($"where[{i}]");
            if (condition.ValueKind != JsonValueKind.Object)
            {
                faults[at] = "Give an object with field, op and value.";
                continue;
            }

            conditions.Add(new InsightsCondition(JsonText.Find(condition, "field", faults, $"{at}.field") ?? string.Empty, JsonText.Find(condition, "op", faults, $"{at}.op") ?? "=", Values(condition, at, faults), []));
        }

        return conditions;
    }

    private static List<string> Values(JsonElement condition, string at, Dictionary<string, string> faults)
    {
        if (!condition.TryGetProperty("value", out var value))
        {
            return [];
        }

        var values = value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().ToList() : [value];
        if (values.Exists(v => v.ValueKind != JsonValueKind.String))
        {
            faults[$"{at}.value"] = "Give a text, or a list of texts.";
            return [];
        }

        return [.. values.Select(v => JsonText.Read(v, $"{at}.value", faults)).OfType<string>()];
    }
}
