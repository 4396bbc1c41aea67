using CallInsight.Bench.Accuracy.Reading;

namespace CallInsight.Bench.Accuracy.Sentiment;

/// <summary>Scripted talk, each utterance labelled negative, neutral or positive by those who saw and heard it.</summary>
internal sealed class MeldSentiment : IMeasure
{
    private const double Margin = 0.03;

    public string Set => "meld";

    public IEnumerable<Figure> Measure(SetFolder folder)
    {
        var (ours, plain) = (new ClassCounts(), new ClassCounts());
        foreach (var (text, label) in Utterances(folder))
        {
            ours.Add(label, Calls.Analyse([("A", text)]).Sentiment.Utterances[0]!.Value);
            plain.Add(label, PlainVader.Score(text));
        }

        if (ours.Seen > 0)
        {
            var toBeat = $"{AccuracyReport.Number(plain.WeightedF1)} plain VADER (beside it); 0.626 logistic regression trained on it (measured); 0.676 DialogueRNN (published)";
            yield return new Figure(Set, "sentiment in three classes, weighted F1", ours.Seen, AccuracyReport.Number(ours.WeightedF1), toBeat, AccuracyReport.Number(plain.WeightedF1 + Margin));
            yield return new Figure(Set, "… F1 by class", ours.Seen, ours.ByClass, plain.ByClass);
        }
    }

    public static IEnumerable<(string Text, int Label)> Utterances(SetFolder folder)
        => folder.Texts(p => p.EndsWith("_sent_emo.csv", StringComparison.Ordinal))
            .SelectMany(t => Csv.Read(t.Text))
            .Select(r => (r["Utterance"], ClassCounts.ClassOf(r["Sentiment"])))
            .Where(u => u.Item2 >= 0);
}
