using CallInsight.Bench.Accuracy.Reading;

namespace CallInsight.Bench.Accuracy.Outcomes;

/// <summary>Haggling over books, hats and balls; three files line for line: talk, part of the set, deal or no deal. Each talk stands there once for each side: the first is used.</summary>
internal sealed class DealOrNoDeal : IMeasure
{
    private const string Selection = "<selection>";

    public string Set => "dealornodeal";

    public IEnumerable<Figure> Measure(SetFolder folder)
    {
        var talks = Talks(folder).ToList();
        var training = talks.FindAll(t => t.Part == "train").ConvertAll(t => t.Talk);
        var test = (talks.Exists(t => t.Part == "test") ? talks.FindAll(t => t.Part == "test") : talks.FindAll(t => t.Part != "train")).ConvertAll(t => t.Talk);
        return training.Count == 0 || test.Count == 0
            ? []
            : Talk.Figures(Set, "deal or none", training, test, "accuracy 84.3 %, AUC 0.842, Brier 0.111 (measured)", "AUC 0.738 (measured)");
    }

    private static IEnumerable<(string Part, Talk Talk)> Talks(SetFolder folder)
    {
        var files = folder.Texts(p => p.EndsWith(".txt", StringComparison.Ordinal)).ToDictionary(t => t.Path, t => SetFolder.Lines(t.Text).ToList(), StringComparer.Ordinal);
        if (!files.TryGetValue("data.txt", out var talks) || !files.TryGetValue("data.split.txt", out var parts) || !files.TryGetValue("data.label.txt", out var labels))
        {
            yield break;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < talks.Count; i++)
        {
            var turns = talks[i].Split("<eos>").Select(Turn).OfType<(string Side, string Text)>().ToList();
            if (seen.Add(parts[i] + string.Join('|', turns.Select(t => t.Text))))
            {
                yield return (parts[i], new Talk(turns.ConvertAll(t => ("", t.Text)), labels[i] == "deal"));
            }
        }
    }

    // "1 0 4 2 1 2 YOU: i would like 4 hats"; the last says what was chosen.
    private static (string Side, string Text)? Turn(string turn)
    {
        var at = Math.Max(turn.IndexOf("YOU:", StringComparison.Ordinal), turn.IndexOf("THEM:", StringComparison.Ordinal));
        var colon = at < 0 ? -1 : turn.IndexOf(':', at);
        return colon < 0 || turn.Contains(Selection, StringComparison.Ordinal) ? null : (turn[at..colon], turn[(colon + 1)..].Trim());
    }
}
