using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using CallInsight.Contracts.Calls;

namespace CallInsight.Web.Calls;

/// <summary>Writes a transcript as a file to take away. JSON is our own format, so that it can be imported again.</summary>
internal static class TranscriptWriter
{
    public static IReadOnlyList<string> Formats { get; } = ["json", "vtt", "srt", "txt"];

    public static IResult Write(StoredTranscript transcript, string format) => format switch
    {
        "vtt" => Results.Text(Vtt(transcript), "text/vtt", Encoding.UTF8),
        "srt" => Results.Text(Srt(transcript), "application/x-subrip", Encoding.UTF8),
        "txt" => Results.Text(Plain(transcript), "text/plain", Encoding.UTF8),
        _ => Results.Bytes(Json(transcript), "application/json; charset=utf-8"),
    };

    public static byte[] Json(StoredTranscript transcript)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("language", transcript.Language);
            json.WriteString("timing", transcript.Timing);
            if (transcript.RecordingSeconds is { } seconds)
            {
                json.WriteNumber("recordingSeconds", seconds);
            }
            else
            {
                json.WriteNull("recordingSeconds");
            }

            json.WriteStartArray("speakers");
            foreach (var speaker in transcript.Speakers)
            {
                json.WriteStartObject();
                json.WriteString("id", speaker.Id);
                json.WriteString("name", speaker.Name);
                json.WriteString("role", speaker.Role);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartArray("utterances");
            foreach (var utterance in transcript.Utterances)
            {
                Write(json, utterance, transcript.Timing != "estimated");
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return buffer.ToArray();
    }

    private static void Write(Utf8JsonWriter json, StoredUtterance utterance, bool timed)
    {
        json.WriteStartObject();
        json.WriteString("speaker", utterance.Speaker);
        if (timed)
        {
            json.WriteNumber("start", utterance.Start);
            json.WriteNumber("end", utterance.End);
        }

        json.WriteString("text", utterance.Text);
        json.WriteBoolean("estimated", utterance.Estimated);
        if (utterance is { Words: { } words, Times: { } times })
        {
            json.WriteStartArray("words");
            for (var i = 0; i < words.Length; i++)
            {
                json.WriteStartObject();
                json.WriteString("text", words[i]);
                json.WriteNumber("start", times[2 * i]);
                json.WriteNumber("end", times[(2 * i) + 1]);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static string Vtt(StoredTranscript transcript)
    {
        var text = new StringBuilder("WEBVTT\n");
        foreach (var utterance in transcript.Utterances)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{Clock(utterance.Start, '.')} --> {Clock(utterance.End, '.')}\n<v {WebUtility.HtmlEncode(Name(transcript, utterance)).Replace('\n', ' ')}>{Escape(OneBlock(utterance.Text))}</v>\n");
        }

        return text.ToString();
    }

    private static string Srt(StoredTranscript transcript)
    {
        var text = new StringBuilder();
        foreach (var (utterance, i) in transcript.Utterances.Select((u, i) => (u, i)))
        {
            text.Append(CultureInfo.InvariantCulture, $"{i + 1}\n{Clock(utterance.Start, ',')} --> {Clock(utterance.End, ',')}\n{Name(transcript, utterance)}: {OneBlock(utterance.Text)}\n\n");
        }

        return text.ToString();
    }

    private static string Plain(StoredTranscript transcript)
    {
        var text = new StringBuilder();
        foreach (var utterance in transcript.Utterances)
        {
            var at = transcript.Timing == "estimated" ? string.Empty : $"[{Clock(utterance.Start, '.')[..8]}] ";
            text.Append(CultureInfo.InvariantCulture, $"{at}{Name(transcript, utterance)}: {OneBlock(utterance.Text).Replace('\n', ' ')}\n");
        }

        return text.ToString();
    }

    private static string Name(StoredTranscript transcript, StoredUtterance utterance)
        => transcript.Speakers.FirstOrDefault(s => s.Id == utterance.Speaker)?.Name ?? utterance.Speaker;

    private static string Escape(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    /// <summary>An empty line would end a cue.</summary>
    private static string OneBlock(string text)
        => string.Join('\n', text.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    private static string Clock(double seconds, char point)
    {
        var milliseconds = (long)Math.Round(Math.Max(0, seconds) * 1000);
        return string.Create(CultureInfo.InvariantCulture, $"{milliseconds / 3_600_000:00}:{milliseconds / 60_000 % 60:00}:{milliseconds / 1000 % 60:00}{point}{milliseconds % 1000:000}");
    }
}
