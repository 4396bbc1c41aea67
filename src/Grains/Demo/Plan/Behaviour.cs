namespace CallInsight.Grains.Demo.Plan;

/// <summary>What the rep does in one call: the habit of that time and the form of the day.</summary>
internal sealed record Behaviour(double TalkRatio, double OpenPerMinute, double Patience, bool NextStep, double Interrupts, double Fillers, double WordsPerMinute, int LongestTurn)
{
    public static Behaviour Of(Habit habit, Dice dice) => new(
        Math.Clamp(dice.Normal(habit.TalkRatio, 0.06), 0.25, 0.8),
        Math.Clamp(dice.Normal(habit.OpenPerMinute, 0.18), 0.08, 1.4),
        Math.Clamp(dice.Normal(habit.Patience, 0.15), 0.1, 1.8),
        dice.Chance(habit.NextStep),
        Math.Clamp(dice.Normal(habit.Interrupts, 0.03), 0, 0.3),
        Math.Clamp(dice.Normal(habit.Fillers, 0.02), 0, 0.3),
        Math.Clamp(dice.Normal(habit.WordsPerMinute, 6), 130, 200),
        Math.Max(3, habit.LongestTurn + dice.Below(3) - 1));
}
