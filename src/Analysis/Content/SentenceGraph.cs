namespace CallInsight.Analysis.Content;

/// <summary>Sentences as nodes, tied by shared words, and their ranks by a short power iteration. Bounded by the number of candidates, not by the call.</summary>
internal sealed class SentenceGraph
{
    private const int Rounds = 12;
    private const double Damping = 0.85;

    private readonly List<SummaryCandidate> _candidates;
    private readonly float[][] _ties;
    private readonly double[] _ranks;

    public SentenceGraph(List<SummaryCandidate> candidates)
    {
        _candidates = candidates;
        _ties = Tie(candidates);
        _ranks = Rank(_ties);
    }

    /// <summary>The candidates, the most central first; of equals the earlier.</summary>
    public IEnumerable<int> ByRank() => Enumerable.Range(0, _ranks.Length).OrderByDescending(i => _ranks[i]).ThenBy(i => i);

    /// <summary>The share of words that two candidates have in common, of the shorter one.</summary>
    public double Likeness(int a, int b)
    {
        var least = Math.Min(_candidates[a].Stems.Length, _candidates[b].Stems.Length);
        return least == 0 ? 0 : (double)Shared(_candidates[a].Stems, _candidates[b].Stems) / least;
    }

    private static float[][] Tie(List<SummaryCandidate> candidates)
    {
        var ties = new float[candidates.Count][];
        for (var i = 0; i < ties.Length; i++)
        {
            ties[i] = new float[ties.Length];
        }

        for (var i = 0; i < ties.Length; i++)
        {
            for (var j = i + 1; j < ties.Length; j++)
            {
                var shared = Shared(candidates[i].Stems, candidates[j].Stems);
                if (shared > 0)
                {
                    var size = Math.Log(candidates[i].Stems.Length + 1) + Math.Log(candidates[j].Stems.Length + 1);
                    ties[i][j] = ties[j][i] = (float)(shared / size);
                }
            }
        }

        return ties;
    }

    private static double[] Rank(float[][] ties)
    {
        var ranks = new double[ties.Length];
        var sums = new double[ties.Length];
        Array.Fill(ranks, 1.0);
        for (var i = 0; i < ties.Length; i++)
        {
            foreach (var tie in ties[i])
            {
                sums[i] += tie;
            }
        }

        for (var round = 0; round < Rounds; round++)
        {
            ranks = Next(ties, sums, ranks);
        }

        return ranks;
    }

    private static double[] Next(float[][] ties, double[] sums, double[] ranks)
    {
        var next = new double[ranks.Length];
        Array.Fill(next, 1 - Damping);
        for (var i = 0; i < ranks.Length; i++)
        {
            var share = sums[i] > 0 ? Damping * ranks[i] / sums[i] : 0;
            for (var j = 0; share > 0 && j < next.Length; j++)
            {
                next[j] += share * ties[i][j];
            }
        }

        return next;
    }

    private static int Shared(int[] a, int[] b)
    {
        var (i, j, shared) = (0, 0, 0);
        while (i < a.Length && j < b.Length)
        {
            var order = a[i].CompareTo(b[j]);
            shared += order == 0 ? 1 : 0;
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }

        return shared;
    }
}
