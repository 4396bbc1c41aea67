using System.Text.Json;
using CallInsight.Analysis;
using CallInsight.Contracts.Calls;
using CallInsight.Grains.Calls;

namespace CallInsight.Grains.Reports.Exports;

/// <summary>A transcript in our own format, with the names and roles that people gave since: imported again, it is the same call.</summary>
internal static class WriteTranscript
{
    /// <param name="masked">Personal data become <c>[kind]</c>.</param>
    public static void To(Utf8JsonWriter json, StoredTranscript stored, CallDetails details, bool masked)
    {
        var transcript = TranscriptSource.Load(stored, details.Speakers);
        transcript = masked ? Masker.Redact(transcript, [.. details.Participants.Select(p => p.Name)]) : transcript;
        json.WriteStartObject();
        json.WriteString("language", transcript.Language);
        json.WriteStartArray("speakers");
        foreach (var speaker in transcript.Speakers)
        {
            json.WriteStartObject();
            json.WriteString("id", speaker.Id);
            json.WriteString("name", speaker.Name);
            json.WriteString("role", speaker.Role.ToString().ToLowerInvariant());
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("utterances");
        foreach (var utterance in transcript.Utterances)
        {
            Write(json, utterance);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Utterance utterance)
    {
        json.WriteStartObject();
        json.WriteString("speaker", utterance.Speaker);
        json.WriteNumber("start", utterance.Start);
        json.WriteNumber("end", utterance.End);
        json.WriteString("text", utterance.Text);
        if (utterance.Words is { } words)
        {
            json.WriteStartArray("words");
            foreach (var word in words)
            {
                json.WriteStartObject();
                json.WriteString("text", word.Text);
                json.WriteNumber("start", word.Start);
                json.WriteNumber("end", word.End);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }
}
