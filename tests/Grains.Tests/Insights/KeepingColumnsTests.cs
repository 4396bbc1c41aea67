using CallInsight.Contracts.Calls;
using CallInsight.Grains.Insights.Columns;
using Xunit;

namespace CallInsight.Grains.Tests.Insights;

// Alone: it measures the memory of the process.
[Collection(nameof(KeepingColumnsTests))]
[CollectionDefinition(nameof(KeepingColumnsTests), DisableParallelization = true)]
public sealed class KeepingColumnsTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Columns_hold_what_a_list_holds_whatever_comes_changes_and_goes(int seed)
    {
        var random = new Random(seed);
        var (columns, list) = (new FactColumns(), new Dictionary<Guid, Row>());
        for (var round = 0; round < 60; round++)
        {
            var added = new FactColumns();
            var gone = list.Keys.Where(_ => random.Next(20) == 0).ToList();
            var changed = list.Keys.Except(gone).Where(_ => random.Next(15) == 0).ToList();
            gone.ForEach(call => list.Remove(call));
            foreach (var call in changed.Concat(Enumerable.Range(0, random.Next(30)).Select(_ => Guid.CreateVersion7())))
            {
                list[call] = Row.At(random);
                list[call].AddTo(added, call);
            }

            columns.Apply(added, gone);
            AssertHolds(list, columns);
        }
    }

    [Fact]
    public void A_call_keeps_within_120_bytes_beyond_20_columns_also_with_all_custom_fields_and_when_many_metrics_were_asked_for_percentiles()
    {
        var random = new Random(4);
        var added = new FactColumns();
        for (var i = 0; i < 100_000; i++)
        {
            AddAllFields(added, random);
            Row.At(random).AddTo(added, Guid.CreateVersion7());
        }

        // The middle of several: what earlier tests left behind may be collected in between.
        var bytes = Enumerable.Range(0, 5).Select(_ => BytesOfACopy(added)).Order().ElementAt(2) / 100_000.0;
        Assert.InRange(bytes, 21 * sizeof(float), (20 * sizeof(float)) + 120);
    }

    private static long BytesOfACopy(FactColumns added)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var columns = new FactColumns();
        columns.Apply(added, []);
        for (var metric = 0; metric < columns.Metrics.Length; metric++)
        {
            columns.Orders.Of(metric, columns.Metrics[metric].Values);
        }

        var bytes = GC.GetTotalMemory(forceFullCollection: true) - before;
        GC.KeepAlive(added);
        GC.KeepAlive(columns);
        return bytes;
    }

    // As many as a tenant can define, beside those of the row itself.
    private static void AddAllFields(FactColumns columns, Random random)
    {
        for (var text = 0; text < CustomFields.Most - CustomFields.MostNumbers - 1; text++)
        {
            columns.Fields.Add(20 + text, (column, value) => column.Add(value), 100 + random.Next(CustomFields.MostTexts));
        }

        for (var number = 0; number < CustomFields.MostNumbers - 1; number++)
        {
            columns.Numbers.Add(40 + number, (column, value) => column.Add(value), random.NextDouble());
        }
    }

    private static void AssertHolds(Dictionary<Guid, Row> list, FactColumns columns)
    {
        Assert.Equal(list.Count, columns.Count);
        for (var row = 0; row < columns.Count; row++)
        {
            var wanted = list[columns.Calls[row]];
            Assert.Equal(wanted.Ticks, columns.StartedTicks[row]);
            Assert.Equal(wanted.Stage, columns.Stages.Dictionary[columns.Stages[row]]);
            Assert.Equal(wanted.Value, columns.Metrics[3][row]);
            Assert.Equal(wanted.Topics, columns.Topics[row].ToArray().Select(t => columns.Topics.Dictionary[t]));
            Assert.Equal(wanted.Field is { } field ? field : 0, columns.Fields.Find(7) is { } fields ? fields.Dictionary[fields[row]] : 0);
            Assert.Equal(wanted.Number ?? double.NaN, columns.Numbers.Find(9)?[row] ?? double.NaN);
            Assert.Equal(new TopicSet(wanted.Topics), columns.TopicsKnown.Dictionary[columns.TopicsKnown[row]]);
            Assert.True(row == 0 || columns.StartedTicks[row - 1] <= columns.StartedTicks[row]);
        }
    }

    private sealed record Row(long Ticks, int Stage, float Value, int[] Topics, int? Field = null, double? Number = null)
    {
        public static Row At(Random random) => new(random.Next(1000), 100 + random.Next(5), random.NextSingle(), [.. Enumerable.Range(random.Next(4), random.Next(4))], random.Next(3) == 0 ? 1 + random.Next(400) : null, random.Next(3) == 0 ? random.NextDouble() : null);

        public void AddTo(FactColumns columns, Guid call)
        {
            columns.Calls.Add(call);
            columns.StartedTicks.Add(Ticks);
            columns.Stages.Add(Stage);
            columns.Reps.AddUnknown();
            columns.Sources.AddUnknown();
            columns.Directions.AddUnknown();
            columns.Outcomes.Add("open");
            columns.Languages.AddUnknown();
            columns.Currencies.AddUnknown();
            columns.Amounts.Add(double.NaN);
            columns.Topics.Add(Topics, Topics.Select(t => (float)t).ToArray(), Topics.Select(t => (float)t).ToArray());
            columns.TopicsKnown.Add(new TopicSet(Topics));
            AddFields(columns);
            foreach (var metric in columns.Metrics)
            {
                metric.Add(Value);
            }
        }

        private void AddFields(FactColumns columns)
        {
            if (Field is { } field)
            {
                columns.Fields.Add(7, (column, value) => column.Add(value), field);
            }

            columns.Fields.EndRow();
            if (Number is { } number)
            {
                columns.Numbers.Add(9, (column, value) => column.Add(value), number);
            }

            columns.Numbers.EndRow();
        }
    }
}
