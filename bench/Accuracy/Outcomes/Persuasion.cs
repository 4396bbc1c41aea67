using System.Globalization;
using CallInsight.Bench.Accuracy.Reading;

namespace CallInsight.Bench.Accuracy.Outcomes;

/// <summary>One persuades another to donate: B4 is the side (1 the persuadee), B6 what that side gave. No published parts: ten folds.</summary>
internal sealed class Persuasion : IMeasure
{
    private const string Persuadee = "1";

    public string Set => "persuasionforgood";

    public IEnumerable<Figure> Measure(SetFolder folder)
    {
        var files = folder.Texts(p => p.EndsWith(".csv", StringComparison.Ordinal)).ToDictionary(t => Path.GetFileName(t.Path), t => Csv.Read(t.Text).ToList(), StringComparer.Ordinal);
        if (!files.TryGetValue("full_dialog.csv", out var speech) || !files.TryGetValue("full_info.csv", out var people))
        {
            return [];
        }

        var given = people.Where(p => p["B4"] == Persuadee).ToDictionary(p => p["B2"], p => double.Parse(p["B6"], CultureInfo.InvariantCulture) > 0, StringComparer.Ordinal);
        var talks = speech.GroupBy(s => s["B2"], StringComparer.Ordinal).Where(t => given.ContainsKey(t.Key))
            .Select(t => new Talk(t.Select(s => (s["B4"], s["Unit"])).ToList(), given[t.Key])).ToList();
        return Talk.Figures(Set, "donated or not", talks, [], "accuracy 63.4 %, AUC 0.669 (measured)", "AUC 0.608 (measured)");
    }
}
