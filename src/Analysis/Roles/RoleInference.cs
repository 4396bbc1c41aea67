using CallInsight.Analysis.Content;
using CallInsight.Analysis.Languages;
using CallInsight.Analysis.Text;

namespace CallInsight.Analysis.Roles;

/// <summary>Infers which of two main speakers is the rep from how each speaks. Says nothing when it is not clear.</summary>
internal static class RoleInference
{
    /// <summary>Below this the side stays unknown.</summary>
    public const double LeastConfidence = 0.8;

    // Both main speakers must say this much, and together most of the call: of a meeting of five nobody can tell.
    private const int LeastWords = 20;
    private const double LeastShare = 0.8;

    public static void Infer(Conversation conversation, CallText text, Asking[] asking, RoleOf[] roles)
    {
        if (text.Language?.RoleCues is null || roles.Length < 2)
        {
            return;
        }

        var manners = Manners(conversation, text, asking);
        var (first, second) = MainTwo(manners);
        var all = manners.Sum(m => (long)m.Words);
        if (manners[second].Words < LeastWords || manners[first].Words + manners[second].Words < LeastShare * all)
        {
            return;
        }

        var score = manners[first].Score - manners[second].Score;
        var confidence = 1 / (1 + Math.Exp(-Math.Abs(score)));
        if (confidence >= LeastConfidence)
        {
            var rep = score > 0 ? first : second;
            roles[rep] = new RoleOf(SpeakerRole.Rep, true, confidence);
            roles[first + second - rep] = new RoleOf(SpeakerRole.Customer, true, confidence);
        }
    }

    private static Manner[] Manners(Conversation conversation, CallText text, Asking[] asking)
    {
        var manners = new Manner[conversation.Speakers.Count];
        for (var i = 0; i < conversation.Count; i++)
        {
            manners[conversation.SpeakerOf[i]].Add(text, i, asking);
        }

        var words = text.With(WordTraits.First | WordTraits.Second | text.Language!.RoleCues!.Head);
        while (words.MoveNext())
        {
            manners[conversation.SpeakerOf[words.Sentence.Utterance]].Add(text, words);
        }

        return manners;
    }

    private static (int First, int Second) MainTwo(Manner[] manners)
    {
        var order = Enumerable.Range(0, manners.Length).OrderByDescending(i => manners[i].Words).ThenBy(i => i).Take(2).ToArray();
        return (order[0], order[1]);
    }

    /// <summary>Counts of what tells a rep: asking, speaking of "you", phrases of the trade.</summary>
    private struct Manner
    {
        // As many neutral sentences and pronouns are added, so that a few words tell little: a buyer who asks first is no rep.
        private const double Prior = 20;

        private int _first;
        private int _second;
        private int _asking;
        private int _sentences;
        private int _rep;
        private int _customer;

        public int Words { get; private set; }

        public readonly double Score
        {
            get
            {
                var asking = _asking / (_sentences + Prior);
                var you = (_second + (Prior / 2)) / (_first + _second + Prior);
                return (4 * asking) + (5 * you) + (1.2 * Math.Min(_rep, 5)) - (1.2 * Math.Min(_customer, 5));
            }
        }

        public void Add(CallText text, int utterance, Asking[] asking)
        {
            for (var s = text.FirstSentence[utterance]; s < text.FirstSentence[utterance + 1]; s++)
            {
                _sentences++;
                _asking += asking[s] != Asking.Not ? 1 : 0;
            }

            Words += text.WordsOf(utterance);
        }

        // A cue may go on behind the end of a sentence.
        public void Add(CallText text, in MarkedWords words)
        {
            _first += text.Is(words.Token, WordTraits.First) ? 1 : 0;
            _second += text.Is(words.Token, WordTraits.Second) ? 1 : 0;
            Count(text.Language!, text.Language!.RoleCues!.At(text, words.Token, text.FirstToken[words.Sentence.Utterance + 1]));
        }

        private void Count(Language language, PhraseMatch cue)
        {
            if (cue.Found)
            {
                _rep += language.RoleKinds[cue.Tag] == "rep" ? 1 : 0;
                _customer += language.RoleKinds[cue.Tag] == "customer" ? 1 : 0;
            }
        }
    }
}
