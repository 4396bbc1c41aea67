using CallInsight.Analysis;
using CallInsight.Contracts;
using CallInsight.Grains.Demo.Plan;
using Xunit;

namespace CallInsight.Grains.Tests.Demo;

public sealed class InventingCallsTests(MadeUpHalfYear year) : IClassFixture<MadeUpHalfYear>
{
    private static readonly string[] AlwaysKnown =
    [
        "durationSeconds", "talkRatio", "longestMonologueSeconds", "longestCustomerStorySeconds", "switchesPerMinute", "interactivity", "patienceSeconds", "questionsRep", "questionsCustomer",
        "wordsPerMinuteRep", "wordsPerMinuteCustomer", "fillersPerMinuteRep", "interruptionsByRep", "interruptionsByCustomer", "overlapSeconds", "silenceSeconds", "longestSilenceSeconds", "sentimentRep", "sentimentCustomer", "nextStepAgreed",
    ];

    [Fact]
    public void The_same_seed_gives_the_same_bytes()
    {
        var again = MadeUpWorkspace.CallsOf(MadeUpWorkspace.Seed, MadeUpHalfYear.Now);

        Assert.Equal(year.Calls.Select(c => c.Call), again);
        Assert.All(again.Where(c => c.Number % 20 == 0), c => Assert.Equal(year.Calls[c.Number].Call.Transcript(), c.Transcript()));
    }

    [Fact]
    public void Another_day_moves_the_dates_and_nothing_else()
    {
        var later = MadeUpWorkspace.CallsOf(MadeUpWorkspace.Seed, MadeUpHalfYear.Now.AddDays(12));

        Assert.Equal(year.Calls.Select(c => c.Call with { StartedAt = default }), later.Select(c => c with { StartedAt = default }));
        Assert.Equal(year.Calls[77].Call.Transcript(), later[77].Transcript());
        Assert.All(later, c => Assert.True(c.StartedAt > year.Calls[c.Number].Call.StartedAt));
    }

    [Fact]
    public void Another_seed_gives_other_calls()
        => Assert.NotEqual(year.Calls[0].Call.Transcript(), MadeUpWorkspace.CallsOf(7, MadeUpHalfYear.Now)[0].Transcript());

    [Fact]
    public void There_are_600_calls_of_12_reps_in_half_a_year()
    {
        Assert.Equal(600, year.Calls.Count);
        Assert.Equal(12, year.Calls.Select(c => c.Call.Rep).Distinct().Count());
        Assert.InRange((year.Calls[^1].Call.StartedAt - year.Calls[0].Call.StartedAt).TotalDays, 165, 190);
        Assert.True(MadeUpHalfYear.Now - year.Calls.Max(c => c.Call.StartedAt) < TimeSpan.FromDays(1));
    }

    [Fact]
    public void Calls_are_in_working_hours_of_working_days_and_over_by_now()
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(Cast.Zone);
        Assert.All(year.Calls, c =>
        {
            var local = TimeZoneInfo.ConvertTime(c.Call.StartedAt, zone);
            Assert.False(local.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday);
            Assert.InRange(local.TimeOfDay, TimeSpan.FromHours(9), TimeSpan.FromHours(17));
            Assert.Equal(zone.GetUtcOffset(c.Call.StartedAt), c.Call.StartedAt.Offset);
            Assert.True(c.Call.StartedAt.AddSeconds(c.Findings["durationSeconds"]!.Value) <= MadeUpHalfYear.Now);
        });
    }

    [Fact]
    public void No_day_has_a_crowd()
        => Assert.All(year.Calls.CountBy(c => c.Call.StartedAt.Date), day => Assert.InRange(day.Value, 1, 12));

    [Fact]
    public void Every_call_takes_3_to_13_minutes_and_every_main_metric_is_known()
        => Assert.All(year.Calls, c =>
        {
            Assert.InRange(c.Findings["durationSeconds"]!.Value, 180, 720);
            Assert.All(AlwaysKnown, metric => Assert.NotNull(c.Findings[metric]));
            Assert.Equal(c.Call.ByPhone ? Timing.Word : Timing.Utterance, c.Findings.Timing);
        });

    [Fact]
    public void Everything_in_a_conversation_happens_somewhere()
    {
        Assert.Contains(year.Calls, c => c.Findings["interruptionsByRep"] > 1);
        Assert.Contains(year.Calls, c => c.Findings["longestMonologueSeconds"] > 60);
        Assert.Contains(year.Calls, c => c.Findings["longestSilenceSeconds"] > 3);
        Assert.All(year.Calls, c => Assert.NotEqual(0, c.Findings["questionsRep"]));
        Assert.All(Metrics.BuiltInTopics.Concat(Cast.Trackers.Select(t => t.Key)), topic => Assert.InRange(year.Calls.Count(c => c.Findings[$"topic.{topic}.mentions"] > 0), 30, 600));
        Assert.InRange(year.Calls.Count(c => c.Findings.Backchannels.Count > 0), 400, 600);
        Assert.InRange(year.Calls.Count(c => c.Findings.Objections!.Count > 0), 100, 600);
    }

    [Fact]
    public void Everybody_has_an_address_that_can_receive_no_mail()
        => Assert.All(
            year.Calls.SelectMany(c => c.Call.Command().Participants).Select(p => p.Email!).Concat(Cast.Staff.Append(Cast.Owner).Select(m => m.Email)),
            email => Assert.EndsWith(".example", email, StringComparison.Ordinal));

    [Fact]
    public void Three_managers_lead_three_teams_of_four()
    {
        Assert.Equal([0, 1, 2], Cast.Staff.Where(m => m.Role == Role.Manager).Select(m => m.Team!.Value).Order());
        Assert.All(Cast.Reps.CountBy(r => r.Team), team => Assert.Equal(4, team.Value));
    }
}
