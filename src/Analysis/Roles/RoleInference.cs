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
    private const int LeastWords = 6;
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

        var score = Manner.Difference(manners[first], manners[second]);
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
}
