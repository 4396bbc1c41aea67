using System.Diagnostics;
using CallInsight.Analysis.Import;
using CsCheck;
using Xunit;

namespace CallInsight.Analysis.Tests.Import;

/// <summary>Damages every sample and every vendor's file that lies beside the repository, and reads what is left.</summary>
public class SurvivingDamagedSourcesTests(ITestOutputHelper output)
{
    private const int Inputs = 20_000;
    private const string Seed = "0000KOIKe5c1";

    private static readonly IReadOnlyList<byte[]> s_sources = DamagedSources.Of();

    private static readonly Gen<byte[]> s_damaged =
        from source in Gen.Int[0, s_sources.Count - 1]
        from blows in Gen.Select(Gen.Int[0, 6], Gen.Double.Unit, Gen.Double.Unit, Gen.Int[0, 255]).Array[1, 6]
        select blows.Aggregate(s_sources[source], (bytes, blow) => DamagedSources.Strike(bytes, blow));

    [Fact]
    public void A_damaged_source_is_read_or_refused_and_never_empty()
    {
        output.WriteLine($"Seed {Seed}, {s_sources.Count} sources");
        s_damaged.Sample(bytes => Check(bytes), iter: Inputs, seed: Seed, threads: 2);
    }

    private static void Check(byte[] bytes)
    {
        var began = Stopwatch.GetTimestamp();
        var result = TranscriptReader.Read(bytes, TranscriptFormats.Auto);

        Assert.True((result.Read is null) != (result.Fault is null));

        // Far beyond any honest pause of the machine: only a hang takes so long.
        Assert.True(Stopwatch.GetElapsedTime(began) < TimeSpan.FromSeconds(20), "Reading hangs.");
        if (result.Read is { } read)
        {
            CheckTranscript(read);
        }
        else
        {
            Assert.StartsWith("transcript.", result.Fault!.Code, StringComparison.Ordinal);
            Assert.NotEmpty(result.Fault.Message);
        }
    }

    internal static void CheckTranscript(ReadTranscript read)
    {
        var utterances = read.Transcript.Utterances;
        Assert.NotEmpty(utterances);
        Assert.Contains(utterances, utterance => !string.IsNullOrWhiteSpace(utterance.Text));
        Assert.All(utterances, utterance => Assert.True(utterance.Start >= 0 && utterance.End >= utterance.Start && utterance.End <= 10_000_000, $"{utterance}"));
        Assert.Equal(utterances.OrderBy(u => u.Start).ThenBy(u => u.End), utterances);
        Assert.Equal(utterances.Select(u => u.Speaker).Distinct().Order(StringComparer.Ordinal), read.Transcript.Speakers.Select(s => s.Id).Order(StringComparer.Ordinal));
        foreach (var utterance in utterances.Where(utterance => utterance.Words is not null))
        {
            Assert.NotEmpty(utterance.Words!);
            Assert.All(utterance.Words!, word => Assert.True(word.End >= word.Start && word.Start >= utterance.Start && word.End <= utterance.End, $"{word} in {utterance}"));
        }
    }
}
