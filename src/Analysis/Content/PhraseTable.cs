using CallInsight.Analysis.Text;

namespace CallInsight.Analysis.Content;

/// <summary>The stems of a phrase's words, four at most; −1 where it has no more.</summary>
internal readonly record struct PhraseStems(int A, int B, int C, int D)
{
    // Numbers given by us, small and dense: nobody outside can choose them.
    public int Hash => unchecked((int)((((((((uint)A * 0x9E3779B1) + (uint)B) * 0x85EBCA6B) + (uint)C) * 0xC2B2AE35) + (uint)D) >> 7));
}

/// <summary>A phrase where it was first said.</summary>
/// <param name="FirstToken">Index of its first word there among the call's tokens.</param>
/// <param name="EndToken">Index after its last word.</param>
internal record struct PhraseCandidate(PhraseStems Stems, int Utterance, int FirstToken, int EndToken)
{
    /// <summary>How often it was said.</summary>
    public int Count { get; set; }
}

/// <summary>The distinct phrases of a call in the order in which they were first said, and each time that one was said.</summary>
internal sealed class PhraseTable : IDisposable
{
    private readonly Growing<PhraseCandidate> _candidates = new(2048);
    private readonly Growing<(int Candidate, int Utterance)> _said = new(4096);

    // The number of a candidate plus one, at its hash or the next free place after it; half of the places stay free.
    private int[] _places = new int[4096];

    public int Count => _candidates.Count;

    public ref readonly PhraseCandidate this[int candidate] => ref _candidates[candidate];

    public void Add(PhraseStems stems, int utterance, int firstToken, int endToken)
    {
        ref var place = ref PlaceOf(stems);
        if (place == 0)
        {
            _candidates.Add(new PhraseCandidate(stems, utterance, firstToken, endToken));
            place = _candidates.Count;
        }

        var candidate = place - 1;
        _candidates[candidate].Count++;
        _said.Add((candidate, utterance));
        if (_candidates.Count * 2 > _places.Length)
        {
            Grow();
        }
    }

    /// <summary>The utterances in which some candidates were said, a list for each.</summary>
    public List<int>[] UtterancesOf(ReadOnlySpan<int> candidates)
    {
        var lists = new List<int>[candidates.Length];
        var listOf = new int[Count];
        for (var i = 0; i < candidates.Length; i++)
        {
            lists[i] = [];
            listOf[candidates[i]] = i + 1;
        }

        foreach (var (candidate, utterance) in _said.Items)
        {
            if (listOf[candidate] > 0 && lists[listOf[candidate] - 1] is var list && (list.Count == 0 || list[^1] != utterance))
            {
                list.Add(utterance);
            }
        }

        return lists;
    }

    public void Dispose()
    {
        _candidates.Dispose();
        _said.Dispose();
    }

    private ref int PlaceOf(PhraseStems stems)
    {
        var last = _places.Length - 1;
        for (var at = stems.Hash & last; ; at = (at + 1) & last)
        {
            ref var place = ref _places[at];
            if (place == 0 || _candidates[place - 1].Stems == stems)
            {
                return ref place;
            }
        }
    }

    private void Grow()
    {
        _places = new int[_places.Length * 2];
        for (var candidate = 0; candidate < Count; candidate++)
        {
            PlaceOf(_candidates[candidate].Stems) = candidate + 1;
        }
    }
}
