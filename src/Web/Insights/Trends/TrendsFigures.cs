using CallInsight.Contracts;
using CallInsight.Contracts.Insights;
using CallInsight.Web.Insights.Annotations;
using CallInsight.Web.Insights.Asking;

namespace CallInsight.Web.Insights.Trends;

/// <summary>Gets the figures of Trends. Where they are split, those values are drawn that have the most calls, and the others are named.</summary>
internal sealed class TrendsFigures(IGrainFactory grains, AnnotationQueries annotations)
{
    /// <summary>Charts beside each other: more cannot be compared.</summary>
    public const int MostPanels = 12;

    /// <returns>Refused: <c>insights.invalid</c>.</returns>
    public async Task<Result<TrendsView>> LoadAsync(TrendsQuestion question, CancellationToken cancellationToken)
    {
        var notes = await annotations.ListAsync(question.Page.Tenant, question.Page.Period.Days, cancellationToken);
        return question.Split is { } split ? await SplitAsync(question, split, notes) : await WholeAsync(question, notes);
    }

    private async Task<Result<TrendsView>> WholeAsync(TrendsQuestion question, IReadOnlyList<AnnotationRow> notes)
    {
        var (period, grain) = (question.Page.Period, question.Grain);
        List<InsightsQuery> queries = [question.Over(period.Days, []), question.Over(period.Days, [grain])];
        if (period.Before is { } before)
        {
            queries.AddRange([question.Over(before, []), question.Over(before, [grain])]);
        }

        if (question.HasMiddle)
        {
            queries.Add(question.Page.Asking(period.Days, question.Measure.AskedWithCounts, [grain], [], InsightsScope.Middle));
        }

        var asked = await AskAsync(question, queries);
        if (!asked.Ok)
        {
            return asked.Refusal!;
        }

        var answers = asked.Value.Answers;
        var course = new TrendCourse(null, answers[0], 0, answers[1], period.Before is null ? null : answers[2], 0, period.Before is null ? null : answers[3], question.HasMiddle ? answers[^1] : null);
        return View(question, [course], [], answers[0].Rows == 0 ? 0 : CallsIn(answers[0], 0), notes, asked.Value.DataTo);
    }

    private async Task<Result<TrendsView>> SplitAsync(TrendsQuestion question, string split, IReadOnlyList<AnnotationRow> notes)
    {
        var (period, grain) = (question.Page.Period, question.Grain);
        var sizes = await AskAsync(question, period.Before is { } b ? [question.Over(period.Days, [split]), question.Over(b, [split])] : [question.Over(period.Days, [split])]);
        if (!sizes.Ok)
        {
            return sizes.Refusal!;
        }

        var whole = sizes.Value.Answers[0];
        var order = Enumerable.Range(0, whole.Rows).OrderByDescending(row => CallsIn(whole, row)).ThenBy(row => whole.Columns[0].Texts![row], StringComparer.Ordinal).ToList();
        var drawn = order.Take(MostPanels).ToList();
        var only = OneOf(split, [.. drawn.Select(row => whole.Columns[0].Texts![row])]);
        var asked = await AskAsync(question, period.Before is { } before ? [question.Over(period.Days, [grain, split], only), question.Over(before, [grain, split], only)] : [question.Over(period.Days, [grain, split], only)]);
        if (!asked.Ok)
        {
            return asked.Refusal!;
        }

        var wholeBefore = period.Before is null ? null : sizes.Value.Answers[1];
        var courses = drawn.Select(row => (Row: row, Group: whole.Columns[0].Texts![row])).Select(g => new TrendCourse(
            g.Group, whole, g.Row, asked.Value.Answers[0], wholeBefore, wholeBefore is null ? 0 : RowOf(wholeBefore, g.Group), wholeBefore is null ? null : asked.Value.Answers[1], null)).ToList();
        var undrawn = order.Skip(MostPanels).Select(row => (Group: whole.Columns[0].Texts![row], Calls: CallsIn(whole, row)))
            .Select(g => new UndrawnGroup(question.Choices.NameOf(split, g.Group), g.Calls, question.FiltersOf(g.Group).CallsHref(question.Page.BasePath, period.Days))).ToList();
        return View(question, courses, undrawn, order.Sum(row => CallsIn(whole, row)), notes, asked.Value.DataTo);
    }

    private async Task<Result<InsightsAnswers>> AskAsync(TrendsQuestion question, IReadOnlyList<InsightsQuery> queries)
        => await grains.Insights(question.Page.Tenant).Ask(new AskInsights(question.Page.Actor, queries));

    private static TrendsView View(TrendsQuestion question, IReadOnlyList<TrendCourse> courses, IReadOnlyList<UndrawnGroup> undrawn, long calls, IReadOnlyList<AnnotationRow> notes, DateTimeOffset dataTo)
        => new(question, new DrawTrends(question, notes).Panels(courses), calls, undrawn, notes, dataTo);

    /// <summary>Only these values of a field, the unknown one too where it is among them.</summary>
    private static InsightsCondition OneOf(string field, IReadOnlyList<string?> values)
    {
        List<InsightsCondition> parts = [new InsightsCondition(field, "in", [.. values.OfType<string>()], [])];
        if (values.Contains(null))
        {
            parts.Add(new InsightsCondition(field, "isNull", [], []));
        }

        return new InsightsCondition(string.Empty, "or", [], parts);
    }

    private static long CallsIn(InsightsAnswer answer, int row) => (long)(answer["calls.count"].Number(row) ?? 0);

    private static int RowOf(InsightsAnswer answer, string? group) => Array.IndexOf(answer.Columns[0].Texts!, group) is >= 0 and var row ? row : int.MaxValue;
}
