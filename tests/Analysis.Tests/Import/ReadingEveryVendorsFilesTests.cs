using CallInsight.Analysis.Import;
using Xunit;

namespace CallInsight.Analysis.Tests.Import;

public class ReadingEveryVendorsFilesTests(ITestOutputHelper output)
{
    // Named as what they are: no transcripts, or broken on purpose.
    private static readonly string[] s_mayBeRefused = ["invalid", "schema", "no_captions", "swagger-extract"];

    [Fact]
    public void Each_transcript_among_them_has_words_and_a_length()
    {
        Assert.SkipWhen(SharedFormats.Folder is null, "The vendors' files do not lie beside this repository.");
        var failed = new List<string>();
        foreach (var file in SharedFormats.Files())
        {
            var result = TranscriptReader.Read(File.ReadAllBytes(file), TranscriptFormats.Auto);
            var name = Path.GetRelativePath(SharedFormats.Folder, file);
            output.WriteLine(result.Read is { } read
                ? FormattableString.Invariant($"{name}: {read.Report.Format} {read.Report.Recognised} {read.Transcript.Timing} {read.Transcript.Language} {read.Transcript.Utterances.Max(u => u.End):0.0}s est={string.Join(',', read.Report.Estimated)} out={string.Join(',', read.Report.LeftOut.Take(3))}")
                : $"{name}: {result.Fault!.Code} {result.Fault.Line} {result.Fault.Message}");
            if (result.Read is { } transcript ? transcript.Transcript.Utterances.Max(u => u.End) <= 0 : !s_mayBeRefused.Any(word => name.Contains(word, StringComparison.Ordinal)))
            {
                failed.Add(name);
            }
        }

        Assert.Empty(failed);
    }
}
