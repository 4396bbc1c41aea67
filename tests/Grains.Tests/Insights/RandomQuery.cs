using System.Globalization;
using CallInsight.Contracts.Insights;

namespace CallInsight.Grains.Tests.Insights;

/// <summary>A question and the same in SQL over <c>call_facts f</c>, made at random.</summary>
public sealed class RandomQuery
{
    /// <summary>Metrics of one's own: a formula, and the same in SQL.</summary>
    public static readonly IReadOnlyDictionary<string, (string Formula, string Sql)> OwnMetrics = new Dictionary<string, (string, string)>(StringComparer.Ordinal)
    {
        ["my.balance"] = ("100 - abs(talkRatio - 0.43) * 100", "100 - abs(f.talk_ratio::float8 - 0.43) * 100"),
        ["my.pace"] = ("questionsRep / (durationSeconds / 60 - questionsRep * 2)", "f.questions_rep::float8 / nullif(f.duration_seconds::float8 / 60 - f.questions_rep::float8 * 2, 0)"),
        ["my.risk"] = (
            "if(talkRatio > 0.65 and patienceSeconds < 0.6 or not (sentimentCustomer >= 0), max(1, topic(\"Pricing\")), clamp(sqrt(durationSeconds - 300) / 3, 1, 15))",
            $"""
            case ((f.talk_ratio > 0.65::real) and (f.patience_seconds < 0.6::real)) or not (f.sentiment_customer >= 0)
              when true then case when {PricingMentions} is not null then greatest(1, {PricingMentions}) end
              when false then case when f.duration_seconds >= 300 then least(greatest(sqrt(f.duration_seconds::float8 - 300) / 3, 1), 15) end end
            """),
    };

    private const string DealSize = "customFields.dealSize";
    private static readonly string[] FieldGroupings = ["customFields.campaign", "customFields.renewal", "customFields.closeOn", "customFields.unused"];

