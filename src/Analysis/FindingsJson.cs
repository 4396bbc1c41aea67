using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace CallInsight.Analysis;

/// <summary>Writes findings, import reports and transcripts as the JSON that the API gives (camelCase, UTF-8, the same bytes for the same input).</summary>
public static class FindingsJson
{
    // Text as it is, in any script: half of all utterances hold an apostrophe. It is served as application/json; a page that embeds it encodes it itself.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 16 };

    /// <summary>Writes findings.</summary>
    /// <param name="report">Written as <c>import</c>.</param>
    /// <param name="utterances">Written as <c>utterances</c> when given (only <c>POST /analysis</c> shows them).</param>
    public static byte[] Write(Findings findings, ImportReport report, Transcript? utterances)
    {
        ArgumentNullException.ThrowIfNull(findings);
        ArgumentNullException.ThrowIfNull(report);
        return Written(json => new Json.FindingsWriting(json, findings).Write(report, utterances));
    }

    /// <summary>Writes an import report alone.</summary>
    public static byte[] Write(ImportReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return Written(json => Json.ImportReportWriting.Write(json, report));
    }

    /// <summary>Writes a transcript in our own format, with the language, roles, times and words it has.</summary>
    public static byte[] Write(Transcript transcript)
    {
        ArgumentNullException.ThrowIfNull(transcript);
        return Written(json => Json.TranscriptWriting.Write(json, transcript));
    }

    private static byte[] Written(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(16 * 1024);
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            write(json);
        }

        return buffer.WrittenSpan.ToArray();
    }
}
