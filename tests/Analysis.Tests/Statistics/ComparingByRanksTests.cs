using CallInsight.Analysis.Statistics;
using CsCheck;
using Xunit;

namespace CallInsight.Analysis.Tests.Statistics;

public sealed class ComparingByRanksTests
{
    // Ages at diagnosis, the example of SciPy's mannwhitneyu: U = 17 of 20, z = 7 / sqrt(50/3).
    private static readonly Stratum Ages = new([16, 19, 22, 24, 29], [11, 12, 17, 20]);

    private static readonly Gen<Stratum> AStratum = Gen.Select(Values(1, 7), Values(1, 7), (won, lost) => new Stratum(won, lost));

    private static readonly Gen<Stratum[]> Some = AStratum.Array[1, 4];

    [Fact]
    public void One_stratum_is_the_test_of_Wilcoxon_Mann_and_Whitney()
    {
        var test = RankTest.Of([Ages]);

        Assert.Equal(7 / Math.Sqrt(50 / 3.0), test.Z, 12);
        Assert.Equal((17 - 3) / 20.0, test.Delta, 12);
        Assert.Equal(0.0864, test.P, 4);
    }

    [Fact]
    public void Shares_over_strata_are_compared_as_Mantel_and_Haenszel_do()
    {
        // Admissions to Berkeley in 1973 by department (Bickel, Hammel and O'Connell, Science 187, 1975): men admitted, men refused, women admitted,
        // women refused. Mantel-Haenszel without correction for continuity: 1.5246.
        int[][] departments = [[512, 313, 89, 19], [353, 207, 17, 8], [120, 205, 202, 391], [138, 279, 131, 244], [53, 138, 94, 299], [22, 351, 24, 317]];
        Stratum[] strata = [.. departments.Select(d => new Stratum(YesAndNo(d[0], d[1]), YesAndNo(d[2], d[3])))];

        var within = RankTest.Of(strata);

        // Strata of different sizes weigh (n + 1) / n otherwise: the same to two digits.
        Assert.Equal(1.5246, within.Z * within.Z, 0.01);
        Assert.True(within.Z < 0);
        Assert.True(RankTest.Of([new Stratum([.. strata.SelectMany(s => s.Won).Order()], [.. strata.SelectMany(s => s.Lost).Order()])]).Z > 9);
    }

    [Fact]
    public void The_figures_are_those_of_all_ways_to_share_out_the_outcomes()
        => AStratum.Where(s => s.Count <= 9).Array[1, 2].Sample(strata =>
        {
            var (sums, own) = (new List<double> { 0 }, 0.0);
            foreach (var stratum in strata)
            {
                float[] all = [.. stratum.Won, .. stratum.Lost];
                var ways = Choices(all.Length, stratum.Won.Length).Select(c => Statistic(c.Select(i => all[i]), all, stratum.Count)).ToList();
                sums = [.. sums.SelectMany(s => ways.Select(w => s + w))];
                own += Statistic(stratum.Won, all, stratum.Count);
            }

            var deviation = Math.Sqrt(sums.Average(s => s * s));
            Assert.Equal(0, sums.Average(), 9);
            Assert.Equal(deviation < 1e-9 ? 0 : own / deviation, RankTest.Of(strata).Z, 6);
        });

    [Fact]
    public void Who_wins_and_who_loses_changes_the_sign_and_nothing_else()
        => Some.Sample(strata =>
        {
            var (test, turned) = (RankTest.Of(strata), RankTest.Of([.. strata.Select(s => new Stratum(s.Lost, s.Won))]));
            Assert.Equal(test.Z, -turned.Z, 9);
            Assert.Equal(test.Delta, -turned.Delta, 9);
        });

    [Fact]
    public void Only_order_counts()
        => Some.Sample(strata => Assert.Equal(RankTest.Of(strata), RankTest.Of([.. strata.Select(s => new Stratum([.. s.Won.Select(Cube)], [.. s.Lost.Select(Cube)]))])));

    [Fact]
    public void A_stratum_of_one_side_and_unknown_values_are_left_out()
    {
        var strata = Stratum.Of([0, 0, 1, 1, 2, 2, 2], [true, false, true, true, true, false, false], [3, 4, 5, 6, float.NaN, 7, 8]);

        var only = Assert.Single(strata);
        Assert.Equal([3f], only.Won);
        Assert.Equal([4f], only.Lost);
        Assert.Equal(default, RankTest.Of([]));
    }

    private static float Cube(float value) => (value * value * value) + value;

    private static Gen<float[]> Values(int least, int most) => Gen.Int[-4, 4].Array[least, most].Select(v => v.Order().Select(x => (float)x).ToArray());

    private static float[] YesAndNo(int yes, int no) => [.. Enumerable.Repeat(0f, no), .. Enumerable.Repeat(1f, yes)];

    /// <summary>The sum of mid-ranks less what it would be without a difference, by the stratum's weight.</summary>
    private static double Statistic(IEnumerable<float> won, float[] all, int count)
    {
        var chosen = won.ToList();
        return (chosen.Sum(v => all.Count(a => a < v) + ((all.Count(a => a == v) + 1) / 2.0)) - (chosen.Count * (count + 1) / 2.0)) / (count + 1);
    }

    private static IEnumerable<int[]> Choices(int from, int take)
        => Enumerable.Range(0, 1 << from).Where(bits => int.PopCount(bits) == take).Select(bits => Enumerable.Range(0, from).Where(i => (bits >> i & 1) == 1).ToArray());
}
