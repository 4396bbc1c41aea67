using System.Formats.Tar;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using CallInsight.Analysis.Tests.Calls;
using Xunit;

namespace CallInsight.Analysis.Tests.Timeline;

/// <summary>Real two-sided calls: their times are rounded to the cell of the second opinion, so that both count alike.</summary>
public sealed partial class ReadingTheConsultationsTests
{
    [Fact]
    public void Every_timing_metric_of_a_real_consultation_is_what_its_definition_says()
    {
        var consultations = Read(SharedData.Path("primock57", "primock57_transcripts_notes.tar.gz"));
        Assert.NotEmpty(consultations);
        foreach (var consultation in consultations)
        {
            ComparingWithASecondOpinionTests.Compare(consultation);
        }
    }

    [Fact]
    public void The_doctor_is_recognised_as_the_one_who_asks()
    {
        var consultations = Read(SharedData.Path("primock57", "primock57_transcripts_notes.tar.gz"));
        var answers = consultations
            .Select(c => c with { Speakers = [.. c.Speakers.Select(s => s with { Role = SpeakerRole.Unknown })] })
            .Select(c => Analyser.Analyse(new AnalysisRequest(c, [], null, AnalysisSettings.Default)))
            .Select(f => f.Speakers.FirstOrDefault(s => s.Role == SpeakerRole.Rep)?.Speaker)
            .ToList();
        var answered = answers.Where(a => a is not null).ToList();
        Assert.True(answered.Count >= 0.8 * answers.Count, $"answered {answered.Count} of {answers.Count}");
        Assert.True(answered.Count(a => a == "doctor") >= 0.95 * answered.Count, "of those answered");
    }

    private static List<Transcript> Read(string path)
    {
        var sides = new SortedDictionary<string, List<Utterance>>(StringComparer.Ordinal);
        using var file = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
        using var tar = new TarReader(file);
        while (tar.GetNextEntry() is { } entry)
        {
            if (entry is { DataStream: { } data } && entry.Name.EndsWith(".TextGrid", StringComparison.Ordinal))
            {
                var name = Path.GetFileNameWithoutExtension(entry.Name);
                var side = name[(name.LastIndexOf('_') + 1)..];
                using var reader = new StreamReader(data, Encoding.UTF8);
                var call = name[..name.LastIndexOf('_')];
                sides.TryAdd(call, []);
                sides[call].AddRange(Intervals(reader.ReadToEnd(), side));
            }
        }

        var speakers = new List<Speaker> { new("doctor", null, SpeakerRole.Rep), new("patient", null, SpeakerRole.Customer) };
        return [.. sides.Values.Select(u => new Transcript("en", Timing.Utterance, speakers, u))];
    }

    private static IEnumerable<Utterance> Intervals(string grid, string side)
        => Interval().Matches(grid)
            .Select(m => (Start: Rounded(m.Groups["start"].Value), End: Rounded(m.Groups["end"].Value), Text: Markup().Replace(m.Groups["text"].Value, " ").Trim()))
            .Where(i => i.Text.Length > 0)
            .Select(i => new Utterance(side, i.Start, i.End, i.Text));

    private static double Rounded(string seconds)
        => Math.Round(double.Parse(seconds, CultureInfo.InvariantCulture) / SecondOpinion.Cell) * SecondOpinion.Cell;

    [GeneratedRegex("""xmin = (?<start>[\d.]+)\s+xmax = (?<end>[\d.]+)\s+text = "(?<text>(?:[^"]|"")*)"\s""", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Interval();

    [GeneratedRegex("<[^>]*>", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Markup();
}
