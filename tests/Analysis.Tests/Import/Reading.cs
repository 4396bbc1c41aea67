using System.Text;
using CallInsight.Analysis.Import;
using Xunit;

namespace CallInsight.Analysis.Tests.Import;

/// <summary>Reads samples written in a test.</summary>
internal static class Reading
{
    public static ReadTranscript Of(string source, string format = TranscriptFormats.Auto) => Of(Encoding.UTF8.GetBytes(source), format);

    public static ReadTranscript Of(byte[] source, string format = TranscriptFormats.Auto)
    {
        var result = TranscriptReader.Read(source, format);
        Assert.True(result.Fault is null, $"{result.Fault?.Code}: {result.Fault?.Message}");
        return result.Read!;
    }

    public static ReadingFault FaultOf(string source, string format = TranscriptFormats.Auto) => FaultOf(Encoding.UTF8.GetBytes(source), format);

    public static ReadingFault FaultOf(byte[] source, string format = TranscriptFormats.Auto)
    {
        var result = TranscriptReader.Read(source, format);
        Assert.Null(result.Read);
        Assert.NotNull(result.Fault);
        Assert.NotEmpty(result.Fault.Message);
        return result.Fault;
    }

    /// <summary>Lines of the form <c>speaker start-end text</c>, to compare at a glance.</summary>
    public static string[] Lines(ReadTranscript read) =>
        [.. read.Transcript.Utterances.Select(u => FormattableString.Invariant($"{u.Speaker} {Math.Round(u.Start, 3)}-{Math.Round(u.End, 3)} {u.Text}"))];

    /// <summary>How often something was estimated.</summary>
    public static int Estimated(ReadTranscript read, string what) => read.Report.Estimated.SingleOrDefault(e => e.What == what)?.Count ?? 0;
}
