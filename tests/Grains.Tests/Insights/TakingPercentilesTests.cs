using CallInsight.Grains.Insights.Answering;
using CallInsight.Grains.Insights.Merging;
using Xunit;

namespace CallInsight.Grains.Tests.Insights;

public sealed class TakingPercentilesTests
{
    private static readonly double[] Fractions = [0.1, 0.25, 0.5, 0.75, 0.9];

    [Fact]
    public void Selecting_gives_what_sorting_gives()
    {
        var random = new Random(7);
        for (var round = 0; round < 300; round++)
        {
            // Few distinct values, many, rising, falling: what partitioning stumbles over.
            var values = Enumerable.Range(0, 1 + random.Next(500)).Select(i => (round % 4) switch { 0 => random.Next(3), 1 => i, 2 => -i, _ => random.NextSingle() }).Select(v => (float)v).ToArray();
            var sorted = values.Order().ToArray();
            var sortedTo = 0;
            foreach (var fraction in Fractions)
            {
                var place = fraction * (sorted.Length - 1);
                var low = (int)Math.Floor(place);
                var wanted = low == place ? sorted[low] : sorted[low] + (((double)sorted[low + 1] - sorted[low]) * (place - low));
                Assert.Equal(wanted, Selection.Percentile(values.AsSpan(), fraction, ref sortedTo), 1e-12);
            }
        }
    }

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
