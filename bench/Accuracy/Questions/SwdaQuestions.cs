using CallInsight.Bench.Accuracy.Reading;

namespace CallInsight.Bench.Accuracy.Questions;

/// <summary>Telephone talk: <c>speaker|text|act</c>, one file a dialogue.</summary>
internal sealed class SwdaQuestions : IMeasure
{
    private static readonly HashSet<string> Asking = ["qy", "qw", "qo", "qrr", "qy^d", "qw^d"];

    public string Set => "swda";

    public IEnumerable<Figure> Measure(SetFolder folder)
    {
        var (plain, marked) = (new Counts(), new Counts());
        foreach (var call in Dialogues(folder))
        {
            AskingCounts.Add(plain, call, AskingCounts.WithoutMarks);
            AskingCounts.Add(marked, call, t => t);
        }

        if (plain.Seen > 0)
        {
            yield return new Figure(Set, "questions, no punctuation", plain.Seen, plain.Line, "F1 0.660 start-word rule; 0.744 logistic regression with the next utterance (measured)", "F1 0.70, reach 0.74");
            yield return new Figure(Set, "questions, with punctuation", marked.Seen, marked.Line, "F1 0.703 ends in “?”; 0.775 logistic regression (measured)", "F1 0.74, reach 0.77");
        }
    }

    // Where dialogues are not apart, all of a file is one.
    public static IEnumerable<List<Labelled>> Dialogues(SetFolder folder)
    {
        var apart = false;
        foreach (var (_, text) in folder.Texts(p => Path.GetFileNameWithoutExtension(p).All(char.IsAsciiDigit)))
        {
            apart = true;
            yield return Read(text);
        }

        foreach (var (_, text) in apart ? [] : folder.Texts(p => p.EndsWith("_set.txt", StringComparison.Ordinal)))
        {
            yield return Read(text);
        }
    }

    private static List<Labelled> Read(string text) => SetFolder.Lines(text).Select(line =>
    {
        var (head, tail) = (line.IndexOf('|', StringComparison.Ordinal), line.LastIndexOf('|'));
        return new Labelled(line[..head], line[(head + 1)..Math.Max(head + 1, tail)], Asking.Contains(line[(tail + 1)..]));
    }).ToList();
}
