using CallInsight.Analysis.Languages;
using CallInsight.Analysis.Text;

namespace CallInsight.Analysis.Content;

/// <summary>What was said before and after a sentence, where its form alone does not tell.</summary>
internal readonly struct QuestionSurroundings(Conversation conversation, CallText text, QuestionPhrases phrases)
{
    private const int LeastWordsOfStatement = 3;
    private const int WordsBeforeAnswer = 3;

    /// <summary>Whether the same speaker has just stated something: "we start on monday" – "right".</summary>
    public bool FollowsOwnStatement(int number)
    {
        if (number == 0)
        {
            return false;
        }

        ref readonly var before = ref text.Sentences[number - 1];
        return SpeakerOf(before) == SpeakerOf(text.Sentences[number]) && before.EndToken - phrases.AfterLead(before) >= LeastWordsOfStatement;
    }

    /// <summary>Whether another speaker's yes or no follows at once.</summary>
    public bool IsAnswered(int number)
    {
        if (number + 1 == text.Sentences.Count || SpeakerOf(text.Sentences[number]) == SpeakerOf(text.Sentences[number + 1]))
        {
            return false;
        }

        ref readonly var after = ref text.Sentences[number + 1];
        for (var at = after.FirstToken; at < Math.Min(after.EndToken, after.FirstToken + WordsBeforeAnswer); at++)
        {
            if (text.Is(at, WordTraits.Answers))
            {
                return true;
            }

            if (!text.Is(at, WordTraits.Lead))
            {
                return false;
            }
        }

        return false;
    }

    private int SpeakerOf(in Sentence sentence) => conversation.SpeakerOf[sentence.Utterance];
}
