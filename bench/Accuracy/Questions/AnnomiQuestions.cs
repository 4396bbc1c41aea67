using CallInsight.Bench.Accuracy.Reading;

namespace CallInsight.Bench.Accuracy.Questions;

/// <summary>
/// Counselling talks. The full table has a row for each annotator with <c>question_exists</c> and <c>question_subtype</c>
/// (open, closed); the simple one only the main behaviour of a therapist's utterance.
/// </summary>
internal sealed class AnnomiQuestions : IMeasure
{
    public string Set => "annomi";

    public IEnumerable<Figure> Measure(SetFolder folder)
    {
        var rows = folder.Texts(p => p.EndsWith(".csv", StringComparison.Ordinal)).SelectMany(t => Csv.Read(t.Text)).Where(r => r.ContainsKey("utterance_text")).ToList();
        var kinds = new KindCounts();
        var asking = new Counts();
        foreach (var call in rows.GroupBy(r => r["transcript_id"], StringComparer.Ordinal))
        {
            Add(call, kinds, asking);
        }

        if (kinds.Labelled > 0)
        {
            yield return new Figure(Set, "open or closed, of therapists' questions that were found", kinds.Found, $"{AccuracyReport.Percent(kinds.Right)} right", "", "80 %");
            yield return new Figure(Set, "therapists' questions found at all", kinds.Labelled, AccuracyReport.Percent((double)kinds.Found / kinds.Labelled));
        }
        else if (asking.Seen > 0)
        {
            yield return new Figure(Set, "open or closed: not labelled in this part", 0, "–", "", "80 %");
        }

        if (asking.Seen > 0)
        {
            yield return new Figure(Set, "therapists' utterances whose main behaviour is a question", asking.Seen, asking.Line);
        }
    }

    private static void Add(IEnumerable<Dictionary<string, string>> call, KindCounts kinds, Counts asking)
    {
        var utterances = call.GroupBy(r => int.Parse(r["utterance_id"], System.Globalization.CultureInfo.InvariantCulture)).OrderBy(g => g.Key).Select(g => g.ToList()).ToList();
        var found = Calls.Analyse(utterances.Select(u => (u[0]["interlocutor"], u[0]["utterance_text"]))).Questions!.ToLookup(q => q.Utterance);
        for (var i = 0; i < utterances.Count; i++)
        {
            var open = utterances[i].Count(r => r.GetValueOrDefault("question_subtype") == "open");
            var closed = utterances[i].Count(r => r.GetValueOrDefault("question_subtype") == "closed");
            if (open != closed)
            {
                kinds.Add(open > closed, [.. found[i].Select(q => q.Kind)]);
            }

            if (utterances[i][0]["interlocutor"] == "therapist")
            {
                asking.Add(utterances[i].Any(r => r["main_therapist_behaviour"] == "question"), found[i].Any());
            }
        }
    }

    /// <summary>An utterance's kind is open when any of its questions is.</summary>
    private sealed class KindCounts
    {
        private int _right;

        public int Labelled { get; private set; }

        public int Found { get; private set; }

        public double Right => (double)_right / Math.Max(1, Found);

        public void Add(bool open, string[] found)
        {
            Labelled++;
            Found += found.Length > 0 ? 1 : 0;
            _right += found.Length > 0 && found.Contains("open") == open ? 1 : 0;
        }
    }
}
