using System.Globalization;
using System.Text.Json;
using CallInsight.Contracts;
using CallInsight.Contracts.Insights;
using CallInsight.Contracts.Reports;
using CallInsight.Web.Calls;
using CallInsight.Web.Insights;
using CallInsight.Web.Insights.Asking;
using CallInsight.Web.Insights.Comparing;
using CallInsight.Web.Insights.Exploring;
using CallInsight.Web.Insights.SavedViews;
using CallInsight.Web.Insights.Trends;
using CallInsight.Web.Shared;

namespace CallInsight.Web.Reports;

/// <summary>Makes tiles of what the portal knows: saved views as they are now, and the standard charts.</summary>
internal sealed class ReportTiles(FindChoices choices, SavedViewQueries views, TimeProvider time)
{
    private const int MostSides = 6;
    private const int UsualSides = 3;

    /// <summary>A saved view that the actor sees, as a tile.</summary>
    /// <returns>Refused: <c>report.invalid</c>, where there is none, or none that a report can show.</returns>
    public async Task<Result<ReportTile>> OfViewAsync(HttpContext http, Guid tenant, Actor actor, Guid view)
    {
        if (await views.ViewAsync(tenant, actor, view, http.RequestAborted) is not { } saved)
        {
            return ReportRefusals.Invalid(("view", "There is no such view."));
        }

        var address = $"{http.Request.Scheme}://{http.Request.Host}/{saved.Page}?{saved.State}";
        var (here, page) = (PageAddress.Of(address), PageQuestion.Of(http, address, time.GetUtcNow()));
        var known = await choices.LoadAsync(page, http.RequestAborted);
        return saved.Page switch
        {
            "trends" => Trends(saved, TrendsQuestion.Of(page, known, here), here),
            "explore" => Explored(saved, ExploreQuestion.Read(page, known, here)),
            "compare" => Compared(saved, CompareQuestion.Read(page, known, here)),
            _ => ReportRefusals.Invalid(("view", "A list of calls is no part of a report: take a view of Trends, Compare or Explore.")),
        };
    }

    private static ReportTile Trends(SavedViewRow saved, TrendsQuestion question, PageAddress here) => New(
        saved, ReportShapes.Course, [question.Measure], question.Split is { } split ? [split] : [], question.Filters.Conditions, question.Choices.Metrics) with
    {
        Grain = here.Value("by") is { } by && TimeAxis.Grains.Contains(by) ? by : null,
    };

    private static Result<ReportTile> Explored(SavedViewRow saved, ExploreQuestion question)
    {
        using var body = JsonDocument.Parse(question.Json);
        var query = InsightsQueryReader.Read(body.RootElement, question.Page.Zone.Id, question.Page.FirstDayOfWeek);
        var measures = question.State.Measures.Where(m => m.Aggregate != "histogram").ToList();
        if (!query.Ok || measures.Count == 0)
        {
            return query.Refusal ?? ReportRefusals.Invalid(("view", "A histogram is no part of a report."));
        }

        var groups = question.State.GroupBy;
        var isCourse = groups.Count is 1 or 2 && TimeAxis.Grains.Contains(groups[0]) && !groups.Skip(1).Any(g => TimeAxis.Grains.Contains(g));
        var shape = isCourse ? ReportShapes.Course : groups.Count == 0 ? ReportShapes.Figures : groups.Any(g => TimeAxis.Grains.Contains(g)) ? ReportShapes.Table : ReportShapes.Bars;
        return New(saved, shape, measures, isCourse ? [.. groups.Skip(1)] : groups, query.Value.Where, question.Choices.Metrics) with
        {
            Grain = isCourse ? groups[0] : null,
            OrderBy = question.State.Order,
            Descending = question.State.Descending,
            Limit = question.State.Limit,
        };
    }

    private static Result<ReportTile> Compared(SavedViewRow saved, CompareQuestion question)
    {
        if (question.Of is not ("reps" or "teams"))
        {
            return ReportRefusals.Invalid(("view", "A report compares reps or teams; a comparison of periods or calls stays on its page."));
        }

        var field = question.Of == "teams" ? "team" : "member";
        IReadOnlyList<InsightsCondition> only = question.With.Count == 0 ? [] : [new InsightsCondition(field, "in", question.With, [])];
        return New(saved, ReportShapes.Sides, [new MeasureWords(MetricCatalogue.Calls, "count"), .. CompareFigures.MetricsOf(question).Select(m => new MeasureWords(m, "mean"))], [field], [.. question.Filters.Conditions, .. only], question.Choices.Metrics) with
        {
            OrderBy = "calls.count",
            Descending = true,
            Limit = question.With.Count == 0 ? UsualSides : MostSides,
        };
    }

    private static ReportTile New(SavedViewRow saved, string shape, IReadOnlyList<MeasureWords> measures, IReadOnlyList<string> groups, IReadOnlyList<InsightsCondition> where, TenantMetrics metrics)
        => new(saved.Name, shape, [.. measures.Select(MeasureOf)], groups, where, null, null, false, ExploreState.UsualLimit, NamesOf(groups, metrics), $"view/{saved.Id:D}");

    /// <summary>A measure with its words.</summary>
    public static ReportMeasure MeasureOf(MeasureWords measure)
        => new(measure.Metric.Key, measure.Aggregate, measure.Argument, measure.LabelWithUnit, Enum.Parse<ReportFigure>(measure.Figure.ToString()));

    /// <summary>What groups and their values are called, where an answer has keys: <c>field</c>, <c>field:value</c>, and <c>field:</c> for what is not known.</summary>
    public static Dictionary<string, string> NamesOf(IReadOnlyList<string> groups, TenantMetrics metrics)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var group in groups)
        {
            var field = group == "rep" ? "member" : group;
            names[group] = AskingWords.Field(field);
            if (!TimeAxis.Grains.Contains(field))
            {
                names[$"{group}:"] = AskingWords.NoneOf(field);
            }

            foreach (var (value, name) in ValuesOf(field, metrics))
            {
                names[$"{group}:{value}"] = name;
            }
        }

        return names;
    }

    private static IEnumerable<(string Value, string Name)> ValuesOf(string field, TenantMetrics metrics) => field switch
    {
        "outcome" => new[] { "won", "lost", "open" }.Select(o => (o, CallWords.OutcomeName(o))),
        "direction" => new[] { "inbound", "outbound" }.Select(d => (d, AskingWords.Direction(d))),
        "topic" => metrics.Topics.DistinctBy(t => t.Key).Select(t => (t.Key, t.Name)),
        "weekday" => Enumerable.Range(1, 7).Select(d => (d.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture.DateTimeFormat.GetDayName((DayOfWeek)(d % 7)))),
        "hourOfDay" => Enumerable.Range(0, 24).Select(h => (h.ToString(CultureInfo.InvariantCulture), string.Create(CultureInfo.InvariantCulture, $"{h:00}:00"))),
        _ => [],
    };
}
