using CallInsight.Web.Shared;

namespace CallInsight.Web.Insights.Comparing;

/// <summary>A comparison as CSV: one line for each metric and each of those compared.</summary>
internal static class CompareCsv
{
    public static string Of(CompareView view) => CsvCell.File(Rows(view));

    private static IEnumerable<IEnumerable<string>> Rows(CompareView view)
    {
        yield return ["metric", "of", "mean", "deviation", "n", "difference", "low", "high", "probability", "clear"];
        foreach (var row in view.Rows)
        {
            foreach (var (subject, cell) in view.Subjects.Zip(row.Cells))
            {
                yield return
                [
                    row.Metric.Key, CsvCell.Of(subject.Name), CsvCell.Of(cell.Sample.Mean), CsvCell.Of(cell.Sample.Deviation), CsvCell.Of((double)cell.Sample.Count),
                    CsvCell.Of(cell.Difference?.Value), CsvCell.Of(cell.Difference?.Low), CsvCell.Of(cell.Difference?.High), CsvCell.Of(cell.Difference?.Probability),
                    cell.Verdict switch { CompareVerdict.Clear => "yes", CompareVerdict.Unclear => "no", _ => "" },
                ];
            }
        }
    }
}
