using CallInsight.Analysis.Languages;
using CallInsight.Analysis.Text;

namespace CallInsight.Analysis.Content;

/// <summary>Reads the distinct content stems of one sentence after another; its lists serve them all.</summary>
internal sealed class SummaryWords
{
    private const WordTraits Empty = WordTraits.Stop | WordTraits.Backchannel;

    private readonly CallText _text;
    private readonly int[] _lastSeen;
    private readonly double[] _weights;
    private int _reading;

    public SummaryWords(CallText text)
    {
        _text = text;
        _lastSeen = new int[Stems];
        _weights = Weights(text);
    }

    /// <summary>How many stems the call has.</summary>
    public int Stems => _text.Vocabulary.Stems;

    /// <summary>What the sentence's words weigh together, a little less for each word it takes.</summary>
    public double WeightOf(in Sentence sentence)
    {
        _reading++;
        var weight = 0.0;
        for (var token = sentence.FirstToken; token < sentence.EndToken; token++)
        {
            weight += IsNew(token, out var stem) ? _weights[stem] : 0;
        }

        return weight / Math.Sqrt(sentence.Words);
    }

    /// <summary>Adds a sentence's stems to a list.</summary>
    public void AddStems(int sentence, List<int> stems)
    {
        _reading++;
        for (var token = _text.Sentences[sentence].FirstToken; token < _text.Sentences[sentence].EndToken; token++)
        {
            if (IsNew(token, out var stem))
            {
                stems.Add(stem);
            }
        }
    }

    private bool IsNew(int token, out int stem)
    {
        stem = 0;
        if (_text.Is(token, Empty))
        {
            return false;
        }

        stem = _text.StemOf(token);
        var isNew = _lastSeen[stem] != _reading;
        _lastSeen[stem] = _reading;
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

        return Array.ConvertAll(counts, static count => count == 1 ? 0 : Math.Log(count));
    }
}
