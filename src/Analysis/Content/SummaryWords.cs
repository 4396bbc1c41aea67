using CallInsight.Analysis.Languages;
using CallInsight.Analysis.Text;

namespace CallInsight.Analysis.Content;

/// <summary>Reads the distinct content stems of one sentence after another; its lists serve them all.</summary>
internal sealed class SummaryWords
{
    private static readonly double[] Logarithms = [.. Enumerable.Range(0, 256).Select(count => Math.Log(count))];

    private readonly CallText _text;
    private readonly int[] _lastSeen;
    private readonly double[] _weights;
    private int _reading;

    public SummaryWords(CallText text)
    {
        _text = text;
        _lastSeen = new int[text.Vocabulary.Stems];
        _weights = Weights(text);
    }

    /// <summary>What the sentence's words weigh together, a little less for each word it takes.</summary>
    public double WeightOf(in Sentence sentence)
    {
        _reading++;
        var weight = 0.0;
        foreach (var token in _text.Between(sentence.FirstToken, sentence.EndToken, WordTraits.Telling))
        {
            var stem = _text.StemOf(token);
            weight += IsNew(stem) ? _weights[stem] : 0;
        }

        return weight / Math.Sqrt(sentence.Words);
    }

    /// <summary>Adds a sentence's stems to a list.</summary>
    public void AddStems(in Sentence sentence, List<int> stems)
    {
        _reading++;
        foreach (var token in _text.Between(sentence.FirstToken, sentence.EndToken, WordTraits.Telling))
        {
            var stem = _text.StemOf(token);
            if (IsNew(stem))
            {
                stems.Add(stem);
            }
        }
    }

    private bool IsNew(int stem)
    {
        ref var last = ref _lastSeen[stem];
        var isNew = last != _reading;
        last = _reading;
        return isNew;
    }

    // The logarithm of how often each stem is said in the call.
    private static double[] Weights(CallText text)
    {
        var counts = new int[text.Vocabulary.Stems];
        var stemOf = text.Vocabulary.StemOf;
        foreach (var token in text.Tokens)
        {
            counts[stemOf[token.Word]]++;
        }

        return Array.ConvertAll(counts, static count => count < Logarithms.Length ? Logarithms[count] : Math.Log(count));
    }
}
