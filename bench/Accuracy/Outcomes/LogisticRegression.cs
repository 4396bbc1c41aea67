namespace CallInsight.Bench.Accuracy.Outcomes;

/// <summary>One case: its features by name with their values, and what came of it.</summary>
internal sealed record Case(IReadOnlyList<(string Name, double Value)> Features, bool Outcome);

/// <summary>Plain logistic regression with an L2 penalty, fitted by AdaGrad in a fixed order: the same cases give the same weights.</summary>
internal sealed class LogisticRegression
{
    private const int Epochs = 10;
    private const double Rate = 0.05;
    private const double Penalty = 1e-2;
    private const int LeastCases = 3;
    private const int Stride = 7919;

    private readonly Dictionary<string, int> _features = new(StringComparer.Ordinal);
    private readonly double[] _weights;
    private readonly double[] _squares;
    private double _bias;
    private double _biasSquares = 1e-8;

    private LogisticRegression(IReadOnlyList<Case> cases)
    {
        foreach (var name in cases.SelectMany(c => c.Features.Select(f => f.Name)).CountBy(n => n, StringComparer.Ordinal).Where(n => n.Value >= LeastCases))
        {
            _features.Add(name.Key, _features.Count);
        }

        _weights = new double[_features.Count];
        _squares = Enumerable.Repeat(1e-8, _features.Count).ToArray();
        _bias = Logit(cases.Average(c => c.Outcome ? 1.0 : 0));
    }

    public static LogisticRegression Fit(IReadOnlyList<Case> cases)
    {
        var model = new LogisticRegression(cases);
        var read = cases.Select(c => (Features: model.Read(c), c.Outcome)).ToList();
        for (var step = 0L; step < (long)Epochs * read.Count; step++)
        {
            var (features, outcome) = read[(int)(step * Stride % read.Count)];
            model.Learn(features, outcome);
        }

        return model;
    }

    /// <summary>The probability of the outcome.</summary>
    public double Predict(Case one) => Probability(Read(one));

    private void Learn(List<(int Feature, double Value)> features, bool outcome)
    {
        var error = Probability(features) - (outcome ? 1 : 0);
        _biasSquares += error * error;
        _bias -= Rate * error / Math.Sqrt(_biasSquares);
        foreach (var (feature, value) in features)
        {
            var gradient = (error * value) + (Penalty * _weights[feature]);
            _squares[feature] += gradient * gradient;
            _weights[feature] -= Rate * gradient / Math.Sqrt(_squares[feature]);
        }
    }

    private List<(int Feature, double Value)> Read(Case one)
    {
        var read = new List<(int, double)>(one.Features.Count);
        foreach (var (name, value) in one.Features)
        {
            if (_features.TryGetValue(name, out var feature))
            {
                read.Add((feature, value));
            }
        }

        return read;
    }

    private double Probability(List<(int Feature, double Value)> features)
    {
        var sum = _bias;
        foreach (var (feature, value) in features)
        {
            sum += _weights[feature] * value;
        }

        return 1 / (1 + Math.Exp(-sum));
    }

    private static double Logit(double share) => Math.Log(Math.Clamp(share, 0.01, 0.99) / (1 - Math.Clamp(share, 0.01, 0.99)));
}
