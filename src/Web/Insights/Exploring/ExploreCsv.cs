using CallInsight.Web.Shared;

namespace CallInsight.Web.Insights.Exploring;

/// <summary>An answer as CSV: the columns under their names in the API, groups in words, figures unrounded.</summary>
internal static class ExploreCsv
{
    public static string Of(ExploreView view) => CsvCell.File(Rows(view));

    private static IEnumerable<IEnumerable<string>> Rows(ExploreView view)
    {
        var (answer, groups) = (view.Answer, view.Question.State.GroupBy.Count);
        yield return answer.Columns.Select(c => CsvCell.Of(c.Name));
        for (var row = 0; row < answer.Rows; row++)
        {
            var at = row;
            yield return
            [
                .. Enumerable.Range(0, groups).Select(g => CsvCell.Of(answer.Columns[g] is { Type: "date" } date ? date.Texts![at] ?? "" : view.Rows[at].Groups[g])),
                .. answer.Columns.Skip(groups).Select((c, i) => c.Histograms is null ? CsvCell.Of(c.Number(at)) : CsvCell.Of(view.Rows[at].Figures[i])),
            ];
        }
    }
}
