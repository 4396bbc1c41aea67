using System.IO.Compression;
using System.Text.Json;
using CallInsight.Analysis;
using CallInsight.Bench.Measuring;

namespace CallInsight.Bench.Findings;

/// <summary>The calls that both sides read: made-up ones that everybody has, and real meetings where the folder of samples is there.</summary>
internal static class CallSet
{
    public const int WordsOfACall = 6_000;
    private const int Calls = 100;
    private const double SecondsAWord = 0.4;

    public static IEnumerable<(string Name, List<Transcript> Calls)> All()
    {
        yield return ($"{Calls} made up, {WordsOfACall:N0} words", Enumerable.Range(0, Calls).Select(n => MadeUp(n, WordsOfACall)).ToList());
        var meetings = Path.Combine(Environment.GetEnvironmentVariable("CALLINSIGHT_SHARED") ?? Path.Combine(Machine.Clone, "..", "shared"), "data", "qmsum", "val.jsonl.gz");
        if (File.Exists(meetings))
        {
            var real = Real(meetings).ToList();
            yield return ($"{real.Count} real meetings (QMSum), {WordsOfACall:N0} words", real);
        }
        else
        {
            Console.WriteLine($"No real speech: {meetings} is absent.");
        }
    }

    public static Transcript MadeUp(int number, int words)
        => Of(MadeUpSpeech.Call(number, words).Select(s => new Utterance(s.Speaker, s.Start, s.End, s.Text)).ToList());

    private static IEnumerable<Transcript> Real(string file)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(file), CompressionMode.Decompress));
        while (reader.ReadLine() is { } line)
        {
            using var meeting = JsonDocument.Parse(line);
            var utterances = new List<Utterance>();
            var words = 0;
            foreach (var turn in meeting.RootElement.GetProperty("meeting_transcripts").EnumerateArray().TakeWhile(_ => words < WordsOfACall))
            {
                var text = turn.GetProperty("content").GetString()!;
                var spoken = text.Count(' ') + 1;
                utterances.Add(new Utterance(turn.GetProperty("speaker").GetString()!, words * SecondsAWord, (words + spoken) * SecondsAWord, text));
                words += spoken;
            }

            if (words >= WordsOfACall)
            {
                yield return Of(utterances);
            }
        }
    }

    // Roles and language are found by the analysis itself, as for any import.
    private static Transcript Of(List<Utterance> utterances)
        => new(null, Timing.Utterance, utterances.Select(u => u.Speaker).Distinct(StringComparer.Ordinal).Select(s => new Speaker(s, null, SpeakerRole.Unknown)).ToList(), utterances);
}
