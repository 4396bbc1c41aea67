using System.Runtime.InteropServices;

namespace CallInsight.Analysis.Statistics;

/// <summary>Whether values of won calls are higher or lower than those of lost calls of the same stratum, by ranks.</summary>
/// <param name="Z">Positive where won calls have more; standard normal where there is no difference.</param>
/// <param name="Delta">Of all pairs of a won and a lost call of one stratum, the share in which the won call has more, less the share in which it has
/// less (Cliff's delta), −1 to 1. Strata count by won × lost / (calls + 1).</param>
/// <param name="DeltaDeviation">The standard deviation of the delta where there is no difference.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct RankTest(double Z, double Delta, double DeltaDeviation)
{
    /// <summary>The probability of a Z at least that far from 0 where there is no difference.</summary>
    public double P => Normal.TwoSided(Z);

    /// <summary>The stratified rank-sum test of van Elteren (On the combination of independent two-sample tests of Wilcoxon, Bulletin of the
    /// International Statistical Institute 37, 1960), with mid-ranks for ties and the exact variance of the ranks under permutation within strata.
    /// With one stratum it is the test of Wilcoxon, Mann and Whitney without correction for continuity.</summary>
    /// <param name="strata">None: nothing is known, all figures are 0.</param>
    /// <param name="shift">Taken from every value of the won calls first.</param>
    public static RankTest Of(IReadOnlyList<Stratum> strata, double shift = 0)
    {
        var (sum, variance, weight) = (0.0, 0.0, 0.0);
        foreach (var stratum in strata)
        {
            var (won, lost, all) = ((double)stratum.Won.Length, (double)stratum.Lost.Length, (double)stratum.Count);
            var (above, ties) = Compare(stratum, shift);
            sum += (above - (won * lost / 2)) / (all + 1);
            variance += won * lost / 12 * (all + 1 - (ties / (all * (all - 1)))) / ((all + 1) * (all + 1));
            weight += won * lost / (all + 1);
        }

        var deviation = Math.Sqrt(Math.Max(0, variance));
        return weight == 0 ? default : new RankTest(deviation > 0 ? sum / deviation : 0, 2 * sum / weight, 2 * deviation / weight);
    }

    /// <summary>Pairs in which the won call has more, equal ones by half; and the sum of t³ − t over groups of t equal values.</summary>
    private static (double Above, double Ties) Compare(Stratum stratum, double shift)
    {
        var (won, lost) = (stratum.Won, stratum.Lost);
        var (above, ties) = (0.0, 0.0);
        for (int w = 0, l = 0; w < won.Length || l < lost.Length;)
        {
            var value = w == won.Length ? lost[l] : l == lost.Length ? won[w] - shift : Math.Min(won[w] - shift, lost[l]);
            var (firstWon, firstLost) = (w, l);
            while (w < won.Length && won[w] - shift <= value)
            {
                w++;
            }

            while (l < lost.Length && lost[l] <= value)
            {
                l++;
            }

            double wonHere = w - firstWon, lostHere = l - firstLost, here = wonHere + lostHere;
            above += wonHere * (firstLost + (lostHere / 2));
            ties += (here * here * here) - here;
        }

        return (above, ties);
    }
}
