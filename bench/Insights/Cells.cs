using CallInsight.Contracts.Insights;

namespace CallInsight.Bench.Insights;

/// <summary>An answer's numbers by week and rep, so that answers of different makers can be compared.</summary>
internal sealed class Cells
{
    private readonly Dictionary<(DateOnly Week, Guid Rep), IReadOnlyList<double?>> _rows = [];

    public int Rows => _rows.Count;

    public void Add(DateOnly week, Guid rep, IReadOnlyList<double?> numbers) => _rows.Add((week, rep), numbers);

    public static Cells Of(InsightsAnswer answer)
    {
        var cells = new Cells();
        for (var row = 0; row < answer.Rows; row++)
        {
            var at = row;
            cells.Add(DateOnly.Parse(answer.Columns[0].Texts![row]!, System.Globalization.CultureInfo.InvariantCulture), Guid.Parse(answer.Columns[1].Texts![row]!), [.. answer.Columns.Skip(2).Select(c => c.Number(at))]);
        }

        return cells;
    }

    /// <summary>The greatest difference of any number, as a share of it (of 1 where it is smaller).</summary>
    /// <exception cref="InvalidOperationException">Rows or unknown numbers differ.</exception>
    public double DifferenceTo(Cells other)
    {
        if (Rows != other.Rows)
        {
            throw new InvalidOperationException($"{Rows} rows and {other.Rows}.");
        }

        var most = 0.0;
        foreach (var (key, numbers) in _rows)
        {
            foreach (var (a, b) in numbers.Zip(other._rows[key]))
            {
                most = (a, b) switch
                {
                    (null, null) => most,
                    ({ } one, { } two) => Math.Max(most, Math.Abs(one - two) / Math.Max(1, Math.Abs(one))),
                    _ => throw new InvalidOperationException($"{a} and {b} in {key}."),
                };
            }
        }

        return most;
    }
}
