using CallInsight.Bench.Accuracy.Reading;

namespace CallInsight.Bench.Accuracy;

/// <summary>What is measured on one labelled set.</summary>
internal interface IMeasure
{
    /// <summary>The set's folder.</summary>
    string Set { get; }

    /// <summary>The figures; none where the folder holds nothing of the kind.</summary>
    IEnumerable<Figure> Measure(SetFolder folder);

    /// <summary>The figures, or one line that says what is missing.</summary>
    IEnumerable<Figure> MeasureIn(SetFolder? folder)
    {
        if (folder is null)
        {
            return [new Figure(Set, "absent", 0, "–")];
        }

        var figures = Measure(folder).ToList();
        return figures.Count > 0 ? figures : [new Figure(Set, $"nothing to measure {GetType().Name} on", 0, "–")];
    }
}
