using System.Globalization;
using CallInsight.Contracts;
using CallInsight.Web.Insights.Annotations;
using CallInsight.Web.Insights.Asking;
using CallInsight.Web.Shared;

namespace CallInsight.Web.Insights.Trends;

/// <summary>Courses as charts: all on one scale, so that they can be compared, each value with the way to its calls.</summary>
internal sealed class DrawTrends(TrendsQuestion question, IReadOnlyList<AnnotationRow> notes)
{
    private readonly TimeAxis _axis = new(question.Page.Period.Days, question.Grain, question.Page.FirstDayOfWeek);
    private readonly TimeAxis? _before = question.Page.Period.Before is { } before ? new(before, question.Grain, question.Page.FirstDayOfWeek) : null;

    public IReadOnlyList<TrendPanel> Panels(IReadOnlyList<TrendCourse> courses)
    {
        var charts = courses.Select(Draw).ToList();
        var scale = courses.Count > 1 ? SharedScale.Of(charts.SelectMany(c => c.Series).SelectMany(s => s.Values), question.Measure.Figure) : null;
        return [.. courses.Index().Select(c => new TrendPanel(
            string.Create(CultureInfo.InvariantCulture, $"trend-{c.Index + 1}"), c.Index + 1, TitleOf(c.Item), SummaryOf(c.Item, charts[c.Index]), charts[c.Index] with { Scale = scale },
            c.Item.Calls,
            question.FiltersOf(c.Item.Group).CallsHref(question.Page.BasePath, question.Page.Period.Days)))];
    }

    private Chart Draw(TrendCourse course)
    {
        var filters = question.FiltersOf(course.Group);
        List<ChartSeries> series = [Series(NowName(course), course.Values(course.Parts, question.Measure.Column), _axis, 1, filters)];
        if (_before is not null && course.PartsBefore is { } earlier)
        {
            series.Add(Series(Period.Written(question.Page.Period.Before!), course.Values(earlier, question.Measure.Column), _before, 2, filters));
        }

        if (course.Middle is { } middle)
        {
            series.Add(Series(question.Page.Reach == Reach.Own ? InsightsWords.TeamMiddle : InsightsWords.TenantMiddle, course.Values(middle, question.Measure.Column), _axis, 0, null));
        }

        return new Chart
        {
            Kind = question.Measure.Figure == FigureKind.Count && series.Count == 1 ? ChartKind.Bar : ChartKind.Line,
            Measure = question.Measure.LabelWithUnit,
            Figure = question.Measure.Figure,
            Axis = _axis.Label,
            Categories = _axis.Written,
            CategoryKeys = _axis.Keys,
            Series = series,
            Marks = [.. notes.Select(n => (Part: _axis.PartOf(n.Day), n.Text)).Where(n => n.Part is not null).Select(n => new ChartMark(n.Part!.Value, n.Text))],
        };
    }

    /// <summary>A line of as many values as the period has parts: the nth part of the period before stands beside the nth of this one.</summary>
    /// <param name="filters">What its values count; null where their calls cannot be opened.</param>
    private ChartSeries Series(string name, Dictionary<DateOnly, double?> values, TimeAxis axis, int slot, FigureFilters? filters)
    {
        // No calls are 0 calls; a mean of none is not known.
        double? without = question.Measure.Aggregate == "count" ? 0 : null;
        var parts = Enumerable.Range(0, _axis.Starts.Count).Select(i => i < axis.Starts.Count ? (int?)i : null).ToList();
        return new ChartSeries(
            name,
            [.. parts.Select(i => i is { } part ? values.GetValueOrDefault(axis.Starts[part], without) : null)],
            slot,
            filters is null ? null : [.. parts.Select(i => i is { } part && values.ContainsKey(axis.Starts[part]) ? filters.CallsHref(question.Page.BasePath, axis.DaysOf(part)) : null)]);
    }

    private string NowName(TrendCourse course) => question.Split is { } split
        ? question.Choices.NameOf(split, course.Group)
        : question.Page.Reach == Reach.Own ? InsightsWords.Yours : InsightsWords.Everybody;

    private string TitleOf(TrendCourse course)
    {
        var title = question.Measure.Unit is { } unit ? InsightsWords.TrendTitleUnit(question.Measure.Label, _axis.By, unit) : InsightsWords.TrendTitle(question.Measure.Label, _axis.By);
        return question.Split is { } split ? $"{question.Choices.NameOf(split, course.Group)}: {title}" : title;
    }

    private string SummaryOf(TrendCourse course, Chart chart)
    {
        var known = chart.Series[0].Values.Index().Where(v => v.Item is not null).ToList();
        var whole = question.Measure.In(course.Whole, course.WholeRow);
        if (known.Count == 0 || whole.Calls == 0)
        {
            return InsightsWords.TrendNothing;
        }

        var (high, low) = (known.MaxBy(v => v.Item), known.MinBy(v => v.Item));
        string Text(double? value) => Figures.Full(value, question.Measure.Figure);
        var said = question.Measure.IsCalls
            ? InsightsWords.TrendCountSummary(Figures.Count(whole.Calls), Text(high.Item), chart.Categories[high.Index], Text(low.Item), chart.Categories[low.Index])
            : InsightsWords.TrendSummary(Text(whole.Value), Figures.Count(whole.Calls), Text(high.Item), chart.Categories[high.Index], Text(low.Item), chart.Categories[low.Index]);
        return ChangeOf(course, whole) is { } change ? $"{said} {change}" : said;
    }

    private string? ChangeOf(TrendCourse course, Figure whole)
    {
        if (course.WholeBefore is not { } before || question.Page.Period.Before is not { } days)
        {
            return null;
        }

        var was = question.Measure.In(before, course.WholeBeforeRow);
        return KpiDelta.Between(whole.Value, was.Value, question.Measure.Figure, question.Measure.Better, InsightsWords.AgainstPrevious(Period.Written(days))) is { } delta
            ? $"{delta.Arrow} {delta.Text} {delta.Word} {delta.Against}."
            : $"{InsightsWords.NoneBefore(Period.Written(days))}.";
    }
}
