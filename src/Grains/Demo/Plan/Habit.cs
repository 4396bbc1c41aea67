namespace CallInsight.Grains.Demo.Plan;

/// <summary>How a rep usually talks.</summary>
/// <param name="TalkRatio">Share of the rep in the talk time of both.</param>
/// <param name="OpenPerMinute">Open questions a minute of call.</param>
/// <param name="Patience">Seconds between the customer's last word and the rep's first.</param>
/// <param name="NextStep">How often a call ends with a next step that has a date.</param>
/// <param name="Interrupts">How often the rep cuts into a turn of the customer.</param>
/// <param name="Fillers">How often a sentence begins with a filler.</param>
/// <param name="WordsPerMinute">Speed.</param>
/// <param name="LongestTurn">Sentences after which the rep stops, however much is left to say.</param>
internal sealed record Habit(double TalkRatio, double OpenPerMinute, double Patience, double NextStep, double Interrupts, double Fillers, double WordsPerMinute, int LongestTurn)
{
    /// <summary>The way of most: nothing is done very well or very badly.</summary>
    public static Habit Usual { get; } = new(0.52, 0.55, 0.65, 0.62, 0.03, 0.06, 162, 8);

    public static Habit Listener { get; } = new(0.44, 0.9, 0.95, 0.85, 0.01, 0.04, 152, 6);

    public static Habit Closer { get; } = new(0.49, 0.6, 0.7, 0.92, 0.03, 0.05, 168, 7);

    /// <summary>Explains at length and asks little: what costs a team its deals.</summary>
    public static Habit Lecturer { get; } = new(0.67, 0.25, 0.4, 0.5, 0.05, 0.08, 172, 16);

    public static Habit Hurried { get; } = new(0.58, 0.5, 0.2, 0.6, 0.14, 0.12, 184, 8);

    /// <summary>On the way from this habit to another.</summary>
    /// <param name="share">0: this one, 1: the other.</param>
    public Habit Towards(Habit other, double share) => new(
        Mix(TalkRatio, other.TalkRatio, share),
        Mix(OpenPerMinute, other.OpenPerMinute, share),
        Mix(Patience, other.Patience, share),
        Mix(NextStep, other.NextStep, share),
        Mix(Interrupts, other.Interrupts, share),
        Mix(Fillers, other.Fillers, share),
        Mix(WordsPerMinute, other.WordsPerMinute, share),
        (int)Math.Round(Mix(LongestTurn, other.LongestTurn, share)));

    private static double Mix(double from, double to, double share) => from + ((to - from) * share);
}
