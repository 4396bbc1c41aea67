using System.Text.Json;
using CallInsight.Contracts;
using CallInsight.Contracts.Insights;
using CallInsight.Web.Calls;

namespace CallInsight.Web.Insights;

/// <summary>Reads the body of a question field by field, so that every fault of its shape is named at once.</summary>
internal sealed class InsightsQueryReader
{
    private const int DeepestCondition = 20;
    private readonly Dictionary<string, string> _faults = new(StringComparer.Ordinal);
    private readonly QueryFields _fields;
    private readonly DayOfWeek _firstDay;

    private InsightsQueryReader(DayOfWeek firstDay) => (_fields, _firstDay) = (new QueryFields(_faults), firstDay);

    /// <param name="zone">Whose clock counts when the question names none.</param>
    /// <param name="firstDay">On which weeks begin when the question does not say so.</param>
    public static Result<InsightsQuery> Read(JsonElement root, string zone, DayOfWeek firstDay) => new InsightsQueryReader(firstDay).ReadQuery(root, zone);

    private Result<InsightsQuery> ReadQuery(JsonElement root, string zone)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            return InsightsRefusals.Invalid(new Dictionary<string, string>(StringComparer.Ordinal) { ["body"] = "Send a JSON object." });
        }

        var timeZone = _fields.Text(root, "timeZone", "timeZone") ?? zone;
        var query = new InsightsQuery(
            _fields.Moment(root, "from", timeZone), _fields.Moment(root, "to", timeZone), timeZone,
            [.. _fields.List(root, "measures", "measures").Select((m, i) => Measure(m, FormattableString.Invariant($"measures[{i}]")))],
            [.. _fields.List(root, "groupBy", "groupBy").Select((g, i) => _fields.Word(g, FormattableString.Invariant($"groupBy[{i}]")))],
            [.. _fields.List(root, "where", "where").Select((c, i) => Condition(c, FormattableString.Invariant($"where[{i}]"), 0))],
            [.. _fields.List(root, "orderBy", "orderBy").Select((o, i) => Order(o, FormattableString.Invariant($"orderBy[{i}]")))],
            Limit(root), FirstDay(root), _fields.Flag(root, "approximate"), Compare: Compare(root, timeZone));
        return _faults.Count == 0 ? query : InsightsRefusals.Invalid(_faults);
    }

    private InsightsMeasure Measure(JsonElement element, string at)
    {
        if (element.ValueKind == JsonValueKind.Object)
        {
            return new InsightsMeasure(_fields.Text(element, "metric", $"{at}.metric") ?? InsightsFields.Calls, _fields.Text(element, "aggregate", $"{at}.aggregate") ?? "count", _fields.Number(element, "argument", $"{at}.argument"));
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

        var op = _fields.Text(element, "op", $"{at}.op") ?? "=";
        var isJoin = op is "and" or "or" or "not";
        return new InsightsCondition(
            isJoin ? string.Empty : _fields.Text(element, "field", $"{at}.field") ?? string.Empty,
            op,
            isJoin ? [] : Values(element, at),
            isJoin ? [.. _fields.List(element, "conditions", $"{at}.conditions").Select((c, i) => Condition(c, FormattableString.Invariant($"{at}.conditions[{i}]"), depth + 1))] : []);
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
            if (Scalar(one, $"{at}.value") is { } text)
            {
                values.Add(text);
            }
            else
            {
                _faults.TryAdd($"{at}.value", "Give a text, a number, true or false, or a list of these.");
            }
        }

        return values;
    }

    private string? Scalar(JsonElement value, string at) => value.ValueKind switch
    {
        JsonValueKind.String => JsonText.Read(value, at, _faults),
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
            return new InsightsOrder(_fields.Text(element, "column", $"{at}.column") ?? string.Empty, _fields.Flag(element, "descending"));
        }

        var text = _fields.Word(element, at);
        return new InsightsOrder(text.TrimStart('-'), text.StartsWith('-'));
    }

    /// <summary>A word, or an object with a team or a span.</summary>
    private InsightsComparison? Compare(JsonElement root, string timeZone)
    {
        if (!root.TryGetProperty("compare", out var compare) || compare.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        if (compare.ValueKind == JsonValueKind.String && JsonText.Read(compare, "compare", _faults) is (InsightsComparison.PreviousPeriod or InsightsComparison.SamePeriodLastYear or InsightsComparison.OfBenchmark) and var kind)
        {
            return new InsightsComparison(kind);
        }

        if (compare.ValueKind == JsonValueKind.Object && compare.TryGetProperty("team", out var team))
        {
            return new InsightsComparison(InsightsComparison.OfTeam, Guid.TryParse(_fields.Word(team, "compare.team"), out var id) ? id : null);
        }

        if (compare.ValueKind == JsonValueKind.Object && compare.TryGetProperty("from", out _))
        {
            return new InsightsComparison(InsightsComparison.OfSpan, null, _fields.Moment(compare, "from", timeZone), _fields.Moment(compare, "to", timeZone));
        }

        _faults["compare"] = "Give previousPeriod, samePeriodLastYear, benchmark, { \"team\": id } or { \"from\": …, \"to\": … }.";
        return null;
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
        switch (_fields.Text(root, "firstDayOfWeek", "firstDayOfWeek"))
        {
            case null:
                return _firstDay;
            case "monday":
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
}
