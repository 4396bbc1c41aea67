using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CallInsight.Contracts.Insights;
using CallInsight.Web.Insights.Asking;
using CallInsight.Web.Shared;

namespace CallInsight.Web.Insights.Exploring;

/// <summary>A question as the body of <c>POST /api/v1/insights/query</c>. The page itself asks by this body, so that both are the same.</summary>
internal sealed class ExploreBody(ExploreState state, FilterChoices choices)
{
    // As people read and copy it: no sign is escaped that JSON lets stand. It is never put into HTML unencoded.
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="zone">Whose days they are.</param>
    public string Write(PeriodDays days, TimeZoneInfo zone)
    {
        var body = new JsonObject
        {
            ["from"] = Iso(days.From),
            ["to"] = Iso(days.To.AddDays(1)),
            ["timeZone"] = zone.Id,
            ["measures"] = new JsonArray([.. state.Measures.Select(Measure)]),
            ["groupBy"] = new JsonArray([.. state.GroupBy.Select(g => (JsonNode)g)]),
            ["where"] = Where(),
            ["limit"] = state.Limit,
        };
        if (state.Compare is { } compare)
        {
            body["compare"] = compare switch
            {
                ExploreState.Previous => InsightsComparison.PreviousPeriod,
                ExploreState.Benchmark => InsightsComparison.OfBenchmark,
                ExploreState.LastYear => InsightsComparison.SamePeriodLastYear,
                var team => new JsonObject { ["team"] = team },
            };
        }

        if (state.Order is { } order)
        {
            body["orderBy"] = new JsonArray((JsonNode)(state.Descending ? "-" + order : order));
        }

        return body.ToJsonString(Indented);
    }

    private static JsonObject Measure(MeasureWords measure)
    {
        var node = new JsonObject { ["metric"] = measure.Metric.Key, ["aggregate"] = measure.Aggregate };
        if (measure.Argument is { } argument)
        {
            node["argument"] = argument;
        }

        return node;
    }

    /// <summary>One group stands as it is; of several, one must hold.</summary>
    private JsonArray Where()
    {
        var groups = new List<List<JsonNode>>();
        foreach (var condition in state.Conditions)
        {
            if (groups.Count == 0 || condition.Join == "or")
            {
                groups.Add([]);
            }

            groups[^1].Add(condition.IsNot ? Join("not", [Leaf(condition)]) : Leaf(condition));
        }

        return groups.Count switch
        {
            0 => [],
            1 => new JsonArray([.. groups[0]]),
            _ => new JsonArray(Join("or", [.. groups.Select(g => g.Count == 1 ? g[0] : Join("and", g))])),
        };
    }

    private static JsonObject Join(string op, IEnumerable<JsonNode> conditions) => new() { ["op"] = op, ["conditions"] = new JsonArray([.. conditions]) };

    private JsonObject Leaf(ExploreCondition condition)
    {
        var node = new JsonObject { ["field"] = condition.Field, ["op"] = condition.Op };
        if (condition.Op == "isNull")
        {
            return node;
        }

        var values = (condition.Op is "in" or "notIn" ? condition.Value.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) : [condition.Value]).Select(v => Value(condition, v)).ToList();
        node["value"] = condition.Op is "in" or "notIn" ? new JsonArray([.. values]) : values[0];
        return node;
    }

    /// <summary>Metrics have numbers; reps are meant by name and asked for by id, where the name is one person's.</summary>
    private JsonNode Value(ExploreCondition condition, string value)
    {
        if (!choices.Metrics.Groupings.Contains(condition.Field))
        {
            // JSON has no number for what is not finite; as a text it is refused.
            return double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : value;
        }

        if (condition.Field != "member" || condition.Op == "contains")
        {
            return value;
        }

        var named = choices.People.Members.Where(m => string.Equals(m.Name, value, StringComparison.OrdinalIgnoreCase)).ToList();
        return named is [var one] ? one.Member.ToString("D") : value;
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
