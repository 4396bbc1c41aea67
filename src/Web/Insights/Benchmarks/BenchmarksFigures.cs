using System.Globalization;
using CallInsight.Contracts;
using CallInsight.Contracts.Insights;
using CallInsight.Web.Insights.Asking;
using CallInsight.Web.Insights.OwnMetrics;
using CallInsight.Web.Shared;

namespace CallInsight.Web.Insights.Benchmarks;

/// <summary>A metric beside all that it may be seen against; a figure is unknown where too few calls or members stand behind it.</summary>
/// <param name="BestQuarter">The best of the last eight quarters.</param>
/// <param name="Quarter">Its first day.</param>
public sealed record BenchmarkRow(MetricWords Metric, Figure Now, PublishedBenchmark? Against, Figure BestQuarter, DateOnly? Quarter, Figure Team, Figure Top);

/// <summary>All that Benchmarks shows.</summary>
/// <param name="Teams">Those that may be chosen for the team's column.</param>
/// <param name="Team">The chosen one; null for the middle of the actor's own, or none.</param>
/// <param name="TopMembers">How many are the top performers; 0 where there are too few to tell of.</param>
public sealed record BenchmarksView(
    PageQuestion Question, FigureFilters Filters, IReadOnlyList<BenchmarkRow> Rows, IReadOnlyDictionary<Guid, string> Teams, Guid? Team, int TopMembers, DateTimeOffset DataTo);

/// <summary>Gets a period's figures and what they are seen against, as the address says: its period, its filters and <c>team</c>, whose figures stand beside.</summary>
internal sealed class BenchmarksFigures(IGrainFactory grains)
{
    /// <summary>Members and calls below which a team's or the top performers' figure would tell of single ones.</summary>
    public const int LeastMembers = 5;
    public const int LeastCalls = 20;
    private const int Quarters = 8;

    // Who decided fewer calls has a win rate by chance.
    private const int DecidedCalls = 10;

    private static IReadOnlyList<MetricWords> Published { get; } =
    [
        .. new[] { "talkRatio", "longestMonologueSeconds", "longestCustomerStorySeconds", "interactivity", "patienceSeconds", "questionsRep", "wordsPerMinuteRep", "fillersPerMinuteRep", "interruptionsByRep",
            "sentimentCustomer", "nextStepAgreed" }.Select(k => MetricCatalogue.Find(k)!), MetricCatalogue.WinRate,
    ];

    public async Task<Result<BenchmarksView>> LoadAsync(HttpContext http, string address, DateTimeOffset now)
    {
        var question = PageQuestion.Of(http, address, now, "90");
        var grain = grains.Insights(question.Tenant);
        var people = await grain.GetPeople(question.Actor);
        if (!people.Ok)
        {
            return people.Refusal!;
        }

        IReadOnlyList<MetricWords> metrics = [.. Published, .. (await grain.GetMetrics()).Where(m => m.IsActive).Select(OwnMetricWords.Of)];
        var isOwn = question.Reach == Reach.Own;
        var filters = FigureFilters.Read(PageAddress.Of(address), "team");
        var where = filters.Conditions;
        var teams = isOwn ? new Dictionary<Guid, string>() : people.Value.Teams.Where(t => people.Value.Members.Any(m => m.Team == t.Key)).ToDictionary(t => t.Key, t => t.Value);
        var team = Guid.TryParse(PageAddress.Of(address).Query.FirstOrDefault(q => q.Key == "team").Value, out var given) && teams.ContainsKey(given) ? given : teams.Keys.Select(t => (Guid?)t).FirstOrDefault();
        var period = question.Period.Days;
        var quarters = new PeriodDays(QuarterOf(period.To).AddMonths(-3 * (Quarters - 1)), period.To);

        // A middle that is narrowed could be a single one's.
        var teamQuery = isOwn ? question.Over(period, metrics, [], InsightsScope.Middle) : question.Over(period, metrics, [], InsightsScope.Reach, [.. where, Is("team", team ?? Guid.Empty)]);
        var asked = await grain.Ask(new AskInsights(
            question.Actor, [question.Over(period, metrics, [], InsightsScope.Reach, where), question.Over(quarters, metrics, ["quarter"], InsightsScope.Reach, where), teamQuery, question.Over(period, metrics, ["member"], InsightsScope.Reach, where)]));
        if (!asked.Ok)
        {
            return asked.Refusal!;
        }

        var top = isOwn ? [] : TopOf(asked.Value.Answers[3]);
        var topAnswer = top.Count == 0 ? null : await OfTopAsync(question, where, top, metrics);
        var settings = await grains.Tenant(question.Tenant).GetSettings();
        var answers = asked.Value.Answers;
        var inTeam = isOwn ? null : people.Value.Members.Where(m => m.Team == team).Select(m => m.Member).ToHashSet();
        var byMember = isOwn ? await OwnTeamAsync(question, people.Value, metrics) : answers[3];
        return new BenchmarksView(
            question, filters,
            [.. metrics.Select(m =>
            {
                var (best, quarter) = BestOf(answers[1], m);
                return new BenchmarkRow(m, Figure.Of(answers[0], 0, m), PublishedBenchmark.Chosen(m.Key, settings), best, quarter, (!isOwn || filters.IsEmpty) && MembersOf(byMember, m, inTeam) >= LeastMembers ? Enough(Figure.Of(answers[2], 0, m)) : Figure.None, topAnswer is null ? Figure.None : Enough(Figure.Of(topAnswer, 0, m)));
            })],
            teams, team, topAnswer is null ? 0 : top.Count, asked.Value.DataTo);
    }

