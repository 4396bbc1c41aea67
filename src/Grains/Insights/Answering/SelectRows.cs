using System.Buffers;
using CallInsight.Contracts.Insights;
using CallInsight.Grains.Insights.Columns;

namespace CallInsight.Grains.Insights.Answering;

/// <summary>Which rows of a range a condition holds for: one pass over a column for each leaf.</summary>
internal sealed class SelectRows(FactColumns facts, FactsQuestion question, int from, int to)
{
    // What is computed of a row is computed once, however many conditions ask for it.
    private readonly Dictionary<FactsMetric, float[]> _computed = [];

    /// <summary>For each row of the range whether it holds; null where there is no condition.</summary>
    public bool[]? Run()
    {
        if (question.Where is not { } where)
        {
            return null;
        }

        var holds = new bool[to - from];
        Test(where, holds);
        return holds;
    }

    /// <summary>The rows for which it holds, rising.</summary>
    public int[] Rows()
    {
        var rows = Enumerable.Range(from, to - from);
        return Run() is { } holds ? [.. rows.Where(r => holds[r - from])] : [.. rows];
    }

    private void Test(FactsCondition condition, Span<bool> holds)
    {
        switch (condition)
        {
            case { Test: FactsTest.All or FactsTest.Any }:
                Join(condition, holds);
                break;
            case { Metric: { } metric }:
                TestMetric(ValuesOf(metric), condition, holds);
                break;
            case { Dimension: FactsDimension.Topic }:
                TestTopics(condition, holds);
                break;
            case { Dimension: <= FactsDimension.Weekday and { } part }:
                TestTime(part, condition, holds);
                break;
            default:
                TestCodes(condition, holds);
                break;
        }
    }

    private void Join(FactsCondition condition, Span<bool> holds)
    {
        var all = condition.Test == FactsTest.All;
        holds.Fill(all);
        var part = new bool[holds.Length];
        foreach (var next in condition.Parts)
        {
            Test(next, part);
            for (var i = 0; i < part.Length; i++)
            {
                holds[i] = all ? holds[i] & part[i] : holds[i] | part[i];
            }
        }
    }

    private MetricValues ValuesOf(FactsMetric metric)
    {
        if (_computed.TryGetValue(metric, out var computed))
        {
            return MetricValues.Of(computed);
        }

        var values = MetricValues.Of(facts, metric, from, to);
        if (values.Computed is { } made)
        {
            _computed.Add(metric, made);
        }

        return values;
    }

    // Compared as what is stored: 0.65 is the 0.65 that was read.
    private static void TestMetric(MetricValues values, FactsCondition condition, Span<bool> holds)
    {
        if (condition.Among is { } among)
        {
            TestAmong(values, condition.Test == FactsTest.In, among, holds);
        }
        else if (values.IsWide)
        {
            CompareNumbers<double>.Test(values.Wide, condition.Test, condition.Number, holds);
        }
        else
        {
            CompareNumbers<float>.Test(values.Narrow, condition.Test, (float)condition.Number, holds);
        }
    }

    private static void TestAmong(MetricValues values, bool isIn, double[] among, Span<bool> holds)
    {
        if (values.IsWide)
        {
            CompareNumbers<double>.Test(values.Wide, isIn, among.ToHashSet(), holds);
        }
        else
        {
            CompareNumbers<float>.Test(values.Narrow, isIn, among.Select(n => (float)n).ToHashSet(), holds);
        }
    }

