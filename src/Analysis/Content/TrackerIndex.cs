using CallInsight.Analysis.Languages;
using CallInsight.Analysis.Text;

namespace CallInsight.Analysis.Content;

/// <summary>A tenant's trackers, ready to be found in one call: their words as numbers of the call's own stems.</summary>
internal sealed class TrackerIndex
{
    private const char Gap = '*';

    private readonly IReadOnlyList<Tracker> _trackers;
    private readonly CallText _text;
    private readonly List<(int[] Stems, int Tracker)>?[] _byFirst;
    private readonly int[] _next;

    public TrackerIndex(IReadOnlyList<Tracker> trackers, CallText text)
    {
        _trackers = trackers;
        _text = text;
        _next = new int[trackers.Count];
        _byFirst = new List<(int[], int)>?[text.Vocabulary.Stems];
        for (var i = 0; i < trackers.Count; i++)
        {
            foreach (var term in trackers[i].Terms)
            {
                Add(term, i);
            }
        }
    }

    /// <summary>Adds what the sentence mentions; each tracker counts a word once.</summary>
    public void AddMentions(in Sentence sentence, SpeakerRole role, List<TopicMention> found)
    {
        for (var token = sentence.FirstToken; token < sentence.EndToken; token++)
        {
            foreach (var (stems, tracker) in _byFirst[_text.StemOf(token)] ?? [])
            {
                if (_trackers[tracker].Side is { } side && side != SpeakerRole.Unknown && side != role)
                {
                    continue;
                }

                if (token >= _next[tracker] && EndOf(stems, token, sentence.EndToken) is var end and > 0)
                {
                    _next[tracker] = end;
                    found.Add(new TopicMention(_trackers[tracker].Key, sentence.Utterance, _text.TextOf(sentence.Utterance, token, end)));
                }
            }
        }
    }

    // A term with a word that the call does not hold cannot be found in it. A gap at its ends says nothing.
    private void Add(string term, int tracker)
    {
        var stems = new List<int>();
        foreach (var part in term.Split(Gap, StringSplitOptions.RemoveEmptyEntries))
        {
            if (stems is [.., not Phrase.Gap])
            {
                stems.Add(Phrase.Gap);
            }

            if (!TryAdd(part, stems))
            {
                return;
            }
        }

        stems = stems is [.., Phrase.Gap] ? stems[..^1] : stems;
        if (stems.Count == 0)
        {
            return;
        }

        // The longest first, so that it wins.
        var list = _byFirst[stems[0]] ??= [];
        var at = list.FindIndex(t => t.Stems.Length < stems.Count);
        list.Insert(at < 0 ? list.Count : at, ([.. stems], tracker));
    }

    private bool TryAdd(string part, List<int> stems)
    {
        foreach (var word in Words.Of(part))
        {
            var stem = _text.Vocabulary.FindStem(word);
            if (stem < 0)
            {
                return false;
            }

            stems.Add(stem);
        }

        return true;
    }

    // Where a term ends that begins with a word; 0 where it does not. A gap ends with the first word that goes on: to try
    // them all would let a term of many gaps cost too much.
    private int EndOf(int[] stems, int token, int end)
    {
        var gap = 0;
        foreach (var stem in stems)
        {
            if (stem == Phrase.Gap)
            {
                gap = PhraseIndex.LongestGap;
                continue;
            }

            while (gap > 0 && token < end && _text.StemOf(token) != stem)
            {
                (gap, token) = (gap - 1, token + 1);
            }

            if (token >= end || _text.StemOf(token) != stem)
            {
                return 0;
            }

            (gap, token) = (0, token + 1);
        }

        return token;
    }
}
