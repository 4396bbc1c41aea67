using Xunit;

namespace CallInsight.Analysis.Tests.Output;

public sealed class KeepingTheHistoryOfRulesTests
{
    [Fact]
    public void The_last_version_is_the_one_that_analyses() => Assert.Equal(Analyser.RulesVersion, RulesHistory.All[^1].Version);

    [Fact]
    public void Changes_name_figures_that_there_are_and_say_why()
    {
        var known = Metrics.All.Select(m => m.Key).Concat(Metrics.BuiltInTopics.SelectMany(t => new[] { $"topic.{t}.mentions", $"topic.{t}.firstMinute" })).ToHashSet(StringComparer.Ordinal);

        Assert.All(RulesHistory.All, c => Assert.Subset(known, c.Metrics.ToHashSet(StringComparer.Ordinal)));
        Assert.All(RulesHistory.All, c => Assert.True(c.Why.Length > 10 && c.Why.EndsWith('.'), c.Version));
        Assert.All(RulesHistory.All.Skip(1), c => Assert.NotEmpty(c.Metrics));
    }

    [Fact]
    public void What_came_after_a_version_leaves_it_out()
    {
        Assert.Empty(RulesHistory.Since(Analyser.RulesVersion));
        Assert.Equal(RulesHistory.All, RulesHistory.Since(null));
        Assert.Equal(RulesHistory.All, RulesHistory.Since("0.0.1"));
    }
}
