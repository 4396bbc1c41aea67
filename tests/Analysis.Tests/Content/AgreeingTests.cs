using CallInsight.Analysis.Tests.Calls;
using Xunit;

namespace CallInsight.Analysis.Tests.Content;

public sealed class AgreeingTests
{
    // A Wednesday.
    private static readonly DateTimeOffset Wednesday = new(2026, 3, 4, 16, 30, 0, TimeSpan.FromHours(-8));

    [Theory]
    [InlineData("I'll send it by Friday.", "rep", "2026-03-06")]
    [InlineData("I will send you the quote tomorrow.", "rep", "2026-03-05")]
    [InlineData("Let's meet next Tuesday.", "both", "2026-03-10")]
    [InlineData("I'm gonna drop the keys off the day after tomorrow.", "rep", "2026-03-06")]
    [InlineData("Our fitter'll be with you Monday morning.", "rep", "2026-03-09")]
    [InlineData("You'll have the samples by the nineteenth.", "rep", "2026-03-19")]
    [InlineData("Monday at nine works for me.", "both", "2026-03-09")]
    [InlineData("I've got us down for Tuesday week.", "both", "2026-03-17")]
    [InlineData("Ring me on Thursday, please.", "customer", "2026-03-05")]
    [InlineData("I'll sort it within forty-eight hours.", "rep", "2026-03-06")]
    [InlineData("I'll have the drawings ready six weeks from today.", "rep", "2026-04-15")]
    [InlineData("I'm going to write to you in September.", "rep", "2026-09-30")]
    [InlineData("We'll get the numbers to you over the weekend.", "rep", "2026-03-08")]
    [InlineData("I'll come back to you in Q2.", "rep", "2026-06-30")]
    [InlineData("You bring the plans and I'll bring the paint on the twenty-first.", "both", "2026-03-21")]
    [InlineData("I'll call you in two weeks.", "rep", "2026-03-18")]
    [InlineData("We'll review it on March 20th.", "rep", "2026-03-20")]
    [InlineData("I'll follow up on the 2nd of March.", "rep", "2027-03-02")]
    [InlineData("Let's talk on Wednesday.", "both", "2026-03-11")]
    [InlineData("I'll get back to you next month.", "rep", "2026-04-30")]
    public void A_next_step_has_an_owner_and_a_day_counted_from_the_call(string sentence, string owner, string due)
    {
        var call = ATranscript.Of().Rep("A").Customer("B").Says("A", 0, 3, sentence).Says("B", 3, 4, "Good.").Analyse(Wednesday);
        var step = Assert.Single(call.NextSteps!);
        Assert.Equal((owner, DateOnly.Parse(due, System.Globalization.CultureInfo.InvariantCulture)), (step.Owner, step.Due!.Value));
        Assert.Equal(1, call["nextStepAgreed"]);
    }

    [Fact]
    public void What_a_customer_takes_on_is_the_customers()
    {
        var call = ATranscript.Of().Rep("A").Customer("B").Says("B", 0, 3, "I'll check with our lawyers and call you on Monday.").Analyse(Wednesday);
        Assert.Equal("customer", Assert.Single(call.ActionItems!).Owner);
        Assert.Equal(new DateOnly(2026, 3, 9), Assert.Single(call.NextSteps!).Due);
    }

    [Fact]
    public void A_request_alone_is_an_action_item_and_no_next_step()
    {
        var call = ATranscript.Of().Rep("A").Customer("B").Says("A", 0, 3, "Could you send me the contract by the end of the week?").Analyse(Wednesday);
        Assert.Equal("customer", Assert.Single(call.ActionItems!).Owner);
        Assert.Empty(call.NextSteps!);
    }

    [Fact]
    public void A_deed_without_a_time_is_a_next_step_without_a_day()
    {
        var call = ATranscript.Of().Rep("A").Customer("B").Says("B", 0, 3, "I'll measure the hallway and text you the width.").Analyse(Wednesday);
        var step = Assert.Single(call.NextSteps!);
        Assert.Equal(("customer", null), (step.Owner, step.Due));
    }

    [Fact]
    public void Without_a_start_time_a_day_is_said_but_not_dated()
    {
        var call = ATranscript.Of().Rep("A").Says("A", 0, 3, "I'll send it by Friday.").Analyse();
        Assert.Null(Assert.Single(call.NextSteps!).Due);
    }

    [Theory]
    [InlineData("Let me share my screen real quick.")]
    [InlineData("If I send it to you, what happens?")]
    [InlineData("They send a lot of email.")]
    [InlineData("It is Friday.")]
    [InlineData("I'm going to put you on hold for a minute.")]
    [InlineData("I'll be honest with you.")]
    [InlineData("If the board agreed we'd order tomorrow.")]
    [InlineData("We met on Tuesday and it went well.")]
    [InlineData("They usually deliver on Mondays.")]
    [InlineData("Thursday doesn't work for me.")]
    [InlineData("Would Thursday at ten suit you?")]
    [InlineData("I'll call you if I need anything.")]
    [InlineData("Shall we put something in for next month?")]
    [InlineData("Shifts are counted while the work is done, so the end of the month is quick.")]
    [InlineData("The plan for today is simple: a look at the map first, then the week, then what follows.")]
    public void Nothing_is_agreed(string sentence)
    {
        var call = ATranscript.Of().Rep("A").Says("A", 0, 3, sentence).Analyse(Wednesday);
        Assert.Empty(call.NextSteps!);
        Assert.Equal(0, call["nextStepAgreed"]);
    }
}
