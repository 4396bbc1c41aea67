namespace CallInsight.Grains.Integrations.Webhooks;

/// <summary>What follows from an attempt.</summary>
/// <param name="RetryAt">When it is tried again; null where it is not.</param>
/// <param name="SwitchedOff">Why the webhook is switched off with it: <c>gone</c> or <c>failing</c>; null where it stays on.</param>
internal sealed record DeliveryDecision(DateTimeOffset? RetryAt, string? SwitchedOff)
{
    /// <summary>Between attempts; together over three days, as Standard Webhooks recommends.</summary>
    private static readonly TimeSpan[] Waits =
    [
        TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(5),
        TimeSpan.FromHours(10), TimeSpan.FromHours(14), TimeSpan.FromHours(20), TimeSpan.FromHours(24),
    ];

    /// <summary>An endpoint that has taken nothing for so long is switched off.</summary>
    private static readonly TimeSpan FailsAtMost = TimeSpan.FromDays(5);

    /// <param name="attempt">The one that was made, from 1.</param>
    /// <param name="failingSince">When the first attempt failed since the last that did not; null where none did.</param>
    /// <param name="chance">0 to below 1: what failed together is not tried again together.</param>
    public static DeliveryDecision After(WebhookAnswer answer, int attempt, DateTimeOffset? failingSince, DateTimeOffset now, double chance)
    {
        if (answer.IsGood)
        {
            return new DeliveryDecision(null, null);
        }

        if (answer.IsGone)
        {
            return new DeliveryDecision(null, "gone");
        }

        if (now - failingSince >= FailsAtMost)
        {
            return new DeliveryDecision(null, "failing");
        }

        return new DeliveryDecision(attempt > Waits.Length ? null : now + (Waits[attempt - 1] * (1 + (0.2 * chance))), null);
    }
}
