using CallInsight.Contracts;
using CallInsight.Contracts.Insights;
using CallInsight.Web.Calls;
using CallInsight.Web.Insights.Asking;
using CallInsight.Web.Shared;

namespace CallInsight.Web.Insights.Topics;

/// <summary>Gets the figures of Topics as its address says: its period and filters, <c>topic</c> for the charts, <c>sort</c> for the table.</summary>
internal sealed class TopicsFigures(IGrainFactory grains)
{
    /// <summary>Pairs of fewer calls say nothing of an order.</summary>
    public const int PairCalls = 20;
    private const int MostPairs = 25;

    // Four measures each, and the count of calls.
    private const int TopicsOfAQuery = (InsightsLimits.Measures - 1) / 4;

    public static IReadOnlyList<string> Columns { get; } = ["topic", "share", "mentions", "first"];

    public async Task<Result<TopicsView>> LoadAsync(HttpContext http, string address, DateTimeOffset now)
    {
        var question = PageQuestion.Of(http, address, now);
        var query = PageAddress.Of(address).Query;
        var sort = SortOrder.Parse(query.FirstOrDefault(q => q.Key == "sort").Value, [.. Columns], new SortOrder("share", true));
        var filters = FigureFilters.Read(PageAddress.Of(address), "topic");
        var grain = grains.Insights(question.Tenant);
        var all = question.Over(question.Period.Days, [], []);
        var order = await grain.OrderTopics(new AskTopicOrder(question.Actor, all.From, all.To, filters.Conditions));
        if (!order.Ok)
        {
            return order.Refusal!;
        }

        var names = await NamesAsync(question.Tenant, order.Value.Topics);
        var rows = Sorted(await RowsAsync(question, filters, order.Value.Topics, names), sort);
        var wanted = query.FirstOrDefault(q => q.Key == "topic").Value;
        var chosen = rows.FirstOrDefault(r => r.Key == wanted) ?? rows.Where(r => r.Share > 0).MaxBy(r => r.Mentioned);
        var pairs = order.Value.Orders.Where(o => o.Calls >= PairCalls).OrderByDescending(o => o.Low).Take(MostPairs).ToList();
        return chosen is null
            ? new TopicsView(question, filters, rows, sort, null, null, [], pairs, names, order.Value.DataTo)
            : await OfOneAsync(new TopicsView(question, filters, rows, sort, chosen, null, [], pairs, names, order.Value.DataTo), chosen);
    }

    /// <summary>Built-in topics in words, trackers as their admin named them.</summary>
    private async Task<Dictionary<string, string>> NamesAsync(Guid tenant, IReadOnlyList<TopicPlaces> topics)
    {
        var trackers = (await grains.Tenant(tenant).GetSettings()).Trackers.ToDictionary(t => t.Key, t => t.Name, StringComparer.Ordinal);
        return topics.ToDictionary(t => t.Topic, t => trackers.GetValueOrDefault(t.Topic) ?? CallWords.TopicName(t.Topic), StringComparer.Ordinal);
    }

    private async Task<List<TopicRow>> RowsAsync(PageQuestion question, FigureFilters filters, IReadOnlyList<TopicPlaces> topics, Dictionary<string, string> names)
    {
        var chunks = topics.Chunk(TopicsOfAQuery).ToList();
        var answers = (await grains.Insights(question.Tenant).Ask(new AskInsights(question.Actor, [.. chunks.Select(c => Measuring(question, filters, [], [.. c.SelectMany(t => TopicRow.Measures(t.Topic))]))]))).Value.Answers;
        return [.. chunks.Zip(answers).SelectMany(c => c.First.Select(t => TopicRow.Of(t.Topic, names[t.Topic], c.Second, t.Tenths))).Where(r => r.Known > 0)];
    }

    private async Task<TopicsView> OfOneAsync(TopicsView view, TopicRow chosen)
    {
        InsightsMeasure[] measures = [.. TopicRow.Measures(chosen.Key).Take(2)];
        var (question, filters) = (view.Question, view.Filters);
        var answers = (await grains.Insights(question.Tenant).Ask(new AskInsights(question.Actor, [Measuring(question, filters, [question.Period.Grain], measures), Measuring(question, filters, ["outcome"], measures), Measuring(question, filters, ["stage"], measures)]))).Value.Answers;
        return view with
        {
            Trend = answers[0],
            Parts =
            [
                .. Parts(answers[1], chosen.Key, TopicsWords.ByOutcome, o => o is null ? Figures.None : CallWords.OutcomeName(o), "outcome"),
                .. Parts(answers[2], chosen.Key, TopicsWords.ByStage, s => s ?? TopicsWords.NoStage, "stage"),
            ],
        };
    }

    private static IEnumerable<TopicPart> Parts(InsightsAnswer answer, string topic, string kind, Func<string?, string> name, string filter)
    {
        for (var row = 0; row < answer.Rows; row++)
        {
            var key = answer.Columns[0].Texts![row];
            var known = (long)(answer[$"topic.{topic}.mentions.count"].Number(row) ?? 0);
            if (known > 0)
            {
                yield return new TopicPart(kind, name(key), known, answer[TopicRow.ShareColumn(topic)].Number(row), key is null ? null : $"{filter}={Uri.EscapeDataString(key)}");
            }
        }
    }

    private static InsightsQuery Measuring(PageQuestion question, FigureFilters filters, IReadOnlyList<string> groupBy, IReadOnlyList<InsightsMeasure> measures)
        => question.Over(question.Period.Days, [], groupBy, InsightsScope.Reach, filters.Conditions) with { Measures = measures };

    private static List<TopicRow> Sorted(List<TopicRow> rows, SortOrder sort)
    {
        if (sort.Key == "topic")
        {
            return [.. sort.Descending ? rows.OrderByDescending(r => r.Name, StringComparer.CurrentCulture) : rows.OrderBy(r => r.Name, StringComparer.CurrentCulture)];
        }

        Func<TopicRow, double?> by = sort.Key switch { "mentions" => r => r.Mentions, "first" => r => r.FirstMinute, _ => r => r.Share };
        var known = rows.OrderBy(r => by(r) is null);
        return [.. (sort.Descending ? known.ThenByDescending(by) : known.ThenBy(by)).ThenBy(r => r.Name, StringComparer.CurrentCulture)];
    }
}
