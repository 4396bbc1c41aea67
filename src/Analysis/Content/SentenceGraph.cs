using System.Buffers;
using System.Numerics;
using System.Runtime.InteropServices;
using CallInsight.Analysis.Text;

namespace CallInsight.Analysis.Content;

/// <summary>Sentences as nodes, tied by shared words, and their ranks by a short power iteration. Bounded by the number of candidates, not by the call.</summary>
internal sealed class SentenceGraph : IDisposable
{
    private const int Rounds = 8;
    private const float Damping = 0.85f;
    private const float Taken = -1;

    // The candidates' stems, one candidate's after another's, and where each candidate's begin; one more at the end.
    private readonly List<int> _stems = new(1024);
    private readonly int[] _firstStem;

    // A row for each candidate, long enough for whole vectors.
    private readonly int _row;
    private readonly float[] _ties;
    private readonly float[] _ranks;

    /// <param name="candidates">Numbers of sentences in their order.</param>
    public SentenceGraph(CallText text, List<int> candidates, SummaryWords words)
    {
        _firstStem = new int[candidates.Count + 1];
        for (var i = 0; i < candidates.Count; i++)
        {
            words.AddStems(text.Sentences[candidates[i]], _stems);
            _firstStem[i + 1] = _stems.Count;
        }

        _row = (candidates.Count + Vector<float>.Count - 1) / Vector<float>.Count * Vector<float>.Count;
        _ties = ArrayPool<float>.Shared.Rent(candidates.Count * _row);
        _ties.AsSpan(0, candidates.Count * _row).Clear();
        CountShared(text.Vocabulary.Stems);
        _ranks = Rank(Tie());
    }

    private int Count => _firstStem.Length - 1;

    public void Dispose() => ArrayPool<float>.Shared.Return(_ties);

    /// <summary>The most central candidate that was not taken before, of equals the earlier; −1 when all were.</summary>
    public int Take()
    {
        var ranks = _ranks.AsSpan(0, Count);
        var most = -1;
        for (var i = 0; i < ranks.Length; i++)
        {
            most = ranks[i] > (most < 0 ? Taken : ranks[most]) ? i : most;
        }

        if (most >= 0)
        {
            ranks[most] = Taken;
        }

        return most;
    }

    /// <summary>The share of words that two candidates have in common, of the shorter one.</summary>
    public double Likeness(int a, int b)
    {
        var one = StemsOf(a);
        var other = StemsOf(b);
        var (least, shared) = (Math.Min(one.Length, other.Length), 0);
        foreach (var stem in one)
        {
            shared += other.Contains(stem) ? 1 : 0;
        }

        return least == 0 ? 0 : (double)shared / least;
    }

    private ReadOnlySpan<int> StemsOf(int candidate) => CollectionsMarshal.AsSpan(_stems)[_firstStem[candidate].._firstStem[candidate + 1]];

    private Span<float> Row(int candidate) => _ties.AsSpan(candidate * _row, _row);

    // By word, not by pair of sentences: most pairs share none. A sentence finds the earlier ones that hold its word from the
    // last of them to the one before and so on; places are counted from 1, so that 0 ends the chain.
    private void CountShared(int stems)
    {
        var stemsOfAll = CollectionsMarshal.AsSpan(_stems);
        var (last, before, holder) = (new int[stems], new int[stemsOfAll.Length + 1], new int[stemsOfAll.Length + 1]);
        for (var i = 0; i < Count; i++)
        {
            for (var at = _firstStem[i] + 1; at <= _firstStem[i + 1]; at++)
            {
                ref var place = ref last[stemsOfAll[at - 1]];
                for (var earlier = place; earlier > 0; earlier = before[earlier])
                {
                    _ties[(i * _row) + holder[earlier]]++;
                    _ties[(holder[earlier] * _row) + i]++;
                }

                (before[at], holder[at], place) = (place, i, at);
            }
        }
    }

    // Turns counts of shared words into the strength of ties. Returns the sum of each candidate's ties, added up in the candidates' order.
    private float[] Tie()
    {
        var sums = new float[_row];
        var sizes = Sizes();
        for (var i = 0; i < Count; i++)
        {
            var row = MemoryMarshal.Cast<float, Vector<float>>(Row(i));
            var columns = MemoryMarshal.Cast<double, Vector<double>>(sizes);
            var size = new Vector<double>(sizes[i]);
            for (var at = 0; at < row.Length; at++)
            {
                Vector.Widen(row[at], out var low, out var high);
                row[at] = Vector.Narrow(low / (columns[2 * at] + size), high / (columns[(2 * at) + 1] + size));
            }

            AddShares(sums, Row(i), 1);
        }

        return sums;
    }

    // The logarithm of each candidate's stems and one; a candidate without any has no ties, whatever its size.
    private double[] Sizes()
    {
        var sizes = new double[_row];
        Array.Fill(sizes, 1);
        for (var i = 0; i < Count; i++)
        {
            sizes[i] = StemsOf(i).Length is > 0 and var stems ? Math.Log(stems + 1) : 1;
        }

        return sizes;
    }

    private float[] Rank(float[] sums)
    {
        var ranks = new float[_row];
        Array.Fill(ranks, 1f);
        for (var round = 0; round < Rounds; round++)
        {
            ranks = Next(sums, ranks);
        }

        return ranks;
    }

    private float[] Next(float[] sums, float[] ranks)
    {
        var next = new float[ranks.Length];
        Array.Fill(next, 1 - Damping);
        for (var i = 0; i < Count; i++)
        {
            if (sums[i] > 0)
            {
                AddShares(next, Row(i), Damping * ranks[i] / sums[i]);
            }
        }

        return next;
    }

    // Each element is added on its own, so that the width of the machine's vectors has no say in the result.
    private static void AddShares(Span<float> next, ReadOnlySpan<float> ties, float share)
    {
        var sums = MemoryMarshal.Cast<float, Vector<float>>(next);
        var row = MemoryMarshal.Cast<float, Vector<float>>(ties);
        for (var at = 0; at < sums.Length; at++)
        {
            sums[at] += row[at] * share;
        }
    }
}
