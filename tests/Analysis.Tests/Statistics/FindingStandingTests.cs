using CallInsight.Analysis.Statistics;
using Xunit;

namespace CallInsight.Analysis.Tests.Statistics;

public sealed class FindingStandingTests
{
    private const int Figures = 25;

    [Theory]
    [InlineData(2.1009, 10, 0.05)]
    [InlineData(2.8784, 10, 0.01)]
    [InlineData(2.0017, 30, 0.05)]
    [InlineData(1.9723, 100, 0.05)]
    public void Two_members_are_compared_as_tables_of_students_t_say(double t, int calls, double probability)
    {
        var contrast = MeanContrast.Of([new MemberSample(calls, t * Math.Sqrt(2.0 / calls), 1)], [[new MemberSample(calls, 0, 1)]]);

        Assert.Equal((2.0 * calls) - 2, contrast.Freedom, 1e-6);
        Assert.Equal(probability, contrast.P, probability / 50);
        Assert.Equal(0, contrast.Interval(probability).Low, 0.01);
    }

    [Fact]
    public void Each_member_counts_the_same_however_many_calls_it_has()
    {
        var contrast = MeanContrast.Of([new MemberSample(50, 5, 1)], [[new MemberSample(1_000, 2, 1)], [new MemberSample(20, 4, 1)]]);

        Assert.Equal((5.0, 3.0, 2.0), (contrast.Ours, contrast.Others, contrast.Difference));
        Assert.Equal(Math.Sqrt((1 / 50.0) + (1 / 4_000.0) + (1 / 80.0)), contrast.Error, 1e-12);
    }

    [Fact]
    public void A_team_is_the_mean_of_its_members_and_so_is_each_other_team()
    {
        var contrast = MeanContrast.Of([new MemberSample(20, 1, 1), new MemberSample(20, 3, 1)], [[new MemberSample(20, 0, 1), new MemberSample(20, 2, 1)], [new MemberSample(20, 4, 1)]]);

        Assert.Equal((2.0, 2.5), (contrast.Ours, contrast.Others));
        Assert.Equal(Math.Sqrt((2 / 80.0) + (2 / 320.0) + (1 / 80.0)), contrast.Error, 1e-12);
    }

    [Fact]
    public void What_is_planted_is_found_on_its_side_and_the_suggestion_is_what_separates_most()
    {
        var random = new Random(7);
        var standings = FindStanding.Of(
        [
            Figure(random, "ahead", 1, 0.3, shift: 0.8), Figure(random, "behind", 1, 0.3, shift: -0.8), Figure(random, "behindInMore", -1, 0.6, shift: 0.8), Figure(random, "unknownSide", 0, 0, shift: 0.8),
            Figure(random, "noPattern", 1, 0, shift: -0.8), Figure(random, "nothing", 1, 0.3, shift: 0),
        ]).ToDictionary(s => s.Key);

        Assert.Equal((StandingVerdict.Ahead, 1, true), (standings["ahead"].Verdict, standings["ahead"].Place, standings["ahead"].IsStrength));
        Assert.Equal((StandingVerdict.Behind, 5), (standings["behind"].Verdict, standings["behind"].Place));
        Assert.Equal((StandingVerdict.Behind, StandingVerdict.Apart, StandingVerdict.Among), (standings["behindInMore"].Verdict, standings["unknownSide"].Verdict, standings["nothing"].Verdict));
        Assert.Equal("behindInMore", standings.Values.MaxBy(s => s.Worth)!.Key);
        Assert.Equal((0.0, 0.0, 0.0), (standings["ahead"].Worth, standings["noPattern"].Worth, standings["nothing"].Worth));
        Assert.All(standings.Values.Where(s => s.Verdict is not StandingVerdict.Among), s => Assert.True(s.Low > 0 || s.High < 0));
    }

    [Fact]
    public void The_interval_holds_what_was_planted_as_often_as_it_says()
    {
        var random = new Random(3);
        var held = Enumerable.Range(0, 1_000).Count(_ =>
        {
            var figure = Figure(random, "x", 1, 0, shift: 0.5, calls: 22);
            var (low, high) = MeanContrast.Of(figure.Ours, figure.Others).Interval(0.05);
            return low <= 0.5 && 0.5 <= high;
        });

        Assert.InRange(held, 930, 970);
    }

    [Fact]
    public void Where_nothing_is_planted_hardly_anything_is_found()
    {
        var random = new Random(11);
        var found = Enumerable.Range(0, 400).Count(_ => FindStanding.Of([.. Enumerable.Range(0, Figures).Select(i => Figure(random, $"f{i}", 1, 0.3, shift: 0, calls: 25))]).Any(s => s.Verdict != StandingVerdict.Among));

        Assert.InRange(found, 0, 32);
    }

    [Fact]
    public void Who_has_few_calls_or_few_others_is_told_nothing()
    {
        MemberSample enough = new(20, 1, 1), few = new(19, 9, 1);

        Assert.Equal(StandingVerdict.TooFew, FindStanding.Of([new StandingFigure("x", 1, 1, [few], [[enough], [enough], [enough]])])[0].Verdict);
        Assert.Equal(StandingVerdict.TooFew, FindStanding.Of([new StandingFigure("x", 1, 1, [enough], [[enough], [enough], [few]])])[0].Verdict);
        Assert.Equal(StandingVerdict.Among, FindStanding.Of([new StandingFigure("x", 1, 1, [enough], [[enough], [enough], [enough]])])[0].Verdict);
        Assert.Equal(StandingVerdict.Among, FindStanding.Of([new StandingFigure("x", 1, 1, [enough], [[enough, enough, enough]])], leastOthers: 1)[0].Verdict);
        Assert.Equal(StandingVerdict.TooFew, FindStanding.Of([new StandingFigure("x", 1, 1, [enough], [[enough, enough]])], leastOthers: 1)[0].Verdict);
    }

    /// <summary>Somebody among four others who are as the figure's middle, and by so many standard deviations away from it.</summary>
    private static StandingFigure Figure(Random random, string key, int better, double weight, double shift, int calls = 120)
        => new(key, better, weight, [Sample(random, calls, shift)], [.. Enumerable.Range(0, 4).Select(IReadOnlyList<MemberSample> (_) => [Sample(random, calls, 0)])]);

    private static MemberSample Sample(Random random, int calls, double mean)
    {
        double[] values = [.. Enumerable.Range(0, calls).Select(_ => mean + Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()))];
        var middle = values.Average();
        return new MemberSample(calls, middle, Math.Sqrt(values.Sum(v => (v - middle) * (v - middle)) / (calls - 1)));
    }
}
