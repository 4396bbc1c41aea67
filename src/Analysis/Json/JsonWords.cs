using System.Text.Json;

namespace CallInsight.Analysis.Json;

/// <summary>Names of values and the writing of those that may be unknown.</summary>
internal static class JsonWords
{
    public static string Of(SpeakerRole role) => role switch
    {
        SpeakerRole.Rep => "rep",
        SpeakerRole.Customer => "customer",
        SpeakerRole.Unknown => "unknown",
    };

    public static string Of(Timing timing) => timing switch
    {
        Timing.Estimated => "estimated",
        Timing.Utterance => "utterance",
        Timing.Word => "word",
    };

    public static void WriteNumber(this Utf8JsonWriter json, string name, double? value)
    {
        json.WritePropertyName(name);
        json.WriteNumberValue(value);
    }

    public static void WriteNumberValue(this Utf8JsonWriter json, double? value)
    {
        if (value is { } number)
        {
            json.WriteNumberValue(number);
        }
        else
        {
            json.WriteNullValue();
        }
    }

    /// <summary>Writes a list; null where it cannot be known.</summary>
    public static void WriteList<T>(this Utf8JsonWriter json, string name, IReadOnlyList<T>? items, Action<T> write)
    {
        if (items is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartArray(name);
        foreach (var item in items)
        {
            write(item);
        }

        json.WriteEndArray();
    }

    /// <summary>Writes a list of objects.</summary>
    public static void WriteObjects<T>(this Utf8JsonWriter json, string name, IReadOnlyList<T>? items, Action<T> write)
        => json.WriteList(name, items, item =>
        {
            json.WriteStartObject();
            write(item);
            json.WriteEndObject();
        });
}
