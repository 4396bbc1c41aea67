namespace CallInsight.Analysis.Import;

/// <summary>Reads a source of any known format.</summary>
public static class TranscriptReader
{
    /// <summary>Reads a transcript.</summary>
    /// <param name="content">The source as bytes: UTF-8, or UTF-16 or UTF-32 with a byte order mark. A leading U+FEFF is skipped.</param>
    /// <param name="format">One of <see cref="TranscriptFormats"/>; <c>auto</c> recognises the format by content.</param>
    public static ReadingResult Read(ReadOnlyMemory<byte> content, string format)
        => new ReadingFault("transcript.unknownFormat", "No format is known yet.");
}
