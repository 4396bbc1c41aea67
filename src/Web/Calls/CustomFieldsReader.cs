using System.Text.Json;

namespace CallInsight.Web.Calls;

/// <summary>Reads custom fields of a JSON body: texts as they are, numbers, true and false as they are written.</summary>
internal static class CustomFieldsReader
{
    /// <summary>The object <c>customFields</c>; null where there is none.</summary>
    public static Dictionary<string, string?>? Read(JsonElement body, Dictionary<string, string> faults)
    {
        if (!body.TryGetProperty("customFields", out var given) || given.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        var fields = new Dictionary<string, string?>(StringComparer.Ordinal);
        if (given.ValueKind != JsonValueKind.Object)
        {
            faults["customFields"] = "Give an object of names and values.";
            return fields;
        }

        foreach (var field in given.EnumerateObject())
        {
            if (JsonText.NameOf(field, "customFields", faults) is { } name)
            {
                fields[name] = Value(field.Value, $"customFields.{name}", faults);
            }
        }

        return fields;
    }

    /// <summary>One value; null where it is null, and where it is a fault, which is noted.</summary>
    public static string? Value(JsonElement value, string path, Dictionary<string, string> faults)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Null:
                return null;
            case JsonValueKind.String:
                return JsonText.Read(value, path, faults);
            case JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False:
                return value.GetRawText();
            default:
                faults[path] = "Give a text, a number, true or false.";
                return null;
        }
    }
}
