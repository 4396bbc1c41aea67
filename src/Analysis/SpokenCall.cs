using CallInsight.Analysis.Text;
using CallInsight.Analysis.Timeline;

namespace CallInsight.Analysis;

/// <summary>Who spoke when: what the timing metrics are counted from.</summary>
/// <param name="Backchannels">For each utterance whether it is one.</param>
/// <param name="Speech">Each speaker's speech intervals.</param>
internal sealed record SpokenCall(bool[] Backchannels, List<SpokenTurn> Turns, List<Interval>[] Speech, List<Interruption> Interruptions)
{
    public static SpokenCall Of(Conversation conversation, CallText text)
    {
        var backchannels = Timeline.Backchannels.Find(conversation, text);
        var turns = Timeline.Turns.Of(conversation, backchannels);
        return new SpokenCall(backchannels, turns, SpeechIntervals.Of(conversation), Timeline.Interruptions.Find(conversation, turns));
    }

    public List<Turn> ListTurns(Conversation conversation)
        => Turns.ConvertAll(t => new Turn(conversation.Speakers[t.Speaker].Id, t.Start, t.End, t.Utterances));

    public List<int> ListBackchannels()
    {
        var list = new List<int>();
        for (var i = 0; i < Backchannels.Length; i++)
        {
            if (Backchannels[i])
            {
                list.Add(i);
            }
        }

        return list;
    }
}