    private void TestCodes(FactsCondition condition, Span<bool> holds)
    {
        switch (condition.Dimension)
        {
            case FactsDimension.Member:
                TestColumn(facts.Reps, condition, condition.Values?.Ids, holds);
                break;
            case FactsDimension.Stage:
                TestColumn(facts.Stages, condition, condition.Values?.Numbers, holds);
                break;
            case FactsDimension.Source:
                TestColumn(facts.Sources, condition, condition.Values?.Numbers, holds);
                break;
            case FactsDimension.Outcome:
                TestColumn(facts.Outcomes, condition, condition.Values?.Texts, holds);
                break;
            case FactsDimension.Direction:
                TestColumn(facts.Directions, condition, condition.Values?.Texts, holds);
                break;
            case FactsDimension.Language:
                TestColumn(facts.Languages, condition, condition.Values?.Texts, holds);
                break;
            case FactsDimension.Currency:
                TestColumn(facts.Currencies, condition, condition.Values?.Texts, holds);
                break;
            case FactsDimension.CustomField:
                TestField(condition, holds);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(condition), condition.Dimension, "Nothing to filter by.");
        }
    }

    private void TestColumn<T>(CodeColumn<T> column, FactsCondition condition, T[]? values, Span<bool> holds)
        where T : notnull
    {
        var accepted = Accepted(column.Dictionary, condition.Test, values);
        var codes = ArrayPool<int>.Shared.Rent(holds.Length);
        column.CopyTo(from, codes.AsSpan(0, holds.Length));
        for (var i = 0; i < holds.Length; i++)
        {
            holds[i] = accepted[codes[i]];
        }

        ArrayPool<int>.Shared.Return(codes);
    }

    /// <summary>Whether each code is accepted; the unknown one only by the test for it.</summary>
    private static bool[] Accepted<T>(Codes<T> dictionary, FactsTest test, T[]? values)
        where T : notnull
    {
        var accepted = new bool[dictionary.Count];
        accepted.AsSpan(1).Fill(test is FactsTest.NotIn or FactsTest.Known);
        accepted[0] = test == FactsTest.Unknown;
        foreach (var value in values ?? [])
        {
            if (dictionary.Find(value) is > 0 and var code)
            {
                accepted[code] = test == FactsTest.In;
            }
        }

        return accepted;
    }

    /// <summary>Days have an order; texts, yes and no are asked for one by one.</summary>
    private void TestField(FactsCondition condition, Span<bool> holds)
    {
        if (facts.Fields.Find(condition.Field) is not { } field)
        {
            holds.Fill(condition.Test == FactsTest.Unknown);
        }
        else if (condition.Test is FactsTest.In or FactsTest.NotIn or FactsTest.Known or FactsTest.Unknown)
        {
            TestColumn(field, condition, condition.Values?.Numbers, holds);
        }
        else
        {
            var accepted = field.Dictionary.ToArray().Where((day, code) => code > 0 && AcceptsTime(condition, day)).ToArray();
            TestColumn(field, condition with { Test = FactsTest.In }, accepted, holds);
        }
    }

    private void TestTopics(FactsCondition condition, Span<bool> holds)
    {
        var wanted = Accepted(facts.Topics.Dictionary, FactsTest.In, condition.Values?.Numbers);

        // That a topic was not mentioned is only known where it was looked for.
        var tellsOf = facts.TopicsKnown.Dictionary.ToArray().Select(set => (condition.Values?.Numbers ?? []).All(code => set?.Holds(code) == true)).ToArray();
        for (var row = from; row < to; row++)
        {
            var topics = facts.Topics[row];
            var any = condition.Values is null && !topics.IsEmpty;
            foreach (var topic in topics)
            {
                any |= wanted[topic];
            }

            holds[row - from] = condition.Test is FactsTest.In or FactsTest.Known ? any : !any && tellsOf[facts.TopicsKnown[row]];
        }
    }

    private void TestTime(FactsDimension part, FactsCondition condition, Span<bool> holds)
    {
        holds.Clear();
        if (from >= to)
        {
            return;
        }

        // The rows' own span: the asked one may be centuries.
        var (first, last) = (Math.Max(question.FromTicks, facts.StartedTicks[from]), Math.Min(question.ToTicks, facts.StartedTicks[to - 1] + 1));
        foreach (var piece in TimePieces.Cut(TimeZoneInfo.FindSystemTimeZoneById(question.TimeZone), question.FirstDayOfWeek, [part], first, Math.Max(first, last)))
        {
            if (AcceptsTime(condition, piece.Keys[0]))
            {
                var (begin, end) = (Math.Clamp(facts.RowAt(piece.From), from, to), Math.Clamp(facts.RowAt(piece.To), from, to));
                holds[(begin - from)..(end - from)].Fill(true);
            }
        }
    }

    private static bool AcceptsTime(FactsCondition condition, int key) => condition.Test switch
    {
        FactsTest.In => condition.Values!.Numbers!.Contains(key),
        FactsTest.NotIn => !condition.Values!.Numbers!.Contains(key),
        FactsTest.Less => key < condition.Number,
        FactsTest.AtMost => key <= condition.Number,
        FactsTest.More => key > condition.Number,
        FactsTest.AtLeast => key >= condition.Number,
        FactsTest.Known => true,
        _ => false,
    };
}
