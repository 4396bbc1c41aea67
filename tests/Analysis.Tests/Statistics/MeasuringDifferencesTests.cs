using CallInsight.Analysis.Statistics;
using CsCheck;
using Xunit;

namespace CallInsight.Analysis.Tests.Statistics;

public sealed class MeasuringDifferencesTests
{
    private static readonly Gen<Stratum[]> Some = Gen.Select(Values(5, 12), Values(5, 12), (won, lost) => new Stratum(won, lost)).Array[1, 3];

    [Theory]
    [InlineData(0.05, 1.959964)]
    [InlineData(0.01, 2.575829)]
    [InlineData(0.000001, 4.891638)]
    public void Critical_values_are_those_of_the_tables(double probability, double value)
    {
        Assert.Equal(value, Normal.CriticalValue(probability), 1e-5);
        Assert.Equal(1 - (probability / 2), Normal.Below(value), 1e-7);
    }

    [Fact]
    public void The_shift_of_one_stratum_is_the_median_of_all_differences()
        => Some.Sample(strata =>
        {
            double[] differences = [.. strata[0].Won.SelectMany(w => strata[0].Lost.Select(l => (double)w - l)).Order()];
            var (low, high) = (differences[(differences.Length - 1) / 2], differences[differences.Length / 2]);
            Assert.InRange(Difference.OfShift([strata[0]], 0.05).Value, low - 0.2, high + 0.2);
        });

    [Fact]
    public void The_interval_leaves_out_0_where_the_test_rejects()
        => Some.Sample(strata =>
        {
            var (difference, test) = (Difference.OfShift(strata, 0.05), RankTest.Of(strata));
            Assert.True(difference.Low <= difference.Value && difference.Value <= difference.High);
            if (Math.Abs(difference.Low) > 0.2 && Math.Abs(difference.High) > 0.2)
            {
                Assert.Equal(test.P < 0.05, difference.Low > 0 || difference.High < 0);
            }
        });

    [Fact]
    public void What_is_added_to_all_won_calls_is_added_to_the_difference()
        => Some.Sample(strata =>
        {
            Stratum[] moved = [.. strata.Select(s => new Stratum([.. s.Won.Select(v => v + 10)], s.Lost))];
            Assert.Equal(Difference.OfShift(strata, 0.05).Value + 10, Difference.OfShift(moved, 0.05).Value, 0.2);
            Assert.Equal(Difference.OfMeans(strata, 0.05).Value + 10, Difference.OfMeans(moved, 0.05).Value, 1e-4);
        });

    [Fact]
    public void Means_are_compared_as_least_squares_with_an_effect_for_each_stratum_do()
    {
        // By hand: differences of 2 and 5, weights 2·2/4 and 1·2/3.
        Stratum[] strata = [new([3, 5], [1, 3]), new([9], [3, 5])];

        var (value, deviation) = Difference.MeansAndDeviation(strata);

        Assert.Equal((2 + (5 * 2 / 3.0)) / (1 + (2 / 3.0)), value, 9);
        Assert.True(deviation > 0);
    }

    [Fact]
    public void All_calls_alike_differ_by_nothing()
        => Assert.Equal(0, Difference.OfShift([new([2, 2, 2], [2, 2])], 0.05).Value, 0.001);

    [Fact]
    public void Of_two_calls_no_shift_is_rejected()
    {
        var difference = Difference.OfShift([new([2], [1])], 0.05);

        Assert.Equal((double.NegativeInfinity, double.PositiveInfinity), (difference.Low, difference.High));
    }

    [Fact]
    public void The_example_of_Benjamini_and_Hochberg_finds_four()
    {
        double[] probabilities = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0000];

        var shares = FalseDiscovery.Adjust(probabilities);

        Assert.Equal(4, shares.Count(s => s <= 0.05));
        Assert.Equal(0.0015, shares[0], 9);
        Assert.Equal(1, shares[^1], 9);
    }

    [Fact]
    public void Shares_of_false_ones_rise_with_the_probabilities()
        => Gen.Double[0, 1].Array[0, 30].Sample(probabilities =>
        {
            var shares = FalseDiscovery.Adjust(probabilities);
            var byProbability = probabilities.Zip(shares).OrderBy(p => p.First).ToList();
            Assert.All(byProbability, p => Assert.InRange(p.Second, p.First - 1e-9, 1));
            Assert.True(byProbability.Zip(byProbability.Skip(1)).All(p => p.First.Second <= p.Second.Second + 1e-9));
        });

    private static Gen<float[]> Values(int least, int most) => Gen.Int[-50, 50].Array[least, most].Select(v => v.Order().Select(x => x / 5f).ToArray());
}
