using CallInsight.Analysis.Timeline;
using Xunit;

namespace CallInsight.Analysis.Tests.Timeline;

public sealed class SortingTimesTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(300)]
    public void Times_are_sorted_whatever_stretches_of_them_are_in_order(int count)
    {
        var chance = new Random(count);
        for (var round = 0; round < 200; round++)
        {
            var times = Enumerable.Range(0, count).Select(_ => (double)chance.Next(50)).ToArray();
            Array.Sort(times, 0, chance.Next(count + 1));
            var expected = times.Order().ToArray();
            Assert.Equal(expected, SortedRuns.Sort(times, default(ByTime)));
        }
    }

    [Fact]
    public void Of_equals_the_earlier_comes_first()
        => Assert.Equal(["b1", "b2", "c1", "c2"], SortedRuns.Sort(["b1", "c1", "b2", "c2"], default(ByLetter)));

    private readonly struct ByTime : IComparer<double>
    {
        public int Compare(double x, double y) => x.CompareTo(y);
    }

    private readonly struct ByLetter : IComparer<string>
    {
        public int Compare(string? x, string? y) => x![0].CompareTo(y![0]);
    }
}
