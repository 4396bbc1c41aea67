using System.Text.Json;

namespace CallInsight.Analysis.Json;

/// <summary>Writes a transcript in our own format. Estimated times are left out, so that reading it estimates them again.</summary>
internal static class TranscriptWriting
{
    public static void Write(Utf8JsonWriter json, Transcript transcript)
    {
        json.WriteStartObject();
        json.WriteString("language", transcript.Language);
        json.WriteObjects("speakers", transcript.Speakers, s =>
        {
            json.WriteString("id", s.Id);
            json.WriteString("name", s.Name);
            json.WriteString("role", s.Role == SpeakerRole.Unknown ? null : JsonWords.Of(s.Role));
        });
        var timed = transcript.Timing != Timing.Estimated;
        json.WriteObjects("utterances", transcript.Utterances, u => WriteUtterance(json, u, timed));
        json.WriteEndObject();
    }

    private static void WriteUtterance(Utf8JsonWriter json, Utterance utterance, bool timed)
    {
        json.WriteString("speaker", utterance.Speaker);
        if (timed)
        {
            json.WriteNumber("start", utterance.Start);
            json.WriteNumber("end", utterance.End);
        }

        json.WriteString("text", utterance.Text);
        if (timed && utterance.Words is { } words)
        {
            json.WriteObjects("words", words, w =>
            {
                json.WriteString("text", w.Text);
                json.WriteNumber("start", w.Start);
                json.WriteNumber("end", w.End);
            });
        }
    }
}
