using CallInsight.Contracts;
using CallInsight.Contracts.Insights;
using CallInsight.Grains.Insights.Planning;
using Xunit;

namespace CallInsight.Grains.Tests.Insights;

public sealed class PlanningAQuestionTests
{
    private static readonly Guid Ada = Guid.CreateVersion7();
    private static readonly Guid Ben = Guid.CreateVersion7();
    private static readonly Guid Cora = Guid.CreateVersion7();
    private static readonly Guid North = Guid.CreateVersion7();
    private static readonly TenantWords Words = new(
        new Dictionary<Guid, WordOfMember> { [Ada] = new("Ada", North), [Ben] = new("Ben", North), [Cora] = new("Cora", null) }, new Dictionary<Guid, string> { [North] = "North" }, [new LabelWord("stage", 100, "Demo")]);

    private static readonly InsightsQuery Sound = new(new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), new(2026, 2, 1, 0, 0, 0, TimeSpan.Zero), "UTC", [new("talkRatio", "mean")], [], [], [], null);

    [Fact]
    public void Every_fault_is_named_at_once()
    {
        var plan = Plan(Actor.System, Sound with
        {
            To = Sound.From,
            TimeZone = "Nowhere",
            Measures = [new("talk", "mean"), new("talkRatio", "average"), new("talkRatio", "shareOver"), new("calls", "sum")],
            GroupBy = ["day", "day", "colour", "week"],
            Where = [new("stage", "<", ["Demo"], []), new("talkRatio", "=", ["much"], []), new("", "or", [], []), new("outcome", "=", ["maybe"], [])],
            OrderBy = [new("nothing", false)],
            Limit = 0,
        });
        Assert.Equal(
            ["groupBy", "groupBy[1]", "groupBy[2]", "limit", "measures[0].metric", "measures[1].aggregate", "measures[2].argument", "measures[3].aggregate", "orderBy[0]", "timeZone", "to", "where[0].op", "where[1].value", "where[2].conditions", "where[3].value"],
            plan.Refusal!.Fields!.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_rep_is_answered_over_its_own_calls_alone()
        => Assert.Equal([Ada], MembersAsked(Plan(Member(Role.Rep, Ada), Sound)));

    [Fact]
    public void A_manager_is_answered_over_the_teams_it_leads_its_own_calls_and_those_of_nobody()
    {
        var where = Plan(Member(Role.Manager, Cora, North), Sound).Value.Question.Where!;

        Assert.Equal((FactsTest.Any, FactsTest.In, FactsTest.Unknown), (where.Test, where.Parts[0].Test, where.Parts[1].Test));
        Assert.Equal(new[] { Ada, Ben, Cora }.Order(), where.Parts[0].Values!.Ids!.Order());
        Assert.Equal(FactsDimension.Member, where.Parts[1].Dimension);
    }

    [Fact]
    public void An_owner_is_answered_over_everything() => Assert.Null(Plan(Member(Role.Owner, Ada), Sound).Value.Question.Where);

    [Fact]
    public void The_middle_of_a_rep_is_its_team_and_counts_the_members_of_each_group()
    {
        var plan = Plan(Member(Role.Rep, Ada), Sound with { Scope = InsightsScope.Middle, GroupBy = ["week"] });
        Assert.Equal(new[] { Ada, Ben }.Order(), MembersAsked(plan).Order());
        Assert.Equal([FactsDimension.Week, FactsDimension.Member], plan.Value.Question.Groupings.Select(g => g.Dimension));
        Assert.Equal(1, plan.Value.OfMembers);
    }

    [Fact]
    public void A_middle_cannot_be_narrowed_to_a_person()
    {
        var middle = Sound with { Scope = InsightsScope.Middle };
        Assert.False(Plan(Member(Role.Rep, Ada), middle with { GroupBy = ["member"] }).Ok);
        Assert.False(Plan(Member(Role.Rep, Ada), middle with { Where = [new("member", "=", [Ben.ToString()], [])] }).Ok);
        Assert.False(Plan(Member(Role.Rep, Ada), middle with { Measures = [new("talkRatio", "max")] }).Ok);
    }

    [Fact]
    public void A_negation_is_carried_to_the_leaves()
    {
        var plan = Plan(Actor.System, Sound with { Where = [new("", "not", [], [new("talkRatio", ">", ["0.5"], []), new("stage", "=", ["Demo"], [])])] });
        var where = plan.Value.Question.Where!;
        var any = where.Test == FactsTest.All ? Assert.Single(where.Parts) : where;
        Assert.Equal((FactsTest.Any, FactsTest.AtMost, FactsTest.NotIn), (any.Test, any.Parts[0].Test, any.Parts[1].Test));
    }

    private static Result<QueryPlan> Plan(Actor actor, InsightsQuery query) => new PlanQuery(query, actor, Words).Run();

    private static Actor Member(Role role, Guid member, params Guid[] leads) => new("member", member, role, [], leads, member);

    private static Guid[] MembersAsked(Result<QueryPlan> plan)
    {
        var where = plan.Value.Question.Where!;
        return (where.Parts.Count == 1 ? where.Parts[0] : where).Values!.Ids!;
    }
}
