using System.Diagnostics;
using System.Text;
using CallInsight.Analysis.Import;
using CsCheck;
using Xunit;

namespace CallInsight.Analysis.Tests.Import;

/// <summary>Damages every sample and every vendor's file that lies beside the repository, and reads what is left.</summary>
public class SurvivingDamagedSourcesTests(ITestOutputHelper output)
{
    private const int Inputs = 20_000;
    private const string Seed = "0000KOIKe5c1";

    // Longer files are cut, so that the number of inputs and not their size decides how long this takes.
    private const int Longest = 6_000;

    private static readonly byte[][] s_sources =
    [
        .. Samples.All.Select(sample => Encoding.UTF8.GetBytes(sample.Source)),
        .. SharedFormats.Files().Select(File.ReadAllBytes).Select(bytes => bytes[..Math.Min(bytes.Length, Longest)]),
    ];

    private static readonly string[] s_intruders = ["-->", "<v ", "</v>", "{", "}", "[", "]", "\"", ":", "\n", "\r\n\r\n", "null", "-1", "1e308", "99999999999999999999", "NaN", "\\ud800", "\\u0000", "\0", "<00:00:01.000><c>", "00:00:01.000 --> 00:00:02.000\n", "Ada: ", "é", "😀", "\uFEFF", "0:00", "**"];

    private static readonly Gen<byte[]> s_damaged =
        from source in Gen.Int[0, s_sources.Length - 1]
        from blows in Gen.Select(Gen.Int[0, 6], Gen.Double.Unit, Gen.Double.Unit, Gen.Int[0, 255]).Array[1, 6]
        select blows.Aggregate(s_sources[source], (bytes, blow) => Strike(bytes, blow));

    [Fact]
    public void A_damaged_source_is_read_or_refused_and_never_empty()
    {
        output.WriteLine($"Seed {Seed}, {s_sources.Length} sources");
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

    private static byte[] Strike(byte[] bytes, (int Kind, double Where, double Length, int Value) blow)
    {
        var at = (int)(blow.Where * bytes.Length);
        var count = Math.Min((int)(blow.Length * 40), bytes.Length - at);
        var piece = bytes.AsSpan(at, count);
        return blow.Kind switch
        {
            0 => bytes[..at],
            1 => bytes.Length == 0 ? bytes : [.. bytes[..at], (byte)blow.Value, .. bytes[Math.Min(bytes.Length, at + 1)..]],
            2 => [.. bytes[..at], .. Encoding.UTF8.GetBytes(s_intruders[blow.Value % s_intruders.Length]), .. bytes[at..]],
            3 => [.. bytes[..at], .. piece, .. piece, .. bytes[(at + count)..]],
            4 => [.. bytes[..at], .. bytes[(at + count)..]],
            5 => Swap(bytes, blow),
            _ => DoubleLine(bytes, at),
        };
    }

    private static byte[] Swap(byte[] bytes, (int Kind, double Where, double Length, int Value) blow)
    {
        var lines = Encoding.Latin1.GetString(bytes).Split('\n');
        var (one, other) = ((int)(blow.Where * lines.Length), (int)(blow.Length * lines.Length));
        (lines[one], lines[other]) = (lines[other], lines[one]);
        return Encoding.Latin1.GetBytes(string.Join('\n', lines));
    }

    private static byte[] DoubleLine(byte[] bytes, int at)
    {
        var from = bytes.AsSpan(0, at).LastIndexOf((byte)'\n') + 1;
        var next = bytes.AsSpan(at).IndexOf((byte)'\n');
        var to = next < 0 ? bytes.Length : at + next + 1;
        return [.. bytes[..to], .. bytes[from..to], .. bytes[to..]];
    }
}