    private const string PricingMentions = "(case when f.topics_known @> array[0] then coalesce((select u.n from unnest(f.topic_codes, f.topic_mentions) as u(c, n) where u.c = 0), 0) end)::float8";
    private static readonly string[] Zones = ["UTC", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata"];
    private static readonly string[] Aggregates = ["count", "sum", "mean", "min", "max", "median", "p10", "p25", "p75", "p90", "stddev", "shareOver", "shareUnder", "histogram"];
    private static readonly string[] Metrics = ["durationSeconds", "talkRatio", "longestMonologueSeconds", "patienceSeconds", "questionsRep", "sentimentCustomer", "nextStepAgreed", "amount", "won", "topic.pricing.mentions", "topic.objection.firstMinute", "overlapSeconds", DealSize, .. OwnMetrics.Keys];
    private static readonly DayOfWeek[] FirstDays = [DayOfWeek.Monday, DayOfWeek.Sunday, DayOfWeek.Saturday];
    private const string From = "{from}";
    private const string To = "{to}";
    private readonly string _sql;
    private readonly Random _random;
    private readonly FactsTenant _tenant;
    private readonly string _zone;
    private readonly DayOfWeek _firstDay;

    public RandomQuery(FactsTenant tenant, int seed)
    {
        (_random, _tenant) = (new Random(seed), tenant);
        _zone = Pick(Zones);
        _firstDay = Pick(FirstDays);
        var from = new DateTimeOffset(2024, 12, 20, 0, 0, 0, TimeSpan.Zero).AddMinutes(_random.Next(300 * 24 * 60));
        var to = from.AddMinutes(1 + _random.Next(300 * 24 * 60));
        var groupBy = InsightsFields.Groupings.Concat(FieldGroupings).OrderBy(_ => _random.Next()).Take(_random.Next(4)).ToList();
        var measures = Enumerable.Range(0, 1 + _random.Next(5)).Select(_ => Measure()).DistinctBy(m => (m.Metric, m.Aggregate, m.Argument)).ToList();
        var where = Enumerable.Range(0, _random.Next(3)).Select(_ => Condition(2)).ToList();
        Query = new InsightsQuery(from, to, _zone, measures, groupBy, [.. where.Select(w => w.Condition)], [], null, _firstDay);
        _sql = $"""
            select {string.Join(", ", groupBy.Select(Group).Concat(measures.Select(Aggregate)))}
            from call_facts f left join members m on m.tenant_id = f.tenant_id and m.member_id = f.rep_id left join stages s on s.code = f.stage_code
            {(groupBy.Contains("topic") ? "cross join lateral unnest(f.topic_codes) as t(code) join topics on topics.code = t.code" : "")}
            where f.tenant_id = $1 and not f.erased and f.started_at >= {From} and f.started_at < {To}
            {string.Concat(where.Select(w => $" and {w.Sql}"))}
            {(groupBy.Count == 0 ? "" : "group by " + string.Join(", ", groupBy.Select((_, i) => i + 1)))}
            """;
    }

    public InsightsQuery Query { get; }

    /// <summary>Takes the tenant as its parameter.</summary>
    public string Sql => SqlOver(Query.From, Query.To);

    /// <summary>The same over another span.</summary>
    public string SqlOver(DateTimeOffset from, DateTimeOffset to) => _sql.Replace(From, $"'{from:O}'", StringComparison.Ordinal).Replace(To, $"'{to:O}'", StringComparison.Ordinal);

    /// <summary>Comes before the query: what codes stand for.</summary>
    public const string With = """
        with stages(code, text) as (values (100, 'Discovery'), (101, 'Demo'), (102, 'Negotiation')),
             campaigns(code, text) as (values (100, 'Spring'), (101, 'Fair'), (102, 'Partners')),
             topics(code, text) as (values (0, 'pricing'), (1, 'competitor'), (2, 'budget'), (3, 'authority'), (4, 'need'), (5, 'timeline'), (6, 'objection'), (7, 'next_step'))
        """;

    private string Local => $"(f.started_at at time zone '{_zone}')";

    private InsightsMeasure Measure()
    {
        if (_random.Next(5) == 0)
        {
            return new InsightsMeasure("calls", "count");
        }

        var (metric, aggregate) = (Pick(Metrics), Pick(Aggregates));
        return new InsightsMeasure(metric, aggregate, aggregate == "histogram" ? Width(metric) : aggregate.StartsWith("share", StringComparison.Ordinal) ? Threshold(metric) : null);
    }

    private string Aggregate(InsightsMeasure measure)
    {
        if (measure.Metric == "calls")
        {
            return "count(*)::float8";
        }

        var value = Value(measure.Metric);
        return measure.Aggregate switch
        {
            "count" => $"count({value})::float8",
            "mean" => $"avg({value})",
            "median" => $"percentile_cont(0.5) within group (order by {value})",
            "histogram" => $"array_agg(floor({value} / {measure.Argument!.Value.ToString("R", CultureInfo.InvariantCulture)}::float8)::bigint) filter (where {value} is not null)",
            "stddev" => $"stddev_samp({value})",
            "shareOver" => $"(count(*) filter (where {value} > {Literal(measure.Metric, measure.Argument!.Value)}))::float8 / nullif(count({value}), 0)",
            "shareUnder" => $"(count(*) filter (where {value} < {Literal(measure.Metric, measure.Argument!.Value)}))::float8 / nullif(count({value}), 0)",
            ['p', ..] => $"percentile_cont(0.{measure.Aggregate[1..]}) within group (order by {value})",
            var plain => $"{plain}({value})",
        };
    }

    private static string Value(string metric) => metric switch
    {
        "amount" => "f.amount::float8",
        DealSize => "f.number_values[array_position(f.number_codes, 4)]",
        "won" => "(case f.outcome when 'won' then 1.0 when 'lost' then 0.0 end)::float8",
        "topic.pricing.mentions" => PricingMentions,
        _ when OwnMetrics.TryGetValue(metric, out var own) => $"({own.Sql})::real::float8",
        "topic.objection.firstMinute" => "nullif((select u.n from unnest(f.topic_codes, f.topic_first_minutes) as u(c, n) where u.c = 6), 'NaN')::float8",
        _ => $"f.{CallInsight.Grains.Calls.CallFactRows.Column(metric)}::float8",
    };

    // Thresholds are compared in the precision in which values are kept.
    private static string Literal(string metric, double number)
        => metric is "amount" or DealSize ? $"{number.ToString("R", CultureInfo.InvariantCulture)}::float8" : $"{number.ToString("R", CultureInfo.InvariantCulture)}::real::float8";

    private double Width(string metric) => Math.Max(0.25, Threshold(metric) / 4);

    private double Threshold(string metric) => metric switch
    {
        "durationSeconds" => _random.Next(3000),
        "amount" => _random.Next(100_000),
        DealSize => _random.Next(200_000),
        "my.balance" => _random.Next(100),
        "longestMonologueSeconds" => _random.Next(400),
        "questionsRep" or "topic.pricing.mentions" or "topic.objection.firstMinute" => _random.Next(12),
        _ => Math.Round(_random.NextDouble(), 2),
    };

    private string Group(string dimension) => dimension switch
    {
        "day" => $"to_char({Local}, 'YYYY-MM-DD')",
        "week" => $"to_char(date_trunc('day', {Local}) - make_interval(days => (extract(dow from {Local})::int - {(int)_firstDay} + 7) % 7), 'YYYY-MM-DD')",
        "month" or "quarter" => $"to_char(date_trunc('{dimension}', {Local}), 'YYYY-MM-DD')",
        "hourOfDay" => $"extract(hour from {Local})::int::text",
        "weekday" => $"extract(isodow from {Local})::int::text",
        "member" => "f.rep_id::text",
        "team" => "m.team_id::text",
        "stage" => "s.text",
        "topic" => "topics.text",
        "source" => "f.source_code::text",
        "customFields.campaign" => $"(select text from campaigns where code = {Field(1)})",
        "customFields.renewal" => $"(case {Field(2)} when 1 then 'true' when 0 then 'false' end)",
        "customFields.closeOn" => $"to_char(date '0001-01-01' + {Field(3)}, 'YYYY-MM-DD')",
        "customFields.unused" => "null::text",
        _ => $"f.{dimension}",
    };

    private static string Field(int code) => $"f.field_values[array_position(f.field_codes, {code.ToString(CultureInfo.InvariantCulture)})]";

    private (InsightsCondition Condition, string Sql) Condition(int depth)
    {
        var kind = _random.Next(depth == 0 ? 6 : 9);
        if (kind >= 6)
        {
            var parts = Enumerable.Range(0, 1 + _random.Next(3)).Select(_ => Condition(depth - 1)).ToList();
            var (op, sql) = kind switch
            {
                6 => ("and", string.Join(" and ", parts.Select(p => p.Sql))),
                7 => ("or", string.Join(" or ", parts.Select(p => p.Sql))),
                _ => ("not", "not (" + string.Join(" and ", parts.Select(p => p.Sql)) + ")"),
            };
            return (new InsightsCondition("", op, [], [.. parts.Select(p => p.Condition)]), $"({sql})");
        }

        return kind < 3 ? OfMetric() : _random.Next(6) == 0 ? OfDay() : OfDimension();
    }

    private (InsightsCondition, string) OfMetric()
    {
        var (metric, op, number) = (Pick(Metrics), Pick("=", "!=", "<", "<=", ">", ">=", "isNull", "in", "notIn"), 0.0);
        number = Threshold(metric);
        if (op is "in" or "notIn")
        {
            var numbers = Enumerable.Range(0, 20).Select(_ => Threshold(metric)).ToList();
            return (new InsightsCondition(metric, op, [.. numbers.Select(n => n.ToString("R", CultureInfo.InvariantCulture))], []), $"({Value(metric)} {(op == "in" ? "in" : "not in")} ({string.Join(", ", numbers.Select(n => Literal(metric, n)))}))");
        }

        return op == "isNull"
            ? (new InsightsCondition(metric, op, [], []), $"({Value(metric)} is null)")
            : (new InsightsCondition(metric, op, [number.ToString("R", CultureInfo.InvariantCulture)], []), $"({Value(metric)} {op.Replace("!=", "<>", StringComparison.Ordinal)} {Literal(metric, number)})");
    }

    private (InsightsCondition, string) OfDay()
    {
        var (op, day) = (Pick("<", "<=", ">", ">=", "=", "!=", "isNull"), DateOnly.FromDayNumber(739_000 + _random.Next(500)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        return op == "isNull"
            ? (new InsightsCondition("customFields.closeOn", op, [], []), $"({Field(3)} is null)")
            : (new InsightsCondition("customFields.closeOn", op, [day], []), $"({Field(3)} {op.Replace("!=", "<>", StringComparison.Ordinal)} date '{day}' - date '0001-01-01')");
    }

    private (InsightsCondition, string) OfDimension()
    {
        var (field, values) = Pick<(string, string[])>(
            ("member", [_tenant.Members[0].ToString(), _tenant.Members[3].ToString()]), ("team", [_tenant.Teams[1].ToString()]), ("stage", ["Demo", "Unheard of"]),
            ("outcome", ["won", "open"]), ("direction", ["inbound"]), ("language", ["de"]), ("currency", ["EUR"]), ("weekday", ["1", "6"]), ("hourOfDay", ["2", "3", "15"]), ("topic", ["pricing", "need"]),
            ("customFields.campaign", ["Fair", "Unheard of"]), ("customFields.renewal", ["true"]), ("customFields.unused", ["anything"]));
        var list = string.Join(", ", values.Select(v => $"'{v}'"));
        var op = Pick("in", "notIn", "=", "!=");
        var used = op is "=" or "!=" ? values[..1] : values;
        list = string.Join(", ", used.Select(v => $"'{v}'"));
        var sql = field == "topic"
            ? $"(case when f.topic_codes && array(select code from topics where text in ({list})) then true when f.topics_known @> array(select code from topics where text in ({list})) then false end)"
            : $"({Group(field)} in ({list}))";
        return (new InsightsCondition(field, op, used, []), op is "notIn" or "!=" ? $"(not {sql})" : sql);
    }

    private T Pick<T>(params T[] choices) => choices[_random.Next(choices.Length)];
}
