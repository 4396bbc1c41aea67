using CallInsight.Analysis.Text;

namespace CallInsight.Bench.Accuracy.Outcomes;

/// <summary>A talk with an outcome.</summary>
/// <param name="Turns">What was said, and by which side.</param>
internal sealed record Talk(IReadOnlyList<(string Side, string Text)> Turns, bool Outcome)
{
    /// <summary>The words and pairs of words of the talk, each with its side; each counts once.</summary>
    public Case Whole => CaseOf(Turns);

    /// <summary>The same of the first half of the turns.</summary>
    public Case FirstHalf => CaseOf(Turns.Take(Turns.Count / 2));

    /// <summary>The figures on whole talks and on first halves.</summary>
    /// <param name="test">None where the talks are forecast in ten folds.</param>
    public static IEnumerable<Figure> Figures(string set, string what, IReadOnlyList<Talk> training, IReadOnlyList<Talk> test, string whole, string half)
    {
        var forecasts = Forecast(training, test, t => t.Whole);
        var halves = Forecast(training, test, t => t.FirstHalf);
        var how = test.Count == 0 ? "ten folds" : "trained on the training part";
        yield return new Figure(set, $"{what}, {how}: words of the whole talk", forecasts.Count, forecasts.Line, whole);
        yield return new Figure(set, $"{what}: words of the first half", halves.Count, halves.Line, half);
    }

    private static Forecasts Forecast(IReadOnlyList<Talk> training, IReadOnlyList<Talk> test, Func<Talk, Case> of)
        => test.Count == 0 ? Forecasts.InFolds([.. training.Select(of)]) : Forecasts.Of([.. training.Select(of)], test.Select(of));

    private Case CaseOf(IEnumerable<(string Side, string Text)> turns)
    {
        var features = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (side, text) in turns)
        {
            var before = "";
            foreach (var word in Words.Of(text))
            {
                var form = word.ToString().ToLowerInvariant();
                features.Add($"{side} {form}");
                features.Add($"{side} {before} {form}");
                before = form;
            }
        }

        return new Case([.. features.Select(f => (f, 1.0))], Outcome);
    }
}
