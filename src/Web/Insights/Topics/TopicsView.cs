using CallInsight.Contracts.Insights;
using CallInsight.Web.Insights.Asking;
using CallInsight.Web.Shared;

namespace CallInsight.Web.Insights.Topics;

/// <summary>A part of the calls and how many of them mention the topic.</summary>
/// <param name="Filter">What the list of calls is narrowed by; null where it cannot be.</param>
public sealed record TopicPart(string Kind, string Name, long Known, double? Share, string? Filter);

/// <summary>All that Topics shows.</summary>
/// <param name="Rows">Topics that were looked for, in the order of <paramref name="Sort"/>.</param>
/// <param name="Chosen">The one that the charts show; null where there is none.</param>
/// <param name="Trend">The chosen one by the period's parts.</param>
/// <param name="Parts">The chosen one by outcome and by stage.</param>
/// <param name="Orders">Pairs of enough calls, the surest order first.</param>
public sealed record TopicsView(
    PageQuestion Question, FigureFilters Filters, IReadOnlyList<TopicRow> Rows, SortOrder Sort, TopicRow? Chosen, InsightsAnswer? Trend, IReadOnlyList<TopicPart> Parts, IReadOnlyList<TopicPair> Orders,
    IReadOnlyDictionary<string, string> Names, DateTimeOffset DataTo)
{
    // Beyond it an axis that rounds up would end at more than all calls.
    private const double NearAll = 0.75;

    public Chart TrendChart
    {
        get
        {
            var axis = new TimeAxis(Question.Period.Days, Question.Period.Grain, Question.FirstDayOfWeek);
            var byStart = new Dictionary<string, double?>(StringComparer.Ordinal);
            for (var row = 0; row < Trend!.Rows; row++)
            {
                var known = Trend[$"topic.{Chosen!.Key}.mentions.count"].Number(row) > 0;
                byStart[Trend.Columns[0].Texts![row]!] = known ? Trend[TopicRow.ShareColumn(Chosen.Key)].Number(row) : null;
            }

            return new Chart
            {
                Kind = ChartKind.Line,
                Measure = TopicsWords.ShareMeasure,
                Figure = FigureKind.Percent,
                Axis = axis.Label,
                Categories = axis.Written,
                CategoryKeys = axis.Keys,
                Scale = byStart.Values.Max() > NearAll ? new ChartScale(0, 1, 0.25) : null,
                Series = [new ChartSeries(Chosen!.Name, [.. axis.Starts.Select(s => byStart.GetValueOrDefault(Iso(s)))])],
            };
        }
    }

    public Chart PlacesChart => new()
    {
        Kind = ChartKind.Histogram,
        Measure = TopicsWords.PlacesSeries,
        Figure = FigureKind.Count,
        Axis = TopicsWords.PlacesAxis,
        Categories = [.. Enumerable.Range(0, Chosen!.Tenths.Count).Select(i => TopicsWords.Tenth(i * 10, (i + 1) * 10))],
        Series = [new ChartSeries(TopicsWords.PlacesSeries, [.. Chosen.Tenths.Select(t => Chosen.Tenths.Sum() == 0 ? null : (double?)t)])],
    };

    public string PlacesSummary => TopicsWords.PlacesSummary(
        Figures.Count(Chosen!.Tenths.Sum()), Figures.Percent(Chosen.Tenths.Sum() == 0 ? null : Chosen.Tenths.Take(Chosen.Tenths.Count / 2).Sum() / (double)Chosen.Tenths.Sum()));

    public string NameOf(string topic) => Names.GetValueOrDefault(topic, topic);

    /// <summary>The calls that mention topics.</summary>
    public string CallsHref(string? filter, params IReadOnlyList<string> topics)
        => $"{Period.CallsHref(Question.BasePath, Question.Period.Days)}&topic={Uri.EscapeDataString(string.Join(',', topics))}{Filters.Tail}{(filter is null ? "" : $"&{filter}")}";

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
