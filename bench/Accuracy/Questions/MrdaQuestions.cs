using CallInsight.Bench.Accuracy.Reading;

namespace CallInsight.Bench.Accuracy.Questions;

/// <summary>Meetings: <c>speaker|text|basic act|…|…</c>. Their question marks were put there by the labellers and are always taken out.</summary>
internal sealed class MrdaQuestions : IMeasure
{
    public string Set => "mrda";

    public IEnumerable<Figure> Measure(SetFolder folder)
    {
        var (plain, marked) = (new Counts(), new Counts());
        foreach (var (_, text) in folder.Texts(p => p.EndsWith("_set.txt", StringComparison.Ordinal)))
        {
            var call = SetFolder.Lines(text).Select(Read).ToList();
            AskingCounts.Add(plain, call, AskingCounts.WithoutMarks);
            AskingCounts.Add(marked, call, AskingCounts.WithoutQuestionMarks);
        }

        if (plain.Seen > 0)
        {
            yield return new Figure(Set, "questions, no punctuation", plain.Seen, plain.Line, "F1 0.464 start-word rule (measured)", "F1 0.52, reach 0.60");
            yield return new Figure(Set, "questions, other marks kept, no “?”", marked.Seen, marked.Line);
        }
    }

    public static Labelled Read(string line)
    {
        var fields = line.Split('|');
        return new Labelled(fields[0], string.Join('|', fields[1..^3]), fields[^3] == "Q");
    }
}
