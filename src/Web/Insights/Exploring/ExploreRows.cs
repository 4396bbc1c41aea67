using System.Globalization;
using CallInsight.Contracts.Insights;
using CallInsight.Web.Calls;
using CallInsight.Web.Insights.Asking;
using CallInsight.Web.Shared;

namespace CallInsight.Web.Insights.Exploring;

/// <summary>The rows of an answer in words, each with the way to its calls.</summary>
internal sealed class ExploreRows
{
    private readonly ExploreQuestion _question;
    private readonly InsightsAnswers _answers;
    private readonly FigureFilters? _filters;
    private readonly TimeAxis? _axis;

    public ExploreRows(ExploreQuestion question, InsightsAnswers answers)
    {
        (_question, _answers) = (question, answers);
        _filters = FiltersOf(question.State.Conditions);
        var grains = question.State.GroupBy.Where(g => TimeAxis.Grains.Contains(g)).ToList();
        _axis = grains.Count == 1 ? new TimeAxis(question.Page.Period.Days, grains[0], question.Page.FirstDayOfWeek) : null;
        OpensCalls = _filters is not null && grains.Count < 2 && question.State.GroupBy.All(g => grains.Contains(g) || FieldOf(g) is not null);
    }

    /// <summary>Whether the list of calls can show what each row counts.</summary>
    public bool OpensCalls { get; }

    private InsightsAnswer Answer => _answers.Answers[0];

    public IReadOnlyList<ExploreRow> Rows() => [.. Enumerable.Range(0, Answer.Rows).Select(row => new ExploreRow(
        [.. _question.State.GroupBy.Select((_, i) => GroupText(i, row))],
        [.. _question.State.Measures.SelectMany(m => _question.State.ColumnsOf(m).Select((name, i) => i == 2 ? Figures.Difference(Answer[name].Number(row), m.Figure) : FigureText(m, Answer[name], row)))],
        HrefOf(row)))];

    /// <summary>What a row has in one of its groups, in words.</summary>
    public string GroupText(int group, int row)
    {
        var (name, column) = (_question.State.GroupBy[group], Answer.Columns[group]);
        if (column.Texts is null)
        {
            return column.Number(row) is { } number ? NumberText(name, (int)number) : Figures.None;
        }

        return column.Texts[row] switch
        {
            null => AskingWords.NoneOf(name),
            var id when name is "member" or "team" => _answers.Names.GetValueOrDefault(Guid.Parse(id), id),
            var start when TimeAxis.Grains.Contains(name) => TimeAxis.Write(DateOnly.ParseExact(start, "yyyy-MM-dd", CultureInfo.InvariantCulture), name, withYear: true),
            var outcome when name == "outcome" => CallWords.OutcomeName(outcome),
            var direction when name == "direction" => AskingWords.Direction(direction),
            var topic when name == "topic" => _question.Choices.Metrics.TopicName(topic),
            var language when name == "language" => FilterChoices.LanguageOf(language),
            var value when FieldNames.IsOne(name) => _question.Choices.NameOf(name, value),
            var text => text,
        };
    }

    /// <summary>The calls of a row; null where the list cannot show them.</summary>
    public string? HrefOf(int row)
    {
        if (!OpensCalls)
        {
            return null;
        }

        var (filters, days) = (_filters!, _question.Page.Period.Days);
        foreach (var (i, name) in _question.State.GroupBy.Index())
        {
            var value = Answer.Columns[i].Texts![row];
            if (FieldOf(name) is { } field)
            {
                filters = filters.With(field, value);
            }
            else if (_axis is not null && _axis.Starts.Index().FirstOrDefault(s => s.Item.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) == value) is var part)
            {
                days = _axis.DaysOf(part.Index);
            }
        }

        return filters.CallsHref(_question.Page.BasePath, days);
    }

    private static string FigureText(MeasureWords measure, InsightsColumn column, int row) => column.Histograms is { } histograms
        ? string.Join("; ", histograms[row].Select(b => $"{Figures.Full(b.From, measure.Metric.Figure)}: {Figures.Count(b.Count)}"))
        : Figures.Full(column.Number(row), measure.Figure);

    private static string NumberText(string name, int number) => name == "weekday"
        ? CultureInfo.CurrentUICulture.DateTimeFormat.GetDayName((DayOfWeek)(number % 7))
        : string.Create(CultureInfo.InvariantCulture, $"{number}:00");

    /// <summary>The list's own word for what something is grouped by; null where it cannot be filtered so.</summary>
    private static string? FieldOf(string group) => group == "member" ? "rep" : FigureFilters.Fields.Contains(group) || FieldNames.IsOne(group) ? group : null;

    /// <summary>The conditions as filters of the list of calls; null where it has no such filter.</summary>
    private FigureFilters? FiltersOf(IReadOnlyList<ExploreCondition> conditions)
    {
        var filters = FigureFilters.None;
        foreach (var condition in conditions)
        {
            var fits = FieldOf(condition.Field) is not null && !condition.IsNot && condition.Op is "=" or "isNull" && (condition.Join == "and" || condition == conditions[0]);
            if (!fits || filters[FieldOf(condition.Field)!] is not null)
            {
                return null;
            }

            filters = filters.With(FieldOf(condition.Field)!, condition.Op == "isNull" ? null : IdOf(condition));
        }

        return filters;
    }

    // Reps and teams are filtered by id; people write their names.
    private string IdOf(ExploreCondition condition) => FieldOf(condition.Field) is "rep" or "team"
        ? _question.Choices.Values[FieldOf(condition.Field)!].Where(v => string.Equals(v.Name, condition.Value, StringComparison.OrdinalIgnoreCase)).Select(v => v.Value).FirstOrDefault() ?? condition.Value
        : condition.Value;
}
