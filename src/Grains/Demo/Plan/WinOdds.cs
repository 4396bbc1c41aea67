namespace CallInsight.Grains.Demo.Plan;

/// <summary>What decides a deal: a logistic formula over what the rep does in its calls, with noise. The README shows it.</summary>
internal static class WinOdds
{
    /// <summary>The talk ratio from which every step away costs.</summary>
    public const double BestTalkRatio = 0.45;

    private const double Noise = 0.8;

    /// <summary>The log-odds that one call adds to its deal's mean.</summary>
    public static double Of(Behaviour call)
        => 0.9
            - (9 * Math.Abs(call.TalkRatio - BestTalkRatio))
            + (2.5 * (call.OpenPerMinute - 0.55))
            + (call.NextStep ? 0.6 : -0.8)
            + (1.2 * (call.Patience - 0.65))
            - (6 * call.Interrupts);

    /// <summary>The probability that a deal with these calls is won.</summary>
    public static double Chance(IEnumerable<Behaviour> calls, Dice dice)
        => 1 / (1 + Math.Exp(-(calls.Average(Of) + dice.Normal(0, Noise))));
}
