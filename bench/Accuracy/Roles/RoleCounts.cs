using CallInsight.Analysis;

namespace CallInsight.Bench.Accuracy.Roles;

/// <summary>How often the analysis says who the rep is, how often that is right, and whether its confidence is what it comes to.</summary>
internal sealed class RoleCounts
{
    private static readonly double[] Bands = [0.8, 0.9, 0.95, 0.98, 1.01];

    private readonly List<(double Confidence, bool Right)> _answers = [];
    private int _calls;

    public void Add(Findings findings, string rep)
    {
        _calls++;
        if (findings.Speakers.FirstOrDefault(s => s.Role == SpeakerRole.Rep) is { } answer)
        {
            _answers.Add((answer.RoleConfidence, answer.Speaker == rep));
        }
    }

    public IEnumerable<Figure> Figures(string set)
    {
        if (_calls == 0)
        {
            yield break;
        }

        yield return new Figure(set, "who is the rep: answered", _calls, AccuracyReport.Percent((double)_answers.Count / _calls), "", "80 %");
        yield return new Figure(set, "who is the rep: right of those answered", _answers.Count, AccuracyReport.Percent(Right(_answers)), "", "95 %");
        yield return new Figure(set, "… right by confidence", _answers.Count, string.Join("; ", Bands.Zip(Bands.Skip(1), Band).Where(b => b.Length > 0)));
    }

    private string Band(double from, double to)
    {
        var answers = _answers.FindAll(a => a.Confidence >= from && a.Confidence < to);
        return answers.Count == 0 ? "" : $"{AccuracyReport.Number(from, 2)}–{AccuracyReport.Number(Math.Min(1, to), 2)}: {AccuracyReport.Percent(Right(answers))} of {answers.Count}";
    }

    private static double Right(List<(double Confidence, bool Right)> answers) => answers.Count == 0 ? 0 : answers.Average(a => a.Right ? 1.0 : 0);
}
