using System.Globalization;
using CallInsight.Contracts.Insights;
using CallInsight.Grains.Insights.Planning;

namespace CallInsight.Grains.Insights.Merging;

/// <summary>Sets the groups of two answers beside each other. A group that is on one side alone has 0 calls on the other, and nothing else is known of it there.</summary>
internal sealed class JoinCompared(QueryPlan plan, InsightsAnswer answer, InsightsAnswer other)
{
    private int Dimensions => plan.Dimensions.Count;

    public InsightsAnswer Run()
    {
        var pairs = Pairs();
        List<InsightsColumn> columns = [.. Enumerable.Range(0, Dimensions).Select(d => Keys(d, pairs)), .. plan.Columns.SelectMany((c, i) => Measured(c, Dimensions + i, pairs))];
        var rows = OrderCompared.Of(plan, columns, pairs.Count);
        return new InsightsAnswer([.. columns.Select(c => OrderCompared.Pick(c, rows))], rows.Length, answer.Approximate || other.Approximate);
    }

    /// <summary>The rows of both sides that belong together; −1 where a side has none.</summary>
    private List<(int Row, int Other)> Pairs()
    {
        var others = Enumerable.Range(0, other.Rows).Select(row => (Row: row, Key: KeyOf(row))).Where(o => o.Key is not null).DistinctBy(o => o.Key, StringComparer.Ordinal).ToDictionary(o => o.Key!, o => o.Row, StringComparer.Ordinal);
        var pairs = new List<(int, int)>();
        for (var row = 0; row < answer.Rows; row++)
        {
            pairs.Add((row, others.Remove(KeyIn(answer, row, (_, text) => text)!, out var at) ? at : -1));
        }

        pairs.AddRange(others.Values.Order().Select(row => (-1, row)));
        return pairs;
    }

    /// <summary>The other side's key in the words of this one; null where this side has no such part of time.</summary>
    private string? KeyOf(int row) => KeyIn(other, row, Beside);

    private string? Beside(int dimension, string text) => plan.Dimensions[dimension].Grouping.Dimension is <= FactsDimension.Quarter and var part
        ? plan.Compared!.Parts.Of(part, DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture))?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
        : text;

    private string? KeyIn(InsightsAnswer side, int row, Func<int, string, string?> beside)
    {
        var key = string.Empty;
        for (var dimension = 0; dimension < Dimensions; dimension++)
        {
            var column = side.Columns[dimension];
            if (column.Texts is { } texts && texts[row] is { } text)
            {
                if (beside(dimension, text) is not { } known)
                {
                    return null;
                }

                key += string.Create(CultureInfo.InvariantCulture, $"{known.Length}:{known}");
            }
            else
            {
                key += column.Texts is null ? string.Create(CultureInfo.InvariantCulture, $"{column.Numbers![row]};") : "-";
            }
        }

        return key;
    }

    private InsightsColumn Keys(int dimension, List<(int Row, int Other)> pairs)
    {
        var (mine, theirs) = (answer.Columns[dimension], other.Columns[dimension]);
        return mine with
        {
            Texts = mine.Texts is null ? null : [.. pairs.Select(p => p.Row >= 0 ? mine.Texts[p.Row] : theirs.Texts![p.Other] is { } text ? Beside(dimension, text) : null)],
            Numbers = mine.Numbers is null ? null : [.. pairs.Select(p => p.Row >= 0 ? mine.Numbers[p.Row] : theirs.Numbers![p.Other])],
        };
    }

    private IEnumerable<InsightsColumn> Measured(PlannedColumn planned, int column, List<(int Row, int Other)> pairs)
    {
        var (mine, theirs) = (answer.Columns[column], other.Columns[column]);
        if (!ComparedColumns.Has(planned))
        {
            return [mine with { Histograms = [.. pairs.Select(p => p.Row >= 0 ? mine.Histograms![p.Row] : [])] }];
        }

        var without = planned.Aggregate == "count" && plan.OfMembers is null ? 0 : double.NaN;
        double[] values = [.. pairs.Select(p => p.Row >= 0 ? mine.Numbers![p.Row] : without)];
        double[] beside = [.. pairs.Select(p => p.Other >= 0 ? theirs.Numbers![p.Other] : without)];
        return
        [
            mine with { Numbers = values },
            mine with { Name = InsightsComparison.Beside(planned.Name), Numbers = beside },
            mine with { Name = InsightsComparison.Change(planned.Name), Numbers = [.. values.Zip(beside, (a, b) => a - b)] },
        ];
    }
}
