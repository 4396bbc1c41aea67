using CallInsight.Contracts;
using CallInsight.Contracts.Insights;
using CallInsight.Web.Insights.Asking;
using CallInsight.Web.Insights.OwnMetrics;
using CallInsight.Web.Shared;

namespace CallInsight.Web.Insights.Comparing;

/// <summary>Gets the figures of reps, teams or periods side by side, by as many questions each as have room for all measures.</summary>
internal sealed class CompareFigures(IGrainFactory grains, CompareCalls calls)
{
    private const int UsualSubjects = 3;

    /// <summary>What is compared, in order: of calls, the tenant's own metrics last.</summary>
    public static IReadOnlyList<MetricWords> MetricsOf(CompareQuestion question) => [.. MetricCatalogue.All, MetricCatalogue.WinRate, .. question.Choices.Metrics.Own.Select(OwnMetricWords.Of)];

    /// <returns>Refused: <c>insights.invalid</c>.</returns>
    public async Task<Result<CompareView>> LoadAsync(CompareQuestion question, CancellationToken cancellationToken)
    {
        if (question.Of == "calls")
        {
            return await calls.LoadAsync(question, cancellationToken);
        }

        var subjects = await SubjectsAsync(question);
        if (!subjects.Ok)
        {
            return subjects.Refusal!;
        }

        var asked = await grains.Insights(question.Page.Tenant).Ask(new AskInsights(question.Page.Actor, [.. subjects.Value.SelectMany(s => s.Queries(question))]));
        if (!asked.Ok)
        {
            return asked.Refusal!;
        }

        var pairs = asked.Value.Answers.Chunk(Math.Max(1, asked.Value.Answers.Count / Math.Max(1, subjects.Value.Count))).ToList();
        var samples = MetricsOf(question).Select(m => (m, (IReadOnlyList<Sample>)[.. pairs.Select(p => SampleOf(p, m))])).ToList();
        var against = Math.Clamp(question.Against, 0, Math.Max(0, subjects.Value.Count - 1));
        bool SharesDays(int i) => question.Of == "periods" && i != against && subjects.Value[i].Meets(subjects.Value[against]);
        bool IsTested(int i) => subjects.Value[i].Scope == InsightsScope.Reach && subjects.Value[against].Scope == InsightsScope.Reach && !SharesDays(i);
        var (rows, tests) = subjects.Value.Count == 0 ? ([], 0) : CompareRows.Of(samples, against, IsTested);
        return new CompareView(question, [.. subjects.Value.Zip(pairs, (s, p) => s.Shown(question, p[0].Rows == 0 ? 0 : (long)(p[0]["calls.count"].Number(0) ?? 0)))], rows, against, tests, asked.Value.DataTo)
        {
            SharesDays = Enumerable.Range(0, subjects.Value.Count).Any(SharesDays),
        };
    }

    private async Task<Result<IReadOnlyList<ComparedSubject>>> SubjectsAsync(CompareQuestion question)
    {
        if (question.Of == "periods")
        {
            var days = question.With.Count > 0 ? [.. question.With.Select(p => CompareQuestion.DaysOf(p)!)] : new[] { question.Page.Period.Before, question.Page.Period.Days }.OfType<PeriodDays>();
            return days.Select(d => new ComparedSubject($"{d.From:yyyy-MM-dd}..{d.To:yyyy-MM-dd}", Period.Written(d), d, question.Filters, InsightsScope.Reach)).ToList();
        }

        var field = question.Of == "teams" ? "team" : "rep";
        var known = question.Choices.Values[field];
        var chosen = question.With.Where(id => known.Any(k => k.Value == id)).ToList();
        if (chosen.Count == 0)
        {
            var usual = await UsualAsync(question, field);
            if (!usual.Ok)
            {
                return usual.Refusal!;
            }

            chosen = usual.Value;
        }

        var subjects = chosen.Select(id => new ComparedSubject(id, question.Choices.NameOf(field, id), question.Page.Period.Days, question.Filters.With(field, id), InsightsScope.Reach)).ToList();
        if (question.Page.HasMiddle && question.Filters.IsEmpty && question.Of == "reps")
        {
            subjects.Add(new ComparedSubject(null, question.Page.Reach == Reach.Own ? InsightsWords.TeamMiddle : InsightsWords.TenantMiddle, question.Page.Period.Days, FigureFilters.None, InsightsScope.Middle));
        }

        return subjects;
    }

    /// <summary>Those with the most calls.</summary>
    private async Task<Result<List<string>>> UsualAsync(CompareQuestion question, string field)
    {
        var asked = await grains.Insights(question.Page.Tenant).Ask(new AskInsights(question.Page.Actor, [question.Page.Asking(question.Page.Period.Days, [new InsightsMeasure(InsightsFields.Calls, "count")], [field], question.Filters.Conditions)]));
        if (!asked.Ok)
        {
            return asked.Refusal!;
        }

        var answer = asked.Value.Answers[0];
        return Enumerable.Range(0, answer.Rows).Where(row => answer.Columns[0].Texts![row] is not null)
            .OrderByDescending(row => answer["calls.count"].Number(row)).ThenBy(row => answer.Columns[0].Texts![row], StringComparer.Ordinal)
            .Take(UsualSubjects).Select(row => answer.Columns[0].Texts![row]!).ToList();
    }

    private static Sample SampleOf(InsightsAnswer[] pair, MetricWords metric)
    {
        var answer = pair.First(a => a.Columns.Any(c => c.Name == $"{metric.Key}.mean"));
        return answer.Rows == 0
            ? new Sample(null, null, 0)
            : new Sample(answer[$"{metric.Key}.mean"].Number(0), answer[$"{metric.Key}.stddev"].Number(0), (long)(answer[$"{metric.Key}.count"].Number(0) ?? 0));
    }
}