    /// <summary>The third of the members who win most, at least 5; none where they would be more than half of all.</summary>
    private static List<Guid> TopOf(InsightsAnswer byMember)
    {
        var deciding = HomeFigures.ByMember(byMember, MetricCatalogue.WinRate).Where(m => m.Value.Calls >= DecidedCalls).ToList();
        var count = Math.Max(LeastMembers, (deciding.Count + 2) / 3);
        return deciding.Count < 2 * count ? [] : [.. deciding.OrderByDescending(m => m.Value.Value).ThenBy(m => m.Key).Take(count).Select(m => m.Key)];
    }

    private async Task<InsightsAnswer?> OfTopAsync(PageQuestion question, IReadOnlyList<InsightsCondition> where, IReadOnlyList<Guid> members, IReadOnlyList<MetricWords> metrics)
    {
        var among = new InsightsCondition("member", "in", [.. members.Select(m => m.ToString("D"))], []);
        var asked = await grains.Insights(question.Tenant).Ask(new AskInsights(question.Actor, [question.Over(question.Period.Days, metrics, [], InsightsScope.Reach, [.. where, among])]));
        return asked.Ok ? asked.Value.Answers[0] : null;
    }

    /// <summary>The figures of each in the actor's own team, of which nothing but their number is told; null where there is no team.</summary>
    private async Task<InsightsAnswer?> OwnTeamAsync(PageQuestion question, InsightsPeople people, IReadOnlyList<MetricWords> metrics)
    {
        if (people.Members.FirstOrDefault(m => m.Member == question.Actor.Member)?.Team is not { } team)
        {
            return null;
        }

        // Whoever sees its own calls alone cannot ask who else has some.
        var asked = await grains.Insights(question.Tenant).Ask(new AskInsights(Actor.System, [question.Over(question.Period.Days, metrics, ["member"], InsightsScope.Reach, Is("team", team))]));
        return asked.Ok ? asked.Value.Answers[0] : null;
    }

    /// <summary>Members of whom a metric is known.</summary>
    /// <param name="among">Null: anybody in the answer.</param>
    private static int MembersOf(InsightsAnswer? byMember, MetricWords metric, HashSet<Guid>? among)
        => byMember is null ? 0 : HomeFigures.ByMember(byMember, metric).Count(m => m.Value.Calls > 0 && among?.Contains(m.Key) != false);

    private static (Figure, DateOnly?) BestOf(InsightsAnswer byQuarter, MetricWords metric)
    {
        var quarters = Enumerable.Range(0, byQuarter.Rows).Select(row => (Figure: Figure.Of(byQuarter, row, metric), Row: row)).Where(q => q.Figure is { Value: not null, Calls: >= LeastCalls }).ToList();
        if (quarters.Count == 0 || metric.Better == Better.Neither)
        {
            return (Figure.None, null);
        }

        var best = metric.Better == Better.Higher ? quarters.MaxBy(q => q.Figure.Value) : quarters.MinBy(q => q.Figure.Value);
        return (best.Figure, DateOnly.ParseExact(byQuarter.Columns[0].Texts![best.Row]!, "yyyy-MM-dd", CultureInfo.InvariantCulture));
    }

    private static Figure Enough(Figure figure) => figure.Calls >= LeastCalls ? figure : Figure.None;

    private static InsightsCondition Is(string field, Guid id) => new(field, "=", [id.ToString("D")], []);

    private static DateOnly QuarterOf(DateOnly day) => new(day.Year, (((day.Month - 1) / 3) * 3) + 1, 1);
}
