using System.Globalization;
using System.Text.Json;
using CallInsight.Contracts;
using CallInsight.Contracts.Insights;
using CallInsight.Web.Hosting;

namespace CallInsight.Web.Insights;

/// <summary>Reads the body of a question field by field, so that every fault of its shape is named at once.</summary>
internal sealed class InsightsQueryReader
{
    private const int DeepestCondition = 20;
    private readonly Dictionary<string, string> _faults = new(StringComparer.Ordinal);

    /// <param name="zone">Whose clock counts when the question names none.</param>
    public static Result<InsightsQuery> Read(JsonElement root, string zone) => new InsightsQueryReader().ReadQuery(root, zone);

    private Result<InsightsQuery> ReadQuery(JsonElement root, string zone)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            return InsightsRefusals.Invalid(new Dictionary<string, string>(StringComparer.Ordinal) { ["body"] = "Send a JSON object." });
        }

        var timeZone = Text(root, "timeZone", "timeZone") ?? zone;
        var query = new InsightsQuery(
            Moment(root, "from", timeZone), Moment(root, "to", timeZone), timeZone,
            [.. List(root, "measures", "measures").Select((m, i) => Measure(m, FormattableString.Invariant($"measures[{i}]")))],
            [.. List(root, "groupBy", "groupBy").Select((g, i) => Word(g, FormattableString.Invariant($"groupBy[{i}]")))],
            [.. List(root, "where", "where").Select((c, i) => Condition(c, FormattableString.Invariant($"where[{i}]"), 0))],
            [.. List(root, "orderBy", "orderBy").Select((o, i) => Order(o, FormattableString.Invariant($"orderBy[{i}]")))],
            Limit(root), FirstDay(root), Flag(root, "approximate"));
        return _faults.Count == 0 ? query : InsightsRefusals.Invalid(_faults);
    }

    /// <summary>A time with its offset, or a day, which begins in the question's zone.</summary>
    private DateTimeOffset Moment(JsonElement root, string name, string timeZone)
    {
        var text = Text(root, name, name);
        if (text is null)
        {
            _faults.TryAdd(name, "Give a time or a day as ISO 8601, e.g. 2026-03-02.");
            return default;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return LocalDays.StartOf(day, TimeZoneInfo.TryFindSystemTimeZoneById(timeZone, out var zone) ? zone : TimeZoneInfo.Utc);
        }

        if (IsoTime.TryParse(text, out var moment))
        {
            return moment.ToUniversalTime();
        }

        _faults[name] = "Give a time or a day as ISO 8601, e.g. 2026-03-02.";
        return default;
    }

    private InsightsMeasure Measure(JsonElement element, string at)
    {
        if (element.ValueKind == JsonValueKind.Object)
        {
            return new InsightsMeasure(Text(element, "metric", $"{at}.metric") ?? InsightsFields.Calls, Text(element, "aggregate", $"{at}.aggregate") ?? "count", Number(element, "argument", $"{at}.argument"));
        }

        _faults[at] = "Give an object with metric and aggregate.";
        return new InsightsMeasure(InsightsFields.Calls, "count");
    }

    private InsightsCondition Condition(JsonElement element, string at, int depth)
    {
        if (element.ValueKind != JsonValueKind.Object || depth > DeepestCondition)
        {
            _faults[at] = depth > DeepestCondition ? "These conditions are nested too deep." : "Give an object with field, op and value, or with op and conditions.";
            return new InsightsCondition(string.Empty, "and", [], []);
        }

        var op = Text(element, "op", $"{at}.op") ?? "=";
        var isJoin = op is "and" or "or" or "not";
        return new InsightsCondition(
            isJoin ? string.Empty : Text(element, "field", $"{at}.field") ?? string.Empty,
            op,
            isJoin ? [] : Values(element, at),
            isJoin ? [.. List(element, "conditions", $"{at}.conditions").Select((c, i) => Condition(c, FormattableString.Invariant($"{at}.conditions[{i}]"), depth + 1))] : []);
    }

    private List<string> Values(JsonElement element, string at)
    {
        if (!element.TryGetProperty("value", out var value) || value.ValueKind is JsonValueKind.Null)
        {
            return [];
        }

        var values = new List<string>();
        foreach (var one in value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().ToList() : [value])
        {
            if (Scalar(one) is { } text)
            {
                values.Add(text);
            }
            else
            {
                _faults[$"{at}.value"] = "Give a text, a number, true or false, or a list of these.";
            }
        }

        return values;
    }

    private static string? Scalar(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => null,
    };

    /// <summary>A column's name, with - before it for descending, or an object.</summary>
    private InsightsOrder Order(JsonElement element, string at)
    {
        if (element.ValueKind == JsonValueKind.Object)
        {
            return new InsightsOrder(Text(element, "column", $"{at}.column") ?? string.Empty, Flag(element, "descending"));
        }

        var text = Word(element, at);
        return new InsightsOrder(text.TrimStart('-'), text.StartsWith('-'));
    }

    private int? Limit(JsonElement root)
    {
        if (!root.TryGetProperty("limit", out var limit) || limit.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        if (limit.ValueKind == JsonValueKind.Number && limit.TryGetInt32(out var rows))
        {
            return rows;
        }

        _faults["limit"] = $"Give 1 to {InsightsLimits.Rows}.";
        return null;
    }

    private DayOfWeek FirstDay(JsonElement root)
    {
        switch (Text(root, "firstDayOfWeek", "firstDayOfWeek"))
        {
            case null or "monday":
                return DayOfWeek.Monday;
            case "sunday":
                return DayOfWeek.Sunday;
            case "saturday":
                return DayOfWeek.Saturday;
            default:
                _faults["firstDayOfWeek"] = "Give monday, sunday or saturday.";
                return DayOfWeek.Monday;
        }
    }

    /// <summary>A list; a single thing is a list of one.</summary>
    private IReadOnlyList<JsonElement> List(JsonElement element, string name, string at)
    {
        if (!element.TryGetProperty(name, out var list) || list.ValueKind == JsonValueKind.Null)
        {
            return [];
        }

        if (list.ValueKind == JsonValueKind.Array)
        {
            return [.. list.EnumerateArray()];
        }

        if (list.ValueKind is JsonValueKind.Object or JsonValueKind.String)
        {
            return [list];
        }

        _faults[at] = "Give a list.";
        return [];
    }

    private string? Text(JsonElement element, string name, string at)
        => !element.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null ? null : Word(value, at);

    private string Word(JsonElement value, string at)
    {
        if (value.ValueKind == JsonValueKind.String)
        {
            return value.GetString()!;
        }

        _faults[at] = "Give a text.";
        return string.Empty;
    }

    private double? Number(JsonElement element, string name, string at)
    {
        if (!element.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.Number)
        {
            return value.GetDouble();
        }

        _faults[at] = "Give a number.";
        return null;
    }

    private bool Flag(JsonElement element, string name)
    {
        if (!element.TryGetProperty(name, out var value) || value.ValueKind is JsonValueKind.Null or JsonValueKind.False)
        {
            return false;
        }

        if (value.ValueKind != JsonValueKind.True)
        {
            _faults[name] = "Give true or false.";
        }

        return true;
    }
}
