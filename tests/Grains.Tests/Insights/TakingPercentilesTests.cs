using CallInsight.Grains.Insights.Answering;
using CallInsight.Grains.Insights.Columns;
using Xunit;

namespace CallInsight.Grains.Tests.Insights;

public sealed class TakingPercentilesTests
{
    [Fact]
    public void Rows_by_rising_value_are_what_sorting_gives_and_leave_out_what_is_unknown()
    {
        var random = new Random(7);
        for (var round = 0; round < 300; round++)
        {
            var values = Enumerable.Range(0, 1 + random.Next(500)).Select(i => (round % 5) switch
            {
                0 => random.Next(3) - 1,
                1 => i,
                2 => -i,
                3 => random.Next(4) == 0 ? float.NaN : random.NextSingle() - 0.5f,
                _ => (float)Math.Pow(10, random.Next(-30, 30)) * (random.Next(2) == 0 ? 1 : -1),
            }).ToArray();

            var order = ValueOrder.Of(values);

            Assert.Equal(values.Where(v => !float.IsNaN(v)).Order(), order.Select(row => values[row]));
            Assert.Equal(order.Length, order.Distinct().Count());
        }
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(0.5, 2.5)]
    [InlineData(0.9, 7.2)]
    [InlineData(1, 9)]
    public void A_percentile_lies_between_the_two_nearest_ranks(double fraction, double wanted)
        => Assert.Equal(wanted, Percentile.Of<float>([1, 2, 3, 9], fraction), 1e-12);

    [Fact]
    public void A_cell_of_a_sketch_is_within_half_a_percent_of_all_it_holds_and_cells_rise_with_values()
    {
        var random = new Random(8);
        var values = Enumerable.Range(0, 20_000).Select(_ => (float)((random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-6, 7)))).Order().ToArray();
        var before = 0;
        foreach (var value in values)
        {
            var key = Sketch.KeyOf(value);
            Assert.True(key >= before);
            before = key;
            Assert.InRange(Sketch.MiddleOf(key), value - (0.005 * Math.Abs(value)), value + (0.005 * Math.Abs(value)));
        }

        Assert.Equal(0, Sketch.MiddleOf(Sketch.KeyOf(0)));
    }
}
