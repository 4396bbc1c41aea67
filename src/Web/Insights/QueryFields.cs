using System.Globalization;
using System.Text.Json;
using CallInsight.Web.Calls;
using CallInsight.Web.Hosting;

namespace CallInsight.Web.Insights;

/// <summary>Reads the fields of a question's body; what is of another kind is noted with its place, and reading goes on.</summary>
internal sealed class QueryFields(Dictionary<string, string> faults)
{
    /// <summary>A time with its offset, or a day, which begins in the question's zone.</summary>
    public DateTimeOffset Moment(JsonElement root, string name, string timeZone)
    {
        var text = Text(root, name, name);
        if (text is null)
        {
            faults.TryAdd(name, "Give a time or a day as ISO 8601, e.g. 2026-03-02.");
            return default;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 1970 and <= 2200)
        {
            return LocalDays.StartOf(day, TimeZoneInfo.TryFindSystemTimeZoneById(timeZone, out var zone) ? zone : TimeZoneInfo.Utc);
        }

        if (IsoTime.TryParse(text, out var moment))
        {
            return moment.ToUniversalTime();
        }

        faults[name] = "Give a time or a day as ISO 8601, e.g. 2026-03-02.";
        return default;
    }

    /// <summary>A list; a single thing is a list of one.</summary>
    public IReadOnlyList<JsonElement> List(JsonElement element, string name, string at)
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

        faults[at] = "Give a list.";
        return [];
    }

    public string? Text(JsonElement element, string name, string at)
        => !element.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null ? null : Word(value, at);

    public string Word(JsonElement value, string at)
    {
        if (value.ValueKind == JsonValueKind.String)
        {
            return JsonText.Read(value, at, faults) ?? string.Empty;
        }

        faults[at] = "Give a text.";
        return string.Empty;
    }

    public double? Number(JsonElement element, string name, string at)
    {
        if (!element.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.Number)
        {
            return value.GetDouble();
        }

        faults[at] = "Give a number.";
        return null;
    }

    public bool Flag(JsonElement element, string name)
    {
        if (!element.TryGetProperty(name, out var value) || value.ValueKind is JsonValueKind.Null or JsonValueKind.False)
        {
            return false;
        }

        if (value.ValueKind != JsonValueKind.True)
        {
            faults[name] = "Give true or false.";
        }

        return true;
    }
}
