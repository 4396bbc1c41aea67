namespace CallInsight.Bench.Accuracy.Outcomes;

/// <summary>Forecasts beside what came of it.</summary>
internal sealed class Forecasts
{
    private const int Folds = 10;

    private readonly List<(double Probability, bool Outcome)> _all = [];

    public int Count => _all.Count;

    public double Accuracy => _all.Average(f => f.Probability >= 0.5 == f.Outcome ? 1.0 : 0);

    public double Brier => _all.Average(f => Math.Pow(f.Probability - (f.Outcome ? 1 : 0), 2));

    /// <summary>How often a case with the outcome is ranked above one without; ties count half.</summary>
    public double Auc
    {
        get
        {
            var (below, pairs, positives) = (0.0, 0.0, _all.Count(f => f.Outcome));
            foreach (var group in _all.GroupBy(f => f.Probability).OrderBy(g => g.Key))
            {
                double with = group.Count(f => f.Outcome), without = group.Count(f => !f.Outcome);
                pairs += with * (below + (without / 2));
                below += without;
            }

            return pairs / Math.Max(1, positives * (double)(_all.Count - positives));
        }
    }

    /// <summary>The three in one line.</summary>
    public string Line => $"accuracy {AccuracyReport.Percent(Accuracy)}, AUC {AccuracyReport.Number(Auc)}, Brier {AccuracyReport.Number(Brier)}";

    public static Forecasts Of(IReadOnlyList<Case> training, IEnumerable<Case> test)
    {
        var forecasts = new Forecasts();
        forecasts.Add(LogisticRegression.Fit(training), test);
        return forecasts;
    }

    /// <summary>Each tenth forecast by the other nine; every tenth case is of one fold.</summary>
    public static Forecasts InFolds(IReadOnlyList<Case> cases)
    {
        var forecasts = new Forecasts();
        for (var fold = 0; fold < Folds; fold++)
        {
            var held = fold;
            forecasts.Add(LogisticRegression.Fit([.. cases.Where((_, i) => i % Folds != held)]), cases.Where((_, i) => i % Folds == held));
        }

        return forecasts;
    }

    private void Add(LogisticRegression model, IEnumerable<Case> cases) => _all.AddRange(cases.Select(c => (model.Predict(c), c.Outcome)));
}
