using System.Globalization;
using CallInsight.Contracts.Calls;
using CallInsight.Storage.Secrets;
using CallInsight.Web.Insights;

namespace CallInsight.Web.Calls;

/// <summary>A list's filters as conditions on a call <c>c</c>; their arguments come to the end of the statement's.</summary>
internal sealed class CallConditions(TenantKey key, List<object?> arguments)
{
    private const string HasFigures = "exists (select 1 from call_facts t where t.tenant_id = c.tenant_id and t.call_id = c.call_id and t.received_on = c.received_on and not t.erased and";

    private static readonly Dictionary<string, string> Unknown = new(StringComparer.Ordinal)
    {
        ["rep"] = "c.rep_id is null",
        ["team"] = "not exists (select 1 from members m where m.tenant_id = c.tenant_id and m.member_id = c.rep_id and m.team_id is not null)",
        ["stage"] = "c.stage_code is null",
        ["source"] = "c.source_code is null",
        ["direction"] = "c.direction is null",
        ["language"] = $"{HasFigures} t.language is null)",
    };

    private readonly List<string> _conditions = [];

    /// <summary>All that must hold.</summary>
    public IReadOnlyList<string> Of(CallFilter filter)
    {
        Add("c.started_at >= {0}", filter.From);
        Add("c.started_at < {0}", filter.To);
        Add("c.rep_id = {0}", filter.Rep);
        Add("c.rep_id in (select m.member_id from members m where m.tenant_id = c.tenant_id and m.team_id = {0})", filter.Team);
        Add("c.outcome = {0}", filter.Outcome);
        Add("c.status = {0}", filter.Status);
        Add("c.direction = {0}", filter.Direction);
        Add($"{HasFigures} t.language = {{0}})", filter.Language);
        Add("c.call_id in (select p.call_id from call_people p where p.tenant_id = c.tenant_id and p.email_hash = {0})", filter.Participant is null ? null : key.BlindIndex("person.email", filter.Participant.ToLowerInvariant()));
        Add($"c.stage_code = {CodeOf("stage")}", HashOf("stage", filter.Stage));
        Add($"c.source_code = {CodeOf("source")}", HashOf("source", filter.Source));
        Add($"c.call_id in (select t.call_id from call_tags t where t.tenant_id = c.tenant_id and t.code = {CodeOf("tag")})", HashOf("tag", filter.Tag));
        foreach (var topic in filter.Topic?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [])
        {
            AddTopic(topic);
        }

        foreach (var (field, value) in filter.Fields)
        {
            AddField(field, value);
        }

        _conditions.AddRange(filter.Without.Where(f => !FieldNames.IsOne(f)).Select(f => Unknown[f]));
        _conditions.AddRange(filter.WithoutFields.Select(f => string.Create(CultureInfo.InvariantCulture, $"{HasFigures} {f.Code} <> all(t.field_codes || t.number_codes))")));
        return _conditions;
    }

    private static string CodeOf(string kind) => $"(select l.code from labels l where l.tenant_id = c.tenant_id and l.kind = '{kind}' and l.text_hash = {{0}})";

    private byte[]? HashOf(string kind, string? text) => text is null ? null : key.BlindIndex($"label/{kind}", text);

    private void AddTopic(string topic)
    {
        var builtIn = MetricCatalogue.BuiltInTopics.Index().Where(t => t.Item == topic).Select(t => (int?)t.Index).FirstOrDefault();
        Add($"{HasFigures} {(builtIn is null ? CodeOf("topic") : "{0}")} = any(t.topic_codes))", (object?)builtIn ?? HashOf("topic", topic));
    }

    private void AddField(CustomField field, string value)
    {
        var code = field.Code.ToString(CultureInfo.InvariantCulture);
        var (has, wanted) = field.IsNumber ? ($"t.number_values[array_position(t.number_codes, {code})]", "{0}::text::float8")
            : field.Kind == CustomFields.Text ? ($"t.field_values[array_position(t.field_codes, {code})]", CodeOf(field.LabelKind))
            : ($"t.field_values[array_position(t.field_codes, {code})]", "{0}");
        Add($"{HasFigures} {has} = {wanted})", field.Kind switch
        {
            CustomFields.Text => HashOf(field.LabelKind, value),
            CustomFields.YesNo => value == "true" ? 1 : 0,
            CustomFields.Day => DateOnly.ParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture).DayNumber,
            _ => value,
        });
    }

    private void Add(string condition, object? value)
    {
        if (value is not null)
        {
            arguments.Add(value);
            _conditions.Add(string.Format(CultureInfo.InvariantCulture, condition, "$" + arguments.Count.ToString(CultureInfo.InvariantCulture)));
        }
    }
}
