using CallInsight.Analysis.Languages;
using CallInsight.Analysis.Text;

namespace CallInsight.Analysis.Content;

/// <summary>A tenant's trackers, ready to be found in one call: their words as numbers of the call's own stems.</summary>
internal sealed class TrackerIndex
{
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

                if (token >= _next[tracker] && Matches(stems, token, sentence.EndToken))
                {
                    _next[tracker] = token + stems.Length;
                    found.Add(new TopicMention(_trackers[tracker].Key, sentence.Utterance, _text.TextOf(sentence.Utterance, token, token + stems.Length)));
                }
            }
        }
    }

    // A term with a word that the call does not hold cannot be found in it.
    private void Add(string term, int tracker)
    {
        var stems = new List<int>();
        foreach (var word in Words.Of(term))
        {
            var stem = _text.Vocabulary.FindStem(word);
            if (stem < 0)
            {
                return;
            }

            stems.Add(stem);
        }

        if (stems.Count == 0)
        {
            return;
        }

        // The longest first, so that it wins.
        var list = _byFirst[stems[0]] ??= [];
        var at = list.FindIndex(t => t.Stems.Length < stems.Count);
        list.Insert(at < 0 ? list.Count : at, ([.. stems], tracker));
    }

    private bool Matches(int[] stems, int token, int end)
    {
        if (token + stems.Length > end)
        {
            return false;
        }

        for (var i = 1; i < stems.Length; i++)
        {
            if (_text.StemOf(token + i) != stems[i])
            {
                return false;
            }
        }

        return true;
    }
}
