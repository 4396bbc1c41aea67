namespace CallInsight.Analysis.Timeline;

/// <summary>A turn with its speaker as a number.</summary>
internal sealed class SpokenTurn(int speaker, double start)
{
    public int Speaker { get; } = speaker;

    public double Start { get; } = start;

    public double End { get; private set; } = start;

    public List<int> Utterances { get; } = [];

    public int LastUtterance => Utterances[^1];

    public double Seconds => End - Start;

    public void Add(int utterance, double end)
    {
        Utterances.Add(utterance);
        End = Math.Max(End, end);
    }
}

/// <summary>The longest runs of one speaker's utterances, backchannels left out.</summary>
internal static class Turns
{
    public static List<SpokenTurn> Of(Conversation conversation, bool[] backchannels)
    {
        var turns = new List<SpokenTurn>();
        for (var i = 0; i < conversation.Count; i++)
        {
            if (backchannels[i])
            {
                continue;
            }

            var speaker = conversation.SpeakerOf[i];
            if (turns.Count == 0 || turns[^1].Speaker != speaker)
            {
                turns.Add(new SpokenTurn(speaker, conversation[i].Start));
            }

            turns[^1].Add(i, conversation[i].End);
        }

        return turns;
    }

    /// <summary>The longest turn among some speakers'; 0 when they have none.</summary>
    public static double Longest(List<SpokenTurn> turns, Func<int, bool> speaker)
    {
        var longest = 0.0;
        foreach (var turn in turns)
        {
            longest = speaker(turn.Speaker) ? Math.Max(longest, turn.Seconds) : longest;
        }

        return longest;
    }
}
