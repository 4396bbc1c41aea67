using CallInsight.Contracts;
using CallInsight.Contracts.Insights;
using CallInsight.Web.Shared;

namespace CallInsight.Web.Insights;

/// <summary>A member with their figures, in the order of the columns.</summary>
internal sealed record PersonRow(Guid Member, string Name, Guid? TeamId, string? Team, IReadOnlyList<Figure> Figures);

/// <summary>All that People shows.</summary>
/// <param name="Middle">The figures that each person's are seen against; null where too few have calls.</param>
/// <param name="MiddleName">What they are.</param>
internal sealed record PeopleView(PageQuestion Question, IReadOnlyList<PersonRow> Rows, IReadOnlyList<double?>? Middle, string MiddleName, SortOrder Sort, DateTimeOffset DataTo);

/// <summary>Gets the figures of People by one question.</summary>
internal sealed class PeopleFigures(IGrainFactory grains)
{
    public static IReadOnlyList<MetricWords> Columns { get; } =
    [
        MetricCatalogue.Calls, MetricCatalogue.Find("talkRatio")!, MetricCatalogue.Find("longestMonologueSeconds")!, MetricCatalogue.Find("questionsRep")!, MetricCatalogue.Find("patienceSeconds")!,
        MetricCatalogue.Find("sentimentCustomer")!, MetricCatalogue.Find("nextStepAgreed")!, MetricCatalogue.WinRate,
    ];

    public async Task<Result<PeopleView>> LoadAsync(PageQuestion question, SortOrder sort)
    {
        var isOwn = question.Reach == Reach.Own;
        List<InsightsQuery> queries = [question.Over(question.Period.Days, Columns, ["member"])];
        if (isOwn)
        {
            queries.Add(question.Over(question.Period.Days, Columns, [], InsightsScope.Middle));
        }

        var grain = grains.Insights(question.Tenant);
        var people = await grain.GetPeople(question.Actor);
        var asked = await grain.Ask(new AskInsights(question.Actor, queries));
        if (!asked.Ok || !people.Ok)
        {
            return (asked.Refusal ?? people.Refusal)!;
        }

        var rows = Sorted(RowsOf(asked.Value.Answers[0], people.Value), sort);
        return new PeopleView(
            question, rows, isOwn ? MiddleOf(asked.Value.Answers[1]) : MedianOf(rows),
            isOwn ? InsightsWords.TeamTogether : InsightsWords.MedianOf(rows.Count), sort, asked.Value.DataTo);
    }

    private static List<PersonRow> RowsOf(InsightsAnswer answer, InsightsPeople people)
    {
        var members = people.Members.ToDictionary(m => m.Member);
        var rows = new List<PersonRow>();
        for (var row = 0; row < answer.Rows; row++)
        {
            if (answer.Columns[0].Texts![row] is { } id && members.TryGetValue(Guid.Parse(id), out var person))
            {
                var at = row;
                rows.Add(new PersonRow(person.Member, person.Name, person.Team, person.Team is { } team ? people.Teams.GetValueOrDefault(team) : null, [.. Columns.Select(c => Figure.Of(answer, at, c))]));
            }
        }

        return rows;
    }

    private static List<PersonRow> Sorted(List<PersonRow> rows, SortOrder sort)
    {
        var byName = rows.OrderBy(r => r.Name, StringComparer.CurrentCulture);
        var column = Columns.Index().FirstOrDefault(c => c.Item.Key == sort.Key);
        IOrderedEnumerable<PersonRow> sorted = (sort.Key, sort.Descending) switch
        {
            ("team", false) => rows.OrderBy(r => r.Team is null).ThenBy(r => r.Team, StringComparer.CurrentCulture),
            ("team", true) => rows.OrderBy(r => r.Team is null).ThenByDescending(r => r.Team, StringComparer.CurrentCulture),
            ("name", true) => rows.OrderByDescending(r => r.Name, StringComparer.CurrentCulture),
            ("name", false) => byName,
            (_, true) => rows.OrderBy(r => r.Figures[column.Index].Value is null).ThenByDescending(r => r.Figures[column.Index].Value),
            (_, false) => rows.OrderBy(r => r.Figures[column.Index].Value is null).ThenBy(r => r.Figures[column.Index].Value),
        };
        return [.. sorted.ThenBy(r => r.Name, StringComparer.CurrentCulture)];
    }

    private static double?[]? MiddleOf(InsightsAnswer middle)
    {
        double?[] values = [.. Columns.Select(c => Figure.Of(middle, 0, c).Value)];
        return values.All(v => v is null) ? null : values;
    }

    private static double?[]? MedianOf(List<PersonRow> rows)
        => rows.Count < InsightsLimits.MiddleMembers ? null : [.. Columns.Select((_, i) => Median([.. rows.Select(r => r.Figures[i].Value).OfType<double>().Order()]))];

    private static double? Median(double[] sorted)
        => sorted.Length < InsightsLimits.MiddleMembers ? null : (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
}
