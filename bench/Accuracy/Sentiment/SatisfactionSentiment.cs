using System.Globalization;
using CallInsight.Analysis;
using CallInsight.Bench.Accuracy.Reading;

namespace CallInsight.Bench.Accuracy.Sentiment;

/// <summary>Talks with a booking system: <c>side⇥text⇥act⇥ratings</c>, an empty line between dialogues, a last line for the whole.</summary>
internal sealed class SatisfactionSentiment : IMeasure
{
    private const string User = "USER";

    public string Set => "user-satisfaction";

    public IEnumerable<Figure> Measure(SetFolder folder)
    {
        foreach (var (path, text) in folder.Texts(p => p.EndsWith(".txt", StringComparison.Ordinal)))
        {
            var pairs = Dialogues(text).Select(Pair).OfType<(double, double)>().ToList();
            if (pairs.Count > 1)
            {
                yield return new Figure(Set, $"{Path.GetFileNameWithoutExtension(path)}: correlation of the user's sentiment with the rating of the dialogue", pairs.Count, AccuracyReport.Number(Correlation(pairs)));
            }
        }
    }

    private static IEnumerable<List<string[]>> Dialogues(string text)
        => text.Replace("\r", "", StringComparison.Ordinal).Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Select(d => SetFolder.Lines(d).Select(l => l.Split('\t')).ToList());

    private static (double Sentiment, double Rating)? Pair(List<string[]> dialogue)
    {
        var whole = dialogue.Find(l => l.Length > 3 && l[0] == User && l[1] == "OVERALL");
        if (whole is null)
        {
            return null;
        }

        var speech = dialogue.Where(l => l != whole && l.Length > 1).Select(l => (l[0], l[1]));
        var sentiment = Calls.Analyse(speech, role: s => s == User ? SpeakerRole.Customer : SpeakerRole.Rep)["sentimentCustomer"];
        return sentiment is { } score ? (score, whole[3].Split(',').Average(r => double.Parse(r, CultureInfo.InvariantCulture))) : null;
    }

    private static double Correlation(List<(double X, double Y)> pairs)
    {
        var (x, y) = (pairs.Average(p => p.X), pairs.Average(p => p.Y));
        return pairs.Sum(p => (p.X - x) * (p.Y - y)) / Math.Sqrt(pairs.Sum(p => (p.X - x) * (p.X - x)) * pairs.Sum(p => (p.Y - y) * (p.Y - y)));
    }
}
