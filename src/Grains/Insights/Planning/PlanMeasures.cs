using System.Globalization;
using CallInsight.Contracts.Insights;
using CallInsight.Grains.Insights.Columns;

namespace CallInsight.Grains.Insights.Planning;

/// <summary>Which metrics are wanted, and what of each: columns of one metric share its passes.</summary>
internal sealed class PlanMeasures(TenantWords words, Dictionary<string, string> faults)
{
    private static readonly Dictionary<string, double> Fractions = new(StringComparer.Ordinal) { ["p10"] = 0.10, ["p25"] = 0.25, ["median"] = 0.50, ["p75"] = 0.75, ["p90"] = 0.90 };
    private readonly List<Wanted> _wanted = [];
    private readonly List<PlannedColumn> _columns = [];

    public IReadOnlyList<PlannedColumn> Columns => _columns;

    public IReadOnlyList<FactsMeasure> Measures => [.. _wanted.Select(w => new FactsMeasure(w.Metric, w.Extremes, w.Deviation, [.. w.Fractions], [.. w.Over], [.. w.Under], [.. w.Widths]))];

    /// <summary>Finds a metric by its key; null when there is none.</summary>
    public static FactsMetric? Find(string key, TenantWords words)
    {
        if (key is InsightsFields.Calls or "amount" or "won" || FactColumns.Places.ContainsKey(key))
        {
            return new FactsMetric(key);
        }

        if (words.Own.TryGetValue(key, out var own))
        {
            return new FactsMetric(key, 0, own.Formula);
        }

        if (words.FieldOf(key) is { IsNumber: true } field)
        {
            return new FactsMetric(FactsMetric.CustomField, field.Code);
        }

        return TopicPartsOf(key) is var (topic, part) && words.TopicOf(topic) is { } code ? new FactsMetric("topic." + part, code) : null;
    }

    /// <summary>The topic and what is measured of it; null where the key is no topic's.</summary>
    public static (string Topic, string Part)? TopicPartsOf(string key)
    {
        // The topic's own key may hold dots.
        var end = key.LastIndexOf('.');
        return key.StartsWith("topic.", StringComparison.Ordinal) && end > 5 && key[(end + 1)..] is "mentions" or "firstMinute" ? (key[6..end], key[(end + 1)..]) : null;
    }

    public void Add(InsightsMeasure measure, string at)
    {
        var metric = Find(measure.Metric, words);
        if (metric is null)
        {
            faults[$"{at}.metric"] = $"There is no metric '{measure.Metric}'. Give calls, a metric's key, topic.{{key}}.mentions, topic.{{key}}.firstMinute, amount, won, customFields.{{key}} of a field that is a number, or one of your own.";
        }

        if (!InsightsFields.Aggregates.Contains(measure.Aggregate, StringComparer.Ordinal))
        {
            faults[$"{at}.aggregate"] = $"Give one of {string.Join(", ", InsightsFields.Aggregates)}.";
        }
        else if (measure is { Metric: InsightsFields.Calls, Aggregate: not "count" })
        {
            faults[$"{at}.aggregate"] = "Calls can only be counted.";
        }

        CheckArgument(measure, at);
        var name = NameOf(measure);
        if (_columns.Any(c => c.Name == name))
        {
            faults[at] = $"{name} is asked for twice.";
        }

        if (metric is not null)
        {
            AddColumn(metric, measure, name);
        }
    }

    private void CheckArgument(InsightsMeasure measure, string at)
    {
        switch (measure.Aggregate, measure.Argument)
        {
            case ("shareOver" or "shareUnder", null):
                faults[$"{at}.argument"] = "Give the threshold.";
                break;
            case ("histogram", null or not (> 0)):
                faults[$"{at}.argument"] = "Give the width of a bin, more than 0.";
                break;
            case (not ("shareOver" or "shareUnder" or "histogram"), not null):
                faults[$"{at}.argument"] = $"{measure.Aggregate} takes no argument.";
                break;
            case (_, { } argument) when !double.IsFinite(argument):
                faults[$"{at}.argument"] = "Give a number.";
                break;
        }
    }

    private static string NameOf(InsightsMeasure measure) => measure.Argument is { } argument
        ? string.Create(CultureInfo.InvariantCulture, $"{measure.Metric}.{measure.Aggregate}({argument})")
        : $"{measure.Metric}.{measure.Aggregate}";

    private void AddColumn(FactsMetric metric, InsightsMeasure measure, string name)
    {
        var index = _wanted.FindIndex(w => w.Metric == metric);
        if (index < 0)
        {
            index = _wanted.Count;
            _wanted.Add(new Wanted(metric));
        }

        var wanted = _wanted[index];
        wanted.Deviation |= measure.Aggregate == "stddev";
        wanted.Extremes |= measure.Aggregate is "min" or "max";
        var place = measure.Aggregate switch
        {
            "shareOver" => PlaceOf(wanted.Over, measure.Argument ?? 0),
            "shareUnder" => PlaceOf(wanted.Under, measure.Argument ?? 0),
            "histogram" => PlaceOf(wanted.Widths, measure.Argument ?? 0),
            _ when Fractions.TryGetValue(measure.Aggregate, out var fraction) => PlaceOf(wanted.Fractions, fraction),
            _ => 0,
        };
        _columns.Add(new PlannedColumn(name, measure.Aggregate, index, place, Fractions.GetValueOrDefault(measure.Aggregate)));
    }

    private static int PlaceOf(List<double> list, double value)
    {
        list.Add(value);
        return list.Count - 1;
    }

    private sealed class Wanted(FactsMetric metric)
    {
        public FactsMetric Metric { get; } = metric;

        public bool Deviation { get; set; }

        public bool Extremes { get; set; }

        public List<double> Fractions { get; } = [];

        public List<double> Over { get; } = [];

        public List<double> Under { get; } = [];

        public List<double> Widths { get; } = [];
    }
}
