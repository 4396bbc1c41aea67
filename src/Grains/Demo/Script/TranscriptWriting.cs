using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using CallInsight.Grains.Demo.Plan;

namespace CallInsight.Grains.Demo.Script;

/// <summary>Writes what was said in our own transcript format.</summary>
internal static class TranscriptWriting
{
    public static byte[] Write(MadeUpCall call, IReadOnlyList<Spoken> spoken)
    {
        var bytes = new ArrayBufferWriter<byte>(16 * 1024);
        using (var json = new Utf8JsonWriter(bytes, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("language", "en");
            WriteSpeakers(json, call);
            json.WriteStartArray("utterances");
            foreach (var utterance in spoken)
            {
                WriteUtterance(json, utterance, call.ByPhone);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return bytes.WrittenSpan.ToArray();
    }

    private static void WriteSpeakers(Utf8JsonWriter json, MadeUpCall call)
    {
        json.WriteStartArray("speakers");
        WriteSpeaker(json, Voices.Rep, call.Rep.Name, "rep");
        WriteSpeaker(json, Voices.Contact, call.Customer.Contact.Name, "customer");
        if (call.Customer.Second is { } second)
        {
            WriteSpeaker(json, Voices.Second, second.Name, "customer");
        }

        json.WriteEndArray();
    }

    private static void WriteSpeaker(Utf8JsonWriter json, string id, string name, string role)
    {
        json.WriteStartObject();
        json.WriteString("id", id);
        json.WriteString("name", name);
        json.WriteString("role", role);
        json.WriteEndObject();
    }

    private static void WriteUtterance(Utf8JsonWriter json, Spoken spoken, bool withWords)
    {
        json.WriteStartObject();
        json.WriteString("speaker", spoken.Speaker);
        json.WriteNumber("start", spoken.Start);
        json.WriteNumber("end", spoken.End);
        json.WriteString("text", spoken.Text);
        if (withWords)
        {
            WriteWords(json, spoken);
        }

        json.WriteEndObject();
    }

    private static void WriteWords(Utf8JsonWriter json, Spoken spoken)
    {
        json.WriteStartArray("words");
        var at = spoken.Start;
        foreach (var word in spoken.Text.Split(' '))
        {
            var end = Math.Min(at + (spoken.SecondsPerWeight * SpeechClock.Weight(word)), spoken.End);
            json.WriteStartObject();
            json.WriteString("text", word);
            json.WriteNumber("start", Math.Round(at, 2));
            json.WriteNumber("end", Math.Round(end, 2));
            json.WriteEndObject();
            at = end;
        }

        json.WriteEndArray();
    }
}
