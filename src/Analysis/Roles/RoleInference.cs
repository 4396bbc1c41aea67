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

    // A quarter of an hour tells who is who.
    private const int MostWords = 2_000;

    public static void Infer(Conversation conversation, CallText text, Asking[] asking, RoleOf[] roles)
    {
        if (text.Language?.RoleCues is null || roles.Length < 2)
        {
            return;
        }

        var words = Words(conversation, text);
        var (first, second) = MainTwo(words);
        if (words[second] < LeastWords || words[first] + words[second] < LeastShare * text.Tokens.Length)
        {
            return;
        }

        var manners = Manners(conversation, text, asking);
        var score = Manner.Difference(manners[first], manners[second]);
        var confidence = 1 / (1 + Math.Exp(-Math.Abs(score)));
        if (confidence >= LeastConfidence)
        {
            var rep = score > 0 ? first : second;
            roles[rep] = new RoleOf(SpeakerRole.Rep, true, confidence);
            roles[first + second - rep] = new RoleOf(SpeakerRole.Customer, true, confidence);
        }
    }

    private static int[] Words(Conversation conversation, CallText text)
    {
        var words = new int[conversation.Speakers.Count];
        for (var i = 0; i < conversation.Count; i++)
        {
            words[conversation.SpeakerOf[i]] += text.WordsOf(i);
        }

        return words;
    }

    private static Manner[] Manners(Conversation conversation, CallText text, Asking[] asking)
    {
        var manners = new Manner[conversation.Speakers.Count];
        for (var i = 0; i < conversation.Count && text.FirstToken[i] < MostWords; i++)
        {
            manners[conversation.SpeakerOf[i]].Add(text, i, asking);
        }

        var words = text.With(WordTraits.First | WordTraits.Second | text.Language!.RoleCues!.Head);
        while (words.MoveNext() && words.Token < MostWords)
        {
            manners[conversation.SpeakerOf[words.Sentence.Utterance]].Add(text, words);
        }

        return manners;
    }

    private static (int First, int Second) MainTwo(int[] words)
    {
        var order = Enumerable.Range(0, words.Length).OrderByDescending(i => words[i]).ThenBy(i => i).Take(2).ToArray();
        return (order[0], order[1]);
    }
}
