using System.Buffers;

namespace CallInsight.Analysis;

/// <summary>Writes findings, import reports and transcripts as the JSON that the API gives (camelCase, UTF-8, the same bytes for the same input).</summary>
public static class FindingsJson
{
    /// <summary>Writes findings.</summary>
    /// <param name="report">Written as <c>import</c>.</param>
    /// <param name="utterances">Written as <c>utterances</c> when given (only <c>POST /analysis</c> shows them).</param>
    public static byte[] Write(Findings findings, ImportReport report, Transcript? utterances) => throw new InvalidOperationException("Not built yet.");

    /// <summary>Writes an import report alone.</summary>
    public static byte[] Write(ImportReport report) => throw new InvalidOperationException("Not built yet.");

    /// <summary>Writes a transcript in our own format, with the language, roles, times and words it has.</summary>
    public static byte[] Write(Transcript transcript) => throw new InvalidOperationException("Not built yet.");
}
