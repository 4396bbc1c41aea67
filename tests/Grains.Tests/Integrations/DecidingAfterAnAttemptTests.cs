using CallInsight.Grains.Integrations.Webhooks;
using Xunit;

namespace CallInsight.Grains.Tests.Integrations;

public sealed class DecidingAfterAnAttemptTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 10, 0, 0, TimeSpan.Zero);
    private static readonly WebhookAnswer Broken = new(500, null, null);

    [Theory]
    [InlineData(200)]
    [InlineData(204)]
    [InlineData(299)]
    public void What_was_taken_is_done(int status) => Assert.Equal(new DeliveryDecision(null, null), DeliveryDecision.After(new WebhookAnswer(status, null, null), 1, Now, Now, 0));

    [Fact]
    public void What_failed_is_tried_again_over_three_days_and_then_given_up()
    {
        var waits = Enumerable.Range(1, 10).Select(attempt => DeliveryDecision.After(Broken, attempt, Now, Now, 0).RetryAt - Now).ToList();

        Assert.Equal(["00:00:05", "00:05:00", "00:30:00", "02:00:00", "05:00:00", "10:00:00", "14:00:00", "20:00:00", "1.00:00:00", null], waits.Select(w => w?.ToString()));
        Assert.True(TimeSpan.FromTicks(waits.Sum(w => w?.Ticks ?? 0)) > TimeSpan.FromDays(3));
    }

    [Fact]
    public void Chance_spreads_what_failed_together()
    {
        var (soonest, latest) = (DeliveryDecision.After(Broken, 2, Now, Now, 0).RetryAt, DeliveryDecision.After(Broken, 2, Now, Now, 0.999).RetryAt);

        Assert.Equal(Now + TimeSpan.FromMinutes(5), soonest);
        Assert.InRange(latest!.Value, Now + TimeSpan.FromMinutes(5.9), Now + TimeSpan.FromMinutes(6));
    }

    [Fact]
    public void An_endpoint_that_says_that_it_is_gone_is_asked_no_more()
        => Assert.Equal(new DeliveryDecision(null, "gone"), DeliveryDecision.After(new WebhookAnswer(410, null, null), 1, null, Now, 0));

    [Fact]
    public void An_endpoint_that_took_nothing_for_days_is_switched_off()
    {
        Assert.Null(DeliveryDecision.After(Broken, 3, Now - TimeSpan.FromDays(4), Now, 0).SwitchedOff);
        Assert.Equal(new DeliveryDecision(null, "failing"), DeliveryDecision.After(Broken, 3, Now - TimeSpan.FromDays(5), Now, 0));
        Assert.Null(DeliveryDecision.After(new WebhookAnswer(200, null, null), 3, Now - TimeSpan.FromDays(5), Now, 0).SwitchedOff);
    }

    [Theory]
    [InlineData(302)]
    [InlineData(404)]
    [InlineData(429)]
    public void Every_other_answer_may_become_better(int status) => Assert.NotNull(DeliveryDecision.After(new WebhookAnswer(status, null, null), 1, null, Now, 0).RetryAt);
}
