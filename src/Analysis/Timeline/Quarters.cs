using CallInsight.Analysis.Text;

namespace CallInsight.Analysis.Timeline;

/// <summary>The quarter of the call that each utterance belongs to, 0 to 3: by the time of its start, without times by the position of its first word.</summary>
internal static class Quarters
{
    public const int Count = 4;

    public static int[] Of(Conversation conversation, CallText text)
    {
        var quarters = new int[conversation.Count];
        var length = conversation.Timed ? conversation.LastEnd - conversation.FirstStart : text.Tokens.Length;
        for (var i = 0; i < quarters.Length && length > 0; i++)
        {
            var position = conversation.Timed ? conversation[i].Start - conversation.FirstStart : text.FirstToken[i];
            quarters[i] = Math.Clamp((int)(position / length * Count), 0, Count - 1);
        }

        return quarters;
    }
}
