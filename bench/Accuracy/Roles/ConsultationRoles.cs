using System.Globalization;
using System.Text.RegularExpressions;
using CallInsight.Analysis;
using CallInsight.Bench.Accuracy.Reading;

namespace CallInsight.Bench.Accuracy.Roles;

/// <summary>Video consultations, a TextGrid a side; the doctor is the rep.</summary>
internal sealed partial class ConsultationRoles : IMeasure
{
    private const string Rep = "doctor";

    public string Set => "primock57";

    public IEnumerable<Figure> Measure(SetFolder folder)
    {
        var counts = new RoleCounts();
        foreach (var call in Consultations(folder))
        {
            counts.Add(Calls.Analyse(call), Rep);
        }

        return counts.Figures(Set);
    }

    public static IEnumerable<Transcript> Consultations(SetFolder folder)
    {
        var sides = folder.Texts(p => p.EndsWith(".TextGrid", StringComparison.Ordinal)).Select(t => (Name: Path.GetFileNameWithoutExtension(t.Path), t.Text));
        foreach (var call in sides.GroupBy(s => s.Name[..s.Name.LastIndexOf('_')], StringComparer.Ordinal))
        {
            var utterances = call.SelectMany(s => Side(s.Name[(s.Name.LastIndexOf('_') + 1)..], s.Text)).OrderBy(u => u.Start).ToList();
            yield return new Transcript(null, Timing.Utterance, Calls.SpeakersOf(utterances), utterances);
        }
    }

    private static IEnumerable<Utterance> Side(string speaker, string grid)
        => Interval().Matches(grid)
            .Select(m => new Utterance(speaker, Seconds(m, 1), Seconds(m, 2), Tag().Replace(m.Groups[3].Value.Replace("\"\"", "\"", StringComparison.Ordinal), " ").Trim()))
            .Where(u => u.Text.Length > 0);

    private static double Seconds(Match interval, int group) => double.Parse(interval.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"xmin = ([\d.]+)\s+xmax = ([\d.]+)\s+text = ""((?:[^""]|"""")*)""", RegexOptions.None, 10_000)]
    private static partial Regex Interval();

    // "<UNSURE>…</UNSURE>", "<UNIN/>".
    [GeneratedRegex("<[^>]*>", RegexOptions.None, 10_000)]
    private static partial Regex Tag();
}
