using CallInsight.Analysis;
using CallInsight.Bench.Accuracy.Questions;
using CallInsight.Bench.Accuracy.Reading;

namespace CallInsight.Bench.Accuracy.Roles;

/// <summary>Telephone talk between two who have nothing to sell to each other: whoever is named the rep is named wrongly.</summary>
internal sealed class StrangersRoles : IMeasure
{
    public string Set => "swda";

    public IEnumerable<Figure> Measure(SetFolder folder)
    {
        var (calls, answered) = (0, 0);
        foreach (var call in SwdaQuestions.Dialogues(folder))
        {
            calls++;
            answered += Calls.Analyse(call.Select(u => (u.Speaker, u.Text)), language: null).Speakers.Any(s => s.Role == SpeakerRole.Rep) ? 1 : 0;
        }

        if (calls > 0)
        {
            yield return new Figure(Set, "who is the rep: answered although nobody is", calls, AccuracyReport.Percent((double)answered / calls));
        }
    }
}
