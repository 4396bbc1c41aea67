using System.Text.Json;

namespace CallInsight.Web.Calls;

/// <summary>Texts of a JSON body that can be kept: well-formed and without U+0000, which the database holds for no text.</summary>
internal static class JsonText
{
    /// <summary>What is said of half a character.</summary>
    public const string LoneSurrogate = "It holds half a character (a lone surrogate).";

    /// <summary>The text of a property; null where there is none, and where it is a fault, which is noted.</summary>
    /// <param name="path">How the fault names it, where that is not its name.</param>
    public static string? Find(JsonElement body, string name, Dictionary<string, string> faults, string? path = null)
    {
        if (!body.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.String)
        {
            return Read(value, path ?? name, faults);
        }

        faults[path ?? name] = "Give a text.";
        return null;
    }

    /// <summary>The text of a JSON string; null where it is a fault, which is noted.</summary>
    public static string? Read(JsonElement value, string path, Dictionary<string, string> faults) => Checked(value.GetString, path, faults);

    /// <summary>The name of a property; null where it is a fault, which is noted for the object it is in.</summary>
    public static string? NameOf(JsonProperty property, string path, Dictionary<string, string> faults) => Checked(() => property.Name, path, faults);

    private static string? Checked(Func<string?> read, string path, Dictionary<string, string> faults)
    {
        try
        {
            var text = read();
            if (text?.Contains('\0', StringComparison.Ordinal) != true)
            {
                return text;
            }

            faults[path] = "It holds a character that is no text (U+0000).";
        }
        catch (InvalidOperationException)
        {
            faults[path] = LoneSurrogate;
        }

        return null;
    }
}
