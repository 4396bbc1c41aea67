using CallInsight.Contracts;
using CallInsight.Contracts.Insights;
using CallInsight.Web.Insights.Asking;
using CallInsight.Web.Shared;

namespace CallInsight.Web.Insights.Patterns;

/// <summary>All that Patterns shows.</summary>
internal sealed record PatternsView(PageQuestion Question, FigureFilters Filters, PatternsWithin Within, PatternsAnswer Answer, TenantMetrics Metrics)
{
    private const int MostBars = 12;

    public IReadOnlyList<PatternRow> Found => [.. Of("found").OrderByDescending(r => Math.Abs(r.Apart))];

    public IReadOnlyList<PatternRow> NotFound => Of("notFound");

    public IReadOnlyList<PatternRow> TooFew => Of("tooFew");

    /// <summary>Members who see their own calls alone get nothing where their team has too few with decided calls.</summary>
    public bool IsHidden => Answer.Patterns.Count == 0 && Question.Reach == Reach.Own;

    public bool IsSampled => Answer.Decided > Answer.Won + Answer.Lost;

    public Chart Chart => new()
    {
        Kind = ChartKind.Bar,
        Horizontal = true,
        Measure = PatternsWords.ChartMeasure,
        Figure = FigureKind.Percent,
        Axis = PatternsWords.ChartAxis,
        Categories = [.. Found.Take(MostBars).Select(r => r.Label)],
        Series = [new ChartSeries(PatternsWords.ChartWon, [.. Found.Take(MostBars).Select(r => (double?)r.Apart)])],
    };

    private List<PatternRow> Of(string verdict) => [.. Answer.Patterns.Where(p => p.Verdict == verdict).Select(p => new PatternRow(p, Metrics.Find(p.Metric)))];
}

/// <summary>Asks for patterns as a page's address says: its period, its filters, and <c>within=rep|repAndStage|repAndMonth|nothing</c>.</summary>
internal sealed class PatternsQuestion(IGrainFactory grains)
{
    /// <summary>Days of an address that names none: few decide a call in less.</summary>
    public const string UsualPeriod = "90";

    public static IReadOnlyList<(PatternsWithin Within, string Key, string Label)> Choices =>
    [
        (PatternsWithin.Rep, "rep", PatternsWords.WithinRep),
        (PatternsWithin.RepAndStage, "repAndStage", PatternsWords.WithinRepAndStage),
        (PatternsWithin.RepAndMonth, "repAndMonth", PatternsWords.WithinRepAndMonth),
        (PatternsWithin.Nothing, "nothing", PatternsWords.WithinNothing),
    ];

    public async Task<Result<PatternsView>> LoadAsync(HttpContext http, string address, DateTimeOffset now)
    {
        var question = PageQuestion.Of(http, address, now, UsualPeriod);
        var within = Choices.FirstOrDefault(c => c.Key == PageAddress.Of(address).Query.FirstOrDefault(q => q.Key == "within").Value).Within;
        var days = question.Period.Days;

        // Who sees a team's middle alone must not narrow it until it is somebody's.
        var filters = question.Reach == Reach.Own ? FigureFilters.None : FigureFilters.Read(PageAddress.Of(address), "outcome");
        var answer = await grains.Insights(question.Tenant).FindPatterns(
            new AskPatterns(question.Actor, LocalDays.StartOf(days.From, question.Zone), LocalDays.StartOf(days.To.AddDays(1), question.Zone), within, filters.Conditions));
        return answer.Ok ? new PatternsView(question, filters, within, answer.Value, await TenantMetrics.LoadAsync(grains, question.Tenant)) : answer.Refusal!;
    }
}
