using CallInsight.Analysis;
using CallInsight.Analysis.Import;
using CallInsight.Contracts.Calls;
using CallInsight.Grains.Calls;
using Xunit;

namespace CallInsight.Grains.Tests.Calls;

public sealed class DecidingOnANewCallTests
{
    private static readonly DateTimeOffset Given = new(2026, 3, 2, 10, 0, 0, TimeSpan.FromHours(2));
    private static readonly Guid Ada = Guid.CreateVersion7();
    private static readonly Guid Ben = Guid.CreateVersion7();
    private static readonly Guid Cy = Guid.CreateVersion7();

    [Fact]
    public void What_the_caller_says_wins_over_the_source()
    {
        var completed = RegisterCallDecision.Complete(ACall.Registered() with { Title = " Ours ", StartedAt = Given }, Source("Theirs", Given.AddDays(1)));

        Assert.Equal(("Ours", Given), completed.Value);
    }

    [Fact]
    public void What_the_caller_leaves_out_comes_from_the_source()
    {
        var completed = RegisterCallDecision.Complete(ACall.Registered() with { Title = " ", StartedAt = null }, Source("Theirs", Given));

        Assert.Equal(("Theirs", Given), completed.Value);
    }

    [Fact]
    public void What_nobody_says_is_asked_for_all_at_once()
    {
        var refused = RegisterCallDecision.Complete(ACall.Registered() with { Title = null, StartedAt = null }, Source(null, null));

        Assert.Equal("call.invalid", refused.Refusal?.Code);
        Assert.Equal(["startedAt", "title"], refused.Refusal?.Fields?.Keys.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(1969)]
    [InlineData(2201)]
    public void A_time_that_cannot_be_meant_is_refused(int year)
    {
        var refused = RegisterCallDecision.Complete(ACall.Registered() with { StartedAt = new DateTimeOffset(year, 6, 1, 0, 0, 0, TimeSpan.Zero) }, Source(null, null));

        Assert.Equal(["startedAt"], refused.Refusal?.Fields?.Keys);
    }

    [Fact]
    public void A_long_title_of_a_source_is_cut() =>
        Assert.Equal(500, RegisterCallDecision.Complete(ACall.Registered() with { Title = null }, Source(new string('x', 900), null)).Value.Title.Length);

    [Fact]
    public void Participants_come_from_the_caller_or_else_from_the_source()
    {
        var source = Source(null, null) with { Participants = [new SourceParticipant("Ben", "ben@example.com", "B", SpeakerRole.Customer), new SourceParticipant("Cy", null, "C", SpeakerRole.Unknown)] };
        var named = ACall.Registered() with { Participants = [new ParticipantInput("A", " Ada ", " ", "rep")] };

        Assert.Equal([new CallParticipant("A", "Ada", null, "rep")], RegisterCallDecision.Participants(named, source));
        Assert.Equal([new CallParticipant("B", "Ben", "ben@example.com", "customer"), new CallParticipant("C", "Cy", null, null)], RegisterCallDecision.Participants(ACall.Registered(), source));
    }

    [Fact]
    public void The_call_is_the_reps_then_the_named_members_then_the_uploaders()
    {
        var members = new Dictionary<string, Guid>(StringComparer.Ordinal) { ["ada@acme.example"] = Ada };
        CallParticipant[] withRep = [new("B", "Ben", "ada@acme.example", "customer"), new("X", "Xi", "xi@acme.example", "rep"), new("A", "Ada", " ADA@acme.example ", "rep")];

        Assert.Equal(Ada, RegisterCallDecision.Rep(withRep, members, Ben, Cy));
        Assert.Equal(Ben, RegisterCallDecision.Rep(withRep[..2], members, Ben, Cy));
        Assert.Equal(Cy, RegisterCallDecision.Rep([], members, null, Cy));
        Assert.Null(RegisterCallDecision.Rep([], members, null, null));
    }

    private static SourceDetails Source(string? title, DateTimeOffset? startedAt) => new(title, startedAt);
}
