namespace CallInsight.Analysis.Timeline;

/// <summary>Turns that cut into another's speech and outlast it.</summary>
internal static class Interruptions
{
    /// <summary>Seconds that the interrupted would still have spoken. Less is overlap as it happens in any talk.</summary>
    public const double LeastSeconds = 2.0;

    /// <summary>The interruptions in order; the utterance is the first of the turn that interrupts.</summary>
    public static List<Interruption> Find(Conversation conversation, List<SpokenTurn> turns)
    {
        var found = new List<Interruption>();
        for (var i = 1; i < turns.Count; i++)
        {
            var (turn, of) = (turns[i], turns[i - 1]);
            var cut = conversation[of.LastUtterance];
            if (cut.Start < turn.Start && turn.Start <= cut.End - LeastSeconds && turn.End > cut.End)
            {
                found.Add(new Interruption(
                    turn.Utterances[0], conversation.Speakers[turn.Speaker].Id, conversation.Speakers[of.Speaker].Id, turn.Start, cut.End - turn.Start));
            }
        }

        return found;
    }
}
