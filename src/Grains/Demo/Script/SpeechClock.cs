namespace CallInsight.Grains.Demo.Script;

/// <summary>Gives what is said its time, and knows how long each side has spoken.</summary>
internal sealed class SpeechClock(double repWordsPerMinute, double customerWordsPerMinute)
{
    private readonly List<Spoken> _spoken = [];
    private double _rep;
    private double _customer;

    /// <summary>All that was said, in order of start.</summary>
    public IReadOnlyList<Spoken> Spoken => _spoken;

    /// <summary>When the one who has the floor stopped.</summary>
    public double Now { get; private set; } = 0.4;

    /// <summary>How long the latest utterance took.</summary>
    public double Latest => _spoken.Count == 0 ? 0 : _spoken[^1].End - _spoken[^1].Start;

    /// <summary>Seconds that the rep has spoken more than its share would be.</summary>
    public double RepLead(double share) => _rep - (share * (_rep + _customer));

    /// <summary>How long a word takes, where the speaker's mean word is 1: long ones take longer.</summary>
    public static double Weight(string word) => 0.45 + (0.125 * Math.Min(word.Length, 12));

    /// <summary>Says something so many seconds after the floor fell silent; a negative gap cuts in.</summary>
    public void Say(string speaker, string text, double gap)
    {
        var spoken = Place(speaker, text, Math.Max(0, Now + gap));
        Now = Math.Max(Now, spoken.End);
        if (speaker == Voices.Rep)
        {
            _rep += spoken.End - spoken.Start;
        }
        else
        {
            _customer += spoken.End - spoken.Start;
        }
    }

    /// <summary>Says a word of acknowledgement into the other's turn: the floor stays where it is.</summary>
    public void Murmur(string speaker, string text) => Place(speaker, text, Now + 0.04);

    private Spoken Place(string speaker, string text, double start)
    {
        var pace = 60 / (speaker == Voices.Rep ? repWordsPerMinute : customerWordsPerMinute);
        var from = Math.Round(start, 2);
        var spoken = new Spoken(speaker, from, Math.Round(from + (pace * text.Split(' ').Sum(Weight)), 2), text, pace);
        _spoken.Add(spoken);
        return spoken;
    }
}
