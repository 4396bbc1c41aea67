using System.Numerics;

namespace CallInsight.Analysis.Content;

/// <summary>Sentences as nodes, tied by shared words, and their ranks by a short power iteration. Bounded by the number of candidates, not by the call.</summary>
internal sealed class SentenceGraph
{
    private const int Rounds = 8;
    private const float Damping = 0.85f;

    private readonly List<SummaryCandidate> _candidates;
    private readonly float[] _ranks;

    public SentenceGraph(List<SummaryCandidate> candidates, int stems)
    {
        _candidates = candidates;
        var sums = new float[candidates.Count];
        _ranks = Rank(Tie(candidates, stems, sums), sums);
    }

    /// <summary>The candidates, the most central first; of equals the earlier.</summary>
    public IEnumerable<int> ByRank() => Enumerable.Range(0, _ranks.Length).OrderByDescending(i => _ranks[i]).ThenBy(i => i);

    /// <summary>The share of words that two candidates have in common, of the shorter one.</summary>
    public double Likeness(int a, int b)
    {
        var least = Math.Min(_candidates[a].Stems.Length, _candidates[b].Stems.Length);
        return least == 0 ? 0 : (double)Shared(_candidates[a].Stems, _candidates[b].Stems) / least;
    }

    // The sums of each candidate's ties are added up on the way, in the candidates' order.
    private static float[][] Tie(List<SummaryCandidate> candidates, int stems, float[] sums)
    {
        var ties = new float[candidates.Count][];
        for (var i = 0; i < ties.Length; i++)
        {
            ties[i] = new float[ties.Length];
        }

        CountShared(candidates, stems, ties);
        var sizes = candidates.ConvertAll(c => Math.Log(c.Stems.Length + 1)).ToArray();
        for (var i = 0; i < ties.Length; i++)
        {
            var row = ties[i];
            for (var j = 0; j < i; j++)
            {
                if (row[j] > 0)
                {
                    var tie = (float)(row[j] / (sizes[i] + sizes[j]));
                    row[j] = ties[j][i] = tie;
                    sums[i] += tie;
                    sums[j] += tie;
                }
            }
        }

        return ties;
    }

    // By word, not by pair of sentences: most pairs share none. A later sentence counts the earlier ones that hold its word.
    private static void CountShared(List<SummaryCandidate> candidates, int stems, float[][] shared)
    {
        var holders = new List<int>?[stems];
        for (var i = 0; i < candidates.Count; i++)
        {
            foreach (var stem in candidates[i].Stems)
            {
                var list = holders[stem] ??= [];
                foreach (var earlier in list)
                {
                    shared[i][earlier]++;
                }

                list.Add(i);
            }
        }
    }

    private static float[] Rank(float[][] ties, float[] sums)
    {
        var ranks = new float[ties.Length];
        Array.Fill(ranks, 1f);
        for (var round = 0; round < Rounds; round++)
        {
            ranks = Next(ties, sums, ranks);
        }

        return ranks;
    }

    private static float[] Next(float[][] ties, float[] sums, float[] ranks)
    {
        var next = new float[ranks.Length];
        Array.Fill(next, 1 - Damping);
        for (var i = 0; i < ranks.Length; i++)
        {
            if (sums[i] > 0)
            {
                AddShares(next, ties[i], Damping * ranks[i] / sums[i]);
            }
        }

        return next;
    }

    // Each element is added on its own, so that the width of the machine's vectors has no say in the result.
    private static void AddShares(Span<float> next, ReadOnlySpan<float> ties, float share)
    {
        var at = 0;
        for (; at <= next.Length - Vector<float>.Count; at += Vector<float>.Count)
        {
            var sum = new Vector<float>(next[at..]) + (new Vector<float>(ties[at..]) * share);
            sum.CopyTo(next[at..]);
        }

        for (; at < next.Length; at++)
        {
            var product = ties[at] * share;
            next[at] += product;
        }
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
