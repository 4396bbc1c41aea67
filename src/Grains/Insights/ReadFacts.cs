using System.Text;
using CallInsight.Analysis;
using CallInsight.Grains.Calls;
using CallInsight.Grains.Insights.Columns;

namespace CallInsight.Grains.Insights;

/// <summary>Turns rows of <c>call_facts</c> into columns.</summary>
internal sealed class ReadFacts
{
    private const int Metric0 = 19;
    private const long TicksOf2000 = 630_822_816_000_000_000;
    private readonly CopyRows _rows;
    private readonly SeenBytes<string> _directions;
    private readonly SeenBytes<string> _outcomes;
    private readonly SeenBytes<string> _currencies;
    private readonly SeenBytes<string> _languages;
    private readonly SeenBytes<TopicSet> _sets;
    private readonly List<Guid> _gone = [];

    public ReadFacts(Stream stream)
    {
        _rows = new CopyRows(stream, Metric0 + Metrics.All.Count);
        _directions = new(Columns.Directions, Text);
        _outcomes = new(Columns.Outcomes, Text);
        _currencies = new(Columns.Currencies, Text);
        _languages = new(Columns.Languages, Text);
        _sets = new(Columns.TopicsKnown, _ => new TopicSet([.. Enumerable.Range(0, _rows.CountOf(14)).Select(i => _rows.IntOf(14, i))]));
    }

    /// <summary>The columns of a row, in the order in which they are read.</summary>
    public static string Fields { get; } =
        $"call_id, erased, started_at, rep_id, stage_code, source_code, direction, outcome, amount::float8, currency, language, topic_codes, topic_mentions, topic_first_minutes, topics_known, field_codes, field_values, number_codes, number_values, {string.Join(", ", Metrics.All.Select(m => CallFactRows.Column(m.Key)))}";

    public FactColumns Columns { get; } = new();

    /// <summary>Calls that were erased or moved to another bucket.</summary>
    public IReadOnlyCollection<Guid> Gone => _gone;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (await _rows.NextAsync(cancellationToken))
        {
            if (_rows.Flag(1))
            {
                _gone.Add(_rows.Uuid(0));
            }
            else
            {
                AddRow();
            }
        }
    }

    private static string Text(ReadOnlySpan<byte> utf8) => Encoding.UTF8.GetString(utf8);

    private void AddRow()
    {
        Columns.Calls.Add(_rows.Uuid(0));
        Columns.StartedTicks.Add(TicksOf2000 + (_rows.Long(2) * TimeSpan.TicksPerMicrosecond));
        Columns.Reps.AddCode(_rows.IsNull(3) ? 0 : Columns.Reps.Dictionary.Add(_rows.Uuid(3)));
        Columns.Stages.AddCode(_rows.IsNull(4) ? 0 : Columns.Stages.Dictionary.Add(_rows.Int(4)));
        Columns.Sources.AddCode(_rows.IsNull(5) ? 0 : Columns.Sources.Dictionary.Add(_rows.Int(5)));
        _directions.Add(_rows, 6);
        _outcomes.Add(_rows, 7);
        Columns.Amounts.Add(_rows.Double(8));
        _currencies.Add(_rows, 9);
        _languages.Add(_rows, 10);
        AddTopics();
        _sets.Add(_rows, 14);
        AddFields();
        for (var metric = 0; metric < Columns.Metrics.Length; metric++)
        {
            Columns.Metrics[metric].Add(_rows.Single(Metric0 + metric));
        }
    }

    private void AddFields()
    {
        for (var i = 0; i < _rows.CountOf(15); i++)
        {
            Columns.Fields.Add(_rows.IntOf(15, i), (field, value) => field.Add(value), _rows.IntOf(16, i));
        }

        Columns.Fields.EndRow();
        for (var i = 0; i < _rows.CountOf(17); i++)
        {
            Columns.Numbers.Add(_rows.IntOf(17, i), (field, value) => field.Add(value), _rows.DoubleOf(18, i));
        }

        Columns.Numbers.EndRow();
    }

    private void AddTopics()
    {
        var count = _rows.CountOf(11);
        Columns.Topics.Begin(count);
        for (var i = 0; i < count; i++)
        {
            Columns.Topics.Put(i, _rows.IntOf(11, i), _rows.SingleOf(12, i), _rows.SingleOf(13, i));
        }

        Columns.Topics.End(count);
    }
}

/// <summary>Codes of values that repeat, found by their bytes: nothing is made of a value that was seen before.</summary>
internal sealed class SeenBytes<T>(CodeColumn<T> column, SeenBytes<T>.Make make)
    where T : notnull
{
    // There are few; where there are more, the dictionary finds the rest.
    private const int Most = 32;
    private readonly List<(byte[] Bytes, int Code)> _seen = [];

    public delegate T Make(ReadOnlySpan<byte> bytes);

    public void Add(CopyRows rows, int field)
    {
        if (rows.IsNull(field))
        {
            column.AddUnknown();
            return;
        }

        var bytes = rows[field];
        foreach (var (seen, code) in _seen)
        {
            if (bytes.SequenceEqual(seen))
            {
                column.AddCode(code);
                return;
            }
        }

        var added = column.Dictionary.Add(make(bytes));
        column.AddCode(added);
        if (_seen.Count < Most)
        {
            _seen.Add((bytes.ToArray(), added));
        }
    }
}
