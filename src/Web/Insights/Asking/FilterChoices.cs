using CallInsight.Contracts;
using CallInsight.Contracts.Calls;
using CallInsight.Contracts.Insights;
using CallInsight.Web.Calls;

namespace CallInsight.Web.Insights.Asking;

/// <summary>What somebody can choose from in filters: nobody and nothing outside of their reach is named.</summary>
/// <param name="Values">By field: each value with its name.</param>
public sealed record FilterChoices(TenantMetrics Metrics, IReadOnlyDictionary<string, IReadOnlyList<(string Value, string Name)>> Values, InsightsPeople People)
{
    /// <summary>The custom fields that can be filtered by, in the words of questions.</summary>
    public IEnumerable<string> Fields => Values.Keys.Where(FieldNames.IsOne);

    /// <summary>The name of a field's value; the value itself where it has none.</summary>
    public string NameOf(string field, string? value) => value is null
        ? AskingWords.NoneOf(field)
        : Values.GetValueOrDefault(field)?.Where(v => v.Value == value).Select(v => v.Name).FirstOrDefault() ?? (field == "language" ? LanguageOf(value) : value);

    public static string LanguageOf(string code)
    {
        try
        {
            return System.Globalization.CultureInfo.GetCultureInfo(code, predefinedOnly: true).EnglishName;
        }
        catch (System.Globalization.CultureNotFoundException)
        {
            return code;
        }
    }
}

/// <summary>Gathers the choices.</summary>
internal sealed class FindChoices(IGrainFactory grains, CallQueries calls)
{
    public async Task<FilterChoices> LoadAsync(PageQuestion question, CancellationToken cancellationToken)
    {
        var (tenant, actor) = (question.Tenant, question.Actor);
        var people = (await grains.Insights(tenant).GetPeople(actor)).Value;
        var metrics = await TenantMetrics.LoadAsync(grains, tenant);
        var stages = await calls.LabelsAsync(tenant, actor, "stage", cancellationToken);
        var sources = await calls.LabelsAsync(tenant, actor, "source", cancellationToken);
        var languages = await LanguagesAsync(question);
        var teams = people.Members.Select(m => m.Team).OfType<Guid>().ToHashSet();
        var choices = new FilterChoices(
            metrics,
            new Dictionary<string, IReadOnlyList<(string, string)>>(StringComparer.Ordinal)
            {
                ["team"] = [.. people.Teams.Where(t => teams.Contains(t.Key)).Select(t => (t.Key.ToString("D"), t.Value)).OrderBy(t => t.Value, StringComparer.CurrentCultureIgnoreCase)],
                ["rep"] = [.. people.Members.Select(m => (m.Member.ToString("D"), m.Name)).OrderBy(m => m.Name, StringComparer.CurrentCultureIgnoreCase)],
                ["stage"] = [.. stages.Select(s => (s, s))],
                ["outcome"] = [.. new[] { "won", "lost", "open" }.Select(o => (o, CallWords.OutcomeName(o)))],
                ["source"] = [.. sources.Select(s => (s, s))],
                ["direction"] = [.. new[] { "inbound", "outbound" }.Select(d => (d, AskingWords.Direction(d)))],
                ["language"] = [.. languages.Select(l => (l, FilterChoices.LanguageOf(l)))],
                ["topic"] = metrics.Topics,
            },
            people);
        return choices with { Values = new Dictionary<string, IReadOnlyList<(string, string)>>([.. choices.Values, .. await FieldsAsync(question, metrics, cancellationToken)], StringComparer.Ordinal) };
    }

    /// <summary>The values of the custom fields that have few enough to choose from: texts, yes and no.</summary>
    private async Task<List<KeyValuePair<string, IReadOnlyList<(string, string)>>>> FieldsAsync(PageQuestion question, TenantMetrics metrics, CancellationToken cancellationToken)
    {
        var values = new List<KeyValuePair<string, IReadOnlyList<(string, string)>>>();
        foreach (var field in metrics.Fields.Where(f => f.Kind != CustomFields.Day))
        {
            values.Add(new(field.Name, field.Kind == CustomFields.YesNo
                ? [("true", AskingWords.Yes), ("false", AskingWords.No)]
                : [.. (await calls.LabelsAsync(question.Tenant, question.Actor, field.LabelKind, cancellationToken)).Select(t => (t, t))]));
        }

        return values;
    }

    private async Task<IEnumerable<string>> LanguagesAsync(PageQuestion question)
    {
        var asked = await grains.Insights(question.Tenant).Ask(new AskInsights(question.Actor, [question.Over(question.Period.Days, [], ["language"])]));
        return asked.Ok ? asked.Value.Answers[0].Columns[0].Texts!.OfType<string>() : [];
    }
}
