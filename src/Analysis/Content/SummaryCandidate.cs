using CallInsight.Analysis.Languages;
using CallInsight.Analysis.Text;

namespace CallInsight.Analysis.Content;

/// <summary>A sentence with its distinct content stems in rising order, each with a weight.</summary>
internal sealed record SummaryCandidate(int Sentence, int[] Stems, double Weight);

/// <summary>Reads one sentence after another of a call; its lists serve them all.</summary>
internal sealed class CandidateReading(CallText text, int[] counts)
{
    private readonly List<int> _stems = new(64);
    private readonly int[] _lastSeen = new int[counts.Length];
    private readonly double[] _weights = new double[counts.Length];

    public SummaryCandidate Of(int number, Sentence sentence)
    {
        _stems.Clear();
        var weight = 0.0;
        for (var token = sentence.FirstToken; token < sentence.EndToken; token++)
        {
            var (form, stem) = (text.FormOf(token), text.Tokens[token].Stem);
            if (!form.Is(WordTraits.Stop | WordTraits.Backchannel) && _lastSeen[stem] != number + 1)
            {
                _lastSeen[stem] = number + 1;
                _stems.Add(stem);
                weight += WeightOf(stem);
            }
        }

        _stems.Sort();
        return new SummaryCandidate(number, [.. _stems], weight / Math.Sqrt(sentence.Words));
    }

    // A word said once weighs nothing, so that 0 stands for both.
    private double WeightOf(int stem)
    {
        if (_weights[stem] == 0 && counts[stem] > 1)
        {
            _weights[stem] = Math.Log(counts[stem]);
        }

        return _weights[stem];
    }
}
