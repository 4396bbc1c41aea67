using System.Globalization;
using CallInsight.Analysis.Languages;
using CallInsight.Analysis.Text;

namespace CallInsight.Analysis.Content;

/// <summary>Phrases that stand for what was spoken of: runs of content words, weighed by how often they and their words come together (after RAKE: Rose et al., 2010).</summary>
internal sealed class KeyPhrases
{
    private const int Most = 20;
    private const int LongestPhrase = 4;

    // A phrase said once says little, unless the call is so short that hardly anything is said twice.
    private const int EnoughRepeated = 3;

    private readonly Conversation _conversation;
    private readonly CallText _text;
    private readonly PhraseTable _phrases;

    // Of each stem how often it stands in a phrase, and how many words stand in its phrases together.
    private readonly int[] _frequency;
    private readonly int[] _degree;

    private KeyPhrases(Conversation conversation, CallText text, PhraseTable phrases)
    {
        _conversation = conversation;
        _text = text;
        _phrases = phrases;
        _frequency = new int[text.Vocabulary.Stems];
        _degree = new int[text.Vocabulary.Stems];
    }

    public static List<KeyPhrase> Find(Conversation conversation, CallText text)
    {
        using var phrases = new PhraseTable();
        var search = new KeyPhrases(conversation, text, phrases);
        search.Collect();
        return search.Choose();
    }

    private void Collect()
    {
        var words = _text.With(WordTraits.Content);
        while (words.MoveNext())
        {
            var end = EndOfRun(words.Token, words.Sentence);
            Add(words.Sentence.Utterance, words.Token, end);
            words.GoOnAt(end);
        }
    }

    private void Add(int utterance, int token, int end)
    {
        Span<int> stems = [-1, -1, -1, -1];
        for (var at = token; at < end; at++)
        {
            var stem = stems[at - token] = _text.StemOf(at);
            _frequency[stem]++;
            _degree[stem] += end - token;
        }

        _phrases.Add(new PhraseStems(stems[0], stems[1], stems[2], stems[3]), utterance, token, end);
    }

    // A phrase ends at a function word, at a mark between words, and after four words.
    private int EndOfRun(int token, in Sentence sentence)
    {
        var most = Math.Min(sentence.EndToken, token + LongestPhrase);
        var at = token + 1;
        while (at < most && _text.Is(at, WordTraits.Content) && Adjoins(at, sentence.Utterance))
        {
            at++;
        }

        return at;
    }

    private bool Adjoins(int token, int utterance)
    {
        var (end, start) = (_text.Tokens[token - 1].End, _text.Tokens[token].Start);
        return start == end + 1 && _conversation[utterance].Text[end] is ' ' or '-' or '/' or '&' or '.';
    }

    private List<KeyPhrase> Choose()
    {
        var best = new Best(Most);
        var repeated = 0;
        for (var i = 0; i < _phrases.Count; i++)
        {
            repeated += _phrases[i].Count > 1 ? 1 : 0;
        }

        for (var i = 0; i < _phrases.Count; i++)
        {
            if (repeated < EnoughRepeated || _phrases[i].Count > 1)
            {
                best.Offer(i, WeightOf(_phrases[i]));
            }
        }

        return Listed(best.Items);
    }

    private List<KeyPhrase> Listed(ReadOnlySpan<int> best)
    {
        var utterances = _phrases.UtterancesOf(best);
        var listed = new List<KeyPhrase>(best.Length);
        foreach (var candidate in best)
        {
            ref readonly var phrase = ref _phrases[candidate];
            listed.Add(new KeyPhrase(TextOf(phrase), WeightOf(phrase) / WeightOf(_phrases[best[0]]), utterances[listed.Count]));
        }

        return listed;
    }

    // Degree over frequency favours words that stand in long phrases; the logarithm of the count keeps one favourite word from ruling.
    private double WeightOf(in PhraseCandidate phrase)
    {
        var words = 0.0;
        for (var token = phrase.FirstToken; token < phrase.EndToken; token++)
        {
            var stem = _text.StemOf(token);
            words += (double)_degree[stem] / _frequency[stem];
        }

        return Math.Sqrt(words) * Math.Log(1 + phrase.Count);
    }

    private string TextOf(in PhraseCandidate phrase)
    {
        var spoken = _text.TextOf(phrase.Utterance, phrase.FirstToken, phrase.EndToken);
        return spoken.Any(char.IsUpper) && !IsProper(phrase) ? spoken.ToLower(CultureInfo.InvariantCulture) : spoken;
    }

    // A name keeps its capitals: a later word of the phrase has one, or all letters are capitals.
    private bool IsProper(in PhraseCandidate phrase)
    {
        var last = _text.TextOf(phrase.Utterance, phrase.EndToken - 1, phrase.EndToken);
        return last.Length > 1 && (char.IsUpper(last[1]) || (phrase.EndToken - phrase.FirstToken > 1 && char.IsUpper(last[0])));
    }
}
