using CallInsight.Analysis.Languages;
using CallInsight.Analysis.Text;

namespace CallInsight.Analysis.Timeline;

/// <summary>Short acknowledgements while one other speaker speaks on. They break no turn and ask nothing.</summary>
internal static class Backchannels
{
    private const int MostWords = 3;

    /// <summary>For each utterance whether it is one.</summary>
    public static bool[] Find(Conversation conversation, CallText text)
    {
        var found = new bool[conversation.Count];
        for (var i = 1; i < found.Length - 1; i++)
        {
            var before = conversation.SpeakerOf[i - 1];
            found[i] = before == conversation.SpeakerOf[i + 1] && before != conversation.SpeakerOf[i] && Acknowledges(text, i);
        }

        return found;
    }

    private static bool Acknowledges(CallText text, int utterance)
    {
        var words = text.WordsOf(utterance);
        if (words is 0 or > MostWords)
        {
            return false;
        }

        for (var token = text.FirstToken[utterance]; token < text.FirstToken[utterance + 1]; token++)
        {
            if (!text.Is(token, WordTraits.Backchannel))
            {
                return false;
            }
        }

        return true;
    }
}
