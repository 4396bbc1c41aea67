using System.Globalization;
using CallInsight.Contracts.Calls;
using CallInsight.Contracts.Insights;
using Npgsql;

namespace CallInsight.Storage.Files;

/// <summary>The table of facts: one row a call with its fields, every metric and every topic, as <c>call_facts</c> keeps them.</summary>
public sealed class FactsTable
{
    private static readonly TableColumn[] Fields =
    [
        new("id", typeof(Guid)), new("startedAt", typeof(DateTime)), new("rep", typeof(Guid)), new("team", typeof(Guid)), new("stage", typeof(string)), new("source", typeof(string)),
        new("direction", typeof(string)), new("outcome", typeof(string)), new("amount", typeof(decimal)), new("currency", typeof(string)), new("language", typeof(string)),
    ];

    private const int Topics = 11;
    private const int FirstField = Topics + 4;
    private const int FirstMetric = FirstField + 4;
    private readonly Dictionary<string, int> _metrics;
    private readonly IReadOnlyDictionary<(string Kind, int Code), string> _texts;
    private readonly IReadOnlyList<OwnMetric> _own;
    private readonly int _firstOwn;
    private readonly Dictionary<int, int> _topicPlaces = [];
    private readonly Dictionary<int, (CustomField Field, int Place)> _fieldPlaces;

    /// <param name="metrics">Keys of the metrics, in the order of the columns.</param>
    /// <param name="topics">Keys of the built-in topics, by code.</param>
    /// <param name="texts">The tenant's labels by kind and code.</param>
    /// <param name="own">The tenant's own metrics, computed row by row.</param>
    /// <param name="fields">The tenant's custom fields: the last columns.</param>
    public FactsTable(IReadOnlyList<string> metrics, IReadOnlyList<string> topics, IReadOnlyDictionary<(string Kind, int Code), string> texts, IReadOnlyList<OwnMetric> own, IReadOnlyList<CustomField> fields)
    {
        (_metrics, _texts, _own) = (metrics.Index().ToDictionary(m => m.Item, m => FirstMetric + m.Index, StringComparer.Ordinal), texts, own);
        Selected = $"c.call_id, c.started_at, c.rep_id, m.team_id, c.stage_code, c.source_code, c.direction, c.outcome, c.amount, c.currency, c.language, c.topic_codes, c.topic_mentions, c.topic_first_minutes, c.topics_known, c.field_codes, c.field_values, c.number_codes, c.number_values, {string.Join(", ", metrics.Select(m => "c." + ColumnOf(m)))}";
        List<TableColumn> columns = [.. Fields, .. metrics.Select(m => new TableColumn(m, typeof(float)))];
        foreach (var (code, key) in topics.Select((key, code) => (Code: code, Key: key)).Concat(texts.Where(t => t.Key.Kind == "topic").Select(t => (t.Key.Code, Key: t.Value))))
        {
            _topicPlaces[code] = columns.Count;
            columns.Add(new TableColumn($"topic.{key}.mentions", typeof(float)));
            columns.Add(new TableColumn($"topic.{key}.firstMinute", typeof(float)));
        }

        _firstOwn = columns.Count;
        _fieldPlaces = fields.Select((f, i) => (Field: f, Place: _firstOwn + own.Count + i)).ToDictionary(f => f.Field.Code);
        Columns = [.. columns, .. own.Select(m => new TableColumn(m.Key, typeof(float))), .. fields.Select(f => new TableColumn(f.Name, f.IsNumber ? typeof(double) : typeof(string)))];
    }

    /// <summary>What is selected, of <c>call_facts c</c> and <c>members m</c>.</summary>
    public string Selected { get; }

    public IReadOnlyList<TableColumn> Columns { get; }

    /// <summary>The column of <c>call_facts</c> that a metric is kept in.</summary>
    public static string ColumnOf(string metric) => string.Concat(metric.Select(c => char.IsAsciiLetterUpper(c) ? $"_{char.ToLowerInvariant(c)}" : c.ToString()));

    /// <summary>A row of <see cref="Selected"/> as a row of the file.</summary>
    public object?[] Row(NpgsqlDataReader r)
    {
        ArgumentNullException.ThrowIfNull(r);
        var row = new object?[Columns.Count];
        for (var i = 0; i < Fields.Length; i++)
        {
            row[i] = r.IsDBNull(i) ? null : Fields[i].Name switch
            {
                "stage" => _texts.GetValueOrDefault(("stage", r.GetInt32(i))),
                "source" => _texts.GetValueOrDefault(("source", r.GetInt32(i))),
                _ => r.GetValue(i),
            };
        }

        for (var i = 0; i < _metrics.Count; i++)
        {
            row[Fields.Length + i] = r.IsDBNull(FirstMetric + i) ? null : r.GetFloat(FirstMetric + i);
        }

        AddTopics(r, row);
        for (var i = 0; i < _own.Count; i++)
        {
            row[_firstOwn + i] = RowInputs.ValueOf(_own[i], r, _metrics, Topics);
        }

        AddFields(r, row);
        return row;
    }

    private void AddFields(NpgsqlDataReader r, object?[] row)
    {
        if (_fieldPlaces.Count == 0)
        {
            return;
        }

        var (codes, values) = (r.GetFieldValue<int[]>(FirstField), r.GetFieldValue<int[]>(FirstField + 1));
        for (var i = 0; i < codes.Length; i++)
        {
            if (_fieldPlaces.TryGetValue(codes[i], out var field))
            {
                row[field.Place] = TextOf(field.Field, values[i]);
            }
        }

        var (numberCodes, numbers) = (r.GetFieldValue<int[]>(FirstField + 2), r.GetFieldValue<double[]>(FirstField + 3));
        for (var i = 0; i < numberCodes.Length; i++)
        {
            if (_fieldPlaces.TryGetValue(numberCodes[i], out var field))
            {
                row[field.Place] = numbers[i];
            }
        }
    }

    private string? TextOf(CustomField field, int value) => field.Kind switch
    {
        CustomFields.YesNo => value == 1 ? "true" : "false",
        CustomFields.Day => DateOnly.FromDayNumber(value).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => _texts.GetValueOrDefault((field.LabelKind, value)),
    };

    private void AddTopics(NpgsqlDataReader r, object?[] row)
    {
        foreach (var code in r.GetFieldValue<int[]>(Topics + 3))
        {
            if (_topicPlaces.TryGetValue(code, out var place))
            {
                row[place] = 0f;
            }
        }

        var (codes, mentions, minutes) = (r.GetFieldValue<int[]>(Topics), r.GetFieldValue<float[]>(Topics + 1), r.GetFieldValue<float[]>(Topics + 2));
        for (var i = 0; i < codes.Length; i++)
        {
            if (_topicPlaces.TryGetValue(codes[i], out var place))
            {
                row[place] = mentions[i];
                row[place + 1] = float.IsNaN(minutes[i]) ? null : minutes[i];
            }
        }
    }
}
