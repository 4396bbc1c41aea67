using CallInsight.Contracts;
using CallInsight.Contracts.Insights;

namespace CallInsight.Web.Insights;

/// <summary>A member whose figure changed.</summary>
public sealed record Mover(Guid Member, string Name, Figure Before, Figure Now)
{
    public double Change => (Now.Value ?? 0) - (Before.Value ?? 0);
}

/// <summary>All that Home shows.</summary>
/// <param name="Before">The figures of the days compared with; null without a comparison.</param>
/// <param name="HasCalls">Whether there are any calls at all that the actor may see.</param>
internal sealed record HomeView(
    PageQuestion Question,
    InsightsAnswer Now,
    InsightsAnswer? Before,
    InsightsAnswer Trend,
    InsightsAnswer? Middle,
    IReadOnlyList<Mover> Movers,
    IReadOnlyList<LatestCall> Latest,
    IReadOnlyDictionary<Guid, string> Names,
    bool HasCalls,
    DateTimeOffset DataTo);

/// <summary>Gets the figures of Home by one question to the tenant's grain.</summary>
internal sealed class HomeFigures(IGrainFactory grains, LatestCalls latest)
{
    /// <summary>Members with fewer calls in either period are left out of the movers: a figure of few calls changes by chance.</summary>
    public const int MoverCalls = 5;
    private const int MostMovers = 5;

    /// <summary>What the tiles show, in order.</summary>
    public static IReadOnlyList<MetricWords> Tiles { get; } =
        [MetricCatalogue.Calls, MetricCatalogue.Find("talkRatio")!, MetricCatalogue.Find("longestMonologueSeconds")!, MetricCatalogue.Find("questionsRep")!, MetricCatalogue.Find("nextStepAgreed")!, MetricCatalogue.WinRate];

    /// <summary>What the chart may show.</summary>
    public static IReadOnlyList<MetricWords> Choices { get; } = [.. Tiles, MetricCatalogue.Find("patienceSeconds")!, MetricCatalogue.Find("interactivity")!, MetricCatalogue.Find("sentimentCustomer")!];

    public async Task<Result<HomeView>> LoadAsync(PageQuestion question, CancellationToken cancellationToken)
    {
        var (period, metric) = (question.Period, question.Metric);
        List<InsightsQuery> queries = [question.Over(period.Days, Tiles, []), question.Over(period.Days, [metric], [period.Grain])];
        int? Add(bool wanted, Func<InsightsQuery> query)
        {
            if (!wanted)
            {
                return null;
            }

            queries.Add(query());
            return queries.Count - 1;
        }

        var before = Add(period.Before is not null, () => question.Over(period.Before!, Tiles, []));
        var movers = Add(period.Before is not null && question.Reach != Reach.Own, () => question.Over(period.Days, [MoverMetric(metric)], ["member"]));
        var moversBefore = Add(movers is not null, () => question.Over(period.Before!, [MoverMetric(metric)], ["member"]));
        var middle = Add(question.HasMiddle && metric.Key != InsightsFields.Calls, () => question.Over(period.Days, [metric], [period.Grain], InsightsScope.Middle));
        var asked = await grains.Insights(question.Tenant).Ask(new AskInsights(question.Actor, queries));
        if (!asked.Ok)
        {
            return asked.Refusal!;
        }

        var answers = asked.Value.Answers;
        return new HomeView(
            question, answers[0], before is { } b ? answers[b] : null, answers[1], middle is { } m ? answers[m] : null,
            movers is { } o ? MoversOf(answers[o], answers[moversBefore!.Value], MoverMetric(metric), asked.Value.Names) : [],
            await latest.GetAsync(question, asked.Value.Version, cancellationToken), asked.Value.Names,
            Figure.Of(answers[0], 0, MetricCatalogue.Calls).Calls > 0 || await HasCallsAsync(question), asked.Value.DataTo);
    }

    // How many calls somebody had tells little; how they went does.
    internal static MetricWords MoverMetric(MetricWords metric) => metric.Key == InsightsFields.Calls ? Tiles[1] : metric;

    private async Task<bool> HasCallsAsync(PageQuestion question)
    {
        var ever = question.Over(new Shared.PeriodDays(new DateOnly(1970, 1, 2), new DateOnly(9000, 1, 1)), [], []);
        var asked = await grains.Insights(question.Tenant).Ask(new AskInsights(question.Actor, [ever]));
        return asked.Ok && Figure.Of(asked.Value.Answers[0], 0, MetricCatalogue.Calls).Calls > 0;
    }

    private static List<Mover> MoversOf(InsightsAnswer now, InsightsAnswer before, MetricWords metric, IReadOnlyDictionary<Guid, string> names)
    {
        var earlier = ByMember(before, metric);
        return [.. ByMember(now, metric)
            .Where(m => names.ContainsKey(m.Key) && m.Value.Calls >= MoverCalls && earlier.TryGetValue(m.Key, out var was) && was.Calls >= MoverCalls)
            .Select(m => new Mover(m.Key, names[m.Key], earlier[m.Key], m.Value))
            .OrderByDescending(m => Math.Abs(m.Change)).ThenBy(m => m.Name, StringComparer.Ordinal)
            .Take(MostMovers)];
    }

    /// <summary>The figures of an answer that is grouped by member.</summary>
    internal static Dictionary<Guid, Figure> ByMember(InsightsAnswer answer, MetricWords metric)
    {
        var figures = new Dictionary<Guid, Figure>();
        for (var row = 0; row < answer.Rows; row++)
        {
            if (answer.Columns[0].Texts![row] is { } id)
            {
                figures[Guid.Parse(id)] = Figure.Of(answer, row, metric);
            }
        }

        return figures;
    }
}
