using CallInsight.Analysis;
using CallInsight.Grains.Demo.Plan;
using Xunit;

namespace CallInsight.Grains.Tests.Demo;

/// <summary>What the analysis finds in the made-up calls is what was planned, and it goes with the outcomes as planned.</summary>
public sealed class PlantingEffectsTests(MadeUpHalfYear year) : IClassFixture<MadeUpHalfYear>
{
    [Fact]
    public void What_was_planned_is_what_is_found()
    {
        Assert.True(MeanOf(c => Math.Abs(c.Findings["talkRatio"]!.Value - c.Call.Behaviour.TalkRatio)) < 0.04, "talk ratio");
        Assert.True(MeanOf(c => Math.Abs(c.Findings["patienceSeconds"]!.Value - c.Call.Behaviour.Patience)) < 0.12, "patience");
        Assert.True(MeanOf(c => Math.Abs(OpenPerMinute(c.Findings) - c.Call.Behaviour.OpenPerMinute)) < 0.12, "open questions");
        Assert.True(MeanOf(c => (c.Findings["nextStepAgreed"] == 1) == c.Call.Behaviour.NextStep ? 1 : 0) > 0.97, "next step");
    }

    [Fact]
    public void Won_calls_are_nearer_to_the_best_talk_ratio()
        => Assert.True(Mean("won", f => Math.Abs(f["talkRatio"]!.Value - WinOdds.BestTalkRatio)) < Mean("lost", f => Math.Abs(f["talkRatio"]!.Value - WinOdds.BestTalkRatio)) - 0.03);

    [Fact]
    public void Won_calls_have_more_open_questions()
        => Assert.True(Mean("won", OpenPerMinute) > Mean("lost", OpenPerMinute) + 0.1);

    [Fact]
    public void Won_calls_end_with_a_next_step_more_often()
        => Assert.True(Mean("won", f => f["nextStepAgreed"]!.Value) > Mean("lost", f => f["nextStepAgreed"]!.Value) + 0.1);

    [Fact]
    public void Won_calls_have_more_patience_and_fewer_interruptions()
    {
        Assert.True(Mean("won", f => f["patienceSeconds"]!.Value) > Mean("lost", f => f["patienceSeconds"]!.Value) + 0.05);
        Assert.True(Mean("won", f => f["interruptionsByRep"]!.Value) < Mean("lost", f => f["interruptionsByRep"]!.Value));
    }

    [Fact]
    public void Customers_who_buy_sound_happier()
        => Assert.True(Mean("won", f => f["sentimentCustomer"]!.Value) > Mean("lost", f => f["sentimentCustomer"]!.Value));

    [Fact]
    public void Both_outcomes_and_open_deals_are_common()
        => Assert.All(["won", "lost", "open"], result => Assert.InRange(year.Calls.Count(c => c.Call.Result == result), 60, 400));

    [Fact]
    public void The_team_that_lectures_wins_least()
    {
        var won = Enumerable.Range(0, Cast.Teams.Count).Select(WonShare).ToList();
        Assert.Equal(Cast.LecturingTeam, won.IndexOf(won.Min()));
        Assert.True(won.Where((_, team) => team != Cast.LecturingTeam).Min() > won[Cast.LecturingTeam] + 0.1);
    }

    [Fact]
    public void One_rep_gets_better_from_month_to_month()
    {
        var ratios = year.Calls.Where(c => c.Call.Rep.Name == Cast.Reps[Cast.ImprovingRep].Name).Select(c => c.Findings["talkRatio"]!.Value).ToList();
        Assert.True(ratios.Take(12).Average() > ratios.TakeLast(12).Average() + 0.1);
    }

    private double MeanOf(Func<(MadeUpCall Call, Findings Findings), double> value) => year.Calls.Average(value);

    private double Mean(string result, Func<Findings, double> value) => year.Calls.Where(c => c.Call.Result == result).Average(c => value(c.Findings));

    private double WonShare(int team) => year.Calls.Where(c => c.Call.Rep.Team == team && c.Call.Result != "open").Average(c => c.Call.Result == "won" ? 1 : 0);

    private static double OpenPerMinute(Findings findings) => findings.Questions!.Count(q => q.Speaker == "A" && q.Kind == "open") / findings["durationSeconds"]!.Value * 60;
}
