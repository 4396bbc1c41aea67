using System.Globalization;
using System.Text.Json;

namespace CallInsight.Analysis.Import.Json;

/// <summary>Fields of a JSON element, without complaint: what is absent, null or of another type is null or empty.</summary>
internal static class JsonFields
{
    private static readonly JsonElement s_nothing = JsonDocument.Parse("[]").RootElement.Clone();

    /// <summary>The first of the named fields that is there and not null.</summary>
    public static JsonElement? Field(this JsonElement element, params ReadOnlySpan<string> names)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        foreach (var name in names)
        {
            if (element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null)
            {
                return value;
            }
        }

        return null;
    }

    public static bool Has(this JsonElement element, string name) => element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out _);

    /// <summary>Whether the named field is a list.</summary>
    public static bool HasItems(this JsonElement element, string name) => element.Field(name) is { ValueKind: JsonValueKind.Array };

    /// <summary>The items of the named list; none where there is no such list.</summary>
    public static JsonElement.ArrayEnumerator Items(this JsonElement element, string name) => element.Field(name)?.Items() ?? s_nothing.EnumerateArray();

    /// <summary>The items of a list; none where it is no list.</summary>
    public static JsonElement.ArrayEnumerator Items(this JsonElement element) =>
        (element.ValueKind == JsonValueKind.Array ? element : s_nothing).EnumerateArray();

    /// <summary>The first item of the named list.</summary>
    public static JsonElement? First(this JsonElement element, string name) => element.Field(name)?.First();

    /// <summary>The first item of a list.</summary>
    public static JsonElement? First(this JsonElement element) =>
        element.ValueKind == JsonValueKind.Array && element.GetArrayLength() > 0 ? element[0] : null;

    /// <summary>The text of the first of the named fields that is a string or a number.</summary>
    public static string? Text(this JsonElement element, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (element.Field(name)?.AsText() is { } text)
            {
                return text;
            }
        }

        return null;
    }

    /// <summary>The same, null also where it is blank.</summary>
    public static string? Name(this JsonElement element, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (element.Field(name)?.AsText() is { } text && !string.IsNullOrWhiteSpace(text))
            {
                return text.Trim();
            }
        }

        return null;
    }

    /// <summary>A string's text, or a number as written.</summary>
    public static string? AsText(this JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => element.GetString(),
        JsonValueKind.Number => element.GetRawText(),
        _ => null,
    };

    /// <summary>The first of the named fields that is a finite number, also one written as a string.</summary>
    public static double? Number(this JsonElement element, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (element.Field(name)?.AsNumber() is { } number)
            {
                return number;
            }
        }

        return null;
    }

    /// <summary>A finite number, also one written as a string.</summary>
    public static double? AsNumber(this JsonElement element)
    {
        var known = element.ValueKind switch
        {
            JsonValueKind.Number => element.TryGetDouble(out var number) ? number : double.NaN,
            JsonValueKind.String => double.TryParse(element.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : double.NaN,
            _ => double.NaN,
        };
        return double.IsFinite(known) ? known : null;
    }

    /// <summary>A point in time; null where the field is none. One without an offset is taken as UTC.</summary>
    public static DateTimeOffset? Moment(this JsonElement element, params ReadOnlySpan<string> names) =>
        element.Name(names) is { Length: <= 64 } text
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) ? moment : null;
}
