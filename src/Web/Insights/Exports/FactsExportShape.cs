using Npgsql;

namespace CallInsight.Web.Insights.Exports;

/// <summary>The columns of an export, and how a row of the table becomes one of the file.</summary>
internal sealed class FactsExportShape
{
    private static readonly FactColumn[] Fields =
    [
        new("id", typeof(Guid)), new("startedAt", typeof(DateTime)), new("rep", typeof(Guid)), new("team", typeof(Guid)), new("stage", typeof(string)), new("source", typeof(string)),
        new("direction", typeof(string)), new("outcome", typeof(string)), new("amount", typeof(decimal)), new("currency", typeof(string)), new("language", typeof(string)),
    ];

    private const int Topics = 11;
    private const int FirstMetric = Topics + 4;
    private readonly IReadOnlyDictionary<(string Kind, int Code), string> _texts;
    private readonly Dictionary<int, int> _topicPlaces = [];

    public FactsExportShape(IReadOnlyDictionary<(string Kind, int Code), string> texts)
    {
        _texts = texts;
        var topics = MetricCatalogue.BuiltInTopics.Select((key, code) => (Code: code, Key: key)).Concat(texts.Where(t => t.Key.Kind == "topic").Select(t => (t.Key.Code, Key: t.Value))).ToList();
        List<FactColumn> columns = [.. Fields, .. MetricCatalogue.All.Select(m => new FactColumn(m.Key, typeof(float)))];
        foreach (var (code, key) in topics)
        {
            _topicPlaces[code] = columns.Count;
            columns.Add(new FactColumn($"topic.{key}.mentions", typeof(float)));
            columns.Add(new FactColumn($"topic.{key}.firstMinute", typeof(float)));
        }

        Columns = columns;
    }

    /// <summary>What is selected, of <c>call_facts c</c> and <c>members m</c>.</summary>
    public static string Selected { get; } =
        $"c.call_id, c.started_at, c.rep_id, m.team_id, c.stage_code, c.source_code, c.direction, c.outcome, c.amount, c.currency, c.language, c.topic_codes, c.topic_mentions, c.topic_first_minutes, c.topics_known, {string.Join(", ", MetricCatalogue.All.Select(m => "c." + MetricCatalogue.ColumnOf(m.Key)))}";

    public IReadOnlyList<FactColumn> Columns { get; }

    public object?[] Row(NpgsqlDataReader r)
    {
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

        for (var i = 0; i < MetricCatalogue.All.Count; i++)
        {
            row[Fields.Length + i] = r.IsDBNull(FirstMetric + i) ? null : r.GetFloat(FirstMetric + i);
        }

        AddTopics(r, row);
        return row;
    }

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
