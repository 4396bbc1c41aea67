using CallInsight.Contracts.Calls;
using CallInsight.Grains.Calls;
using Xunit;

namespace CallInsight.Grains.Tests.Calls;

public sealed class ChangingACallTests
{
    private static readonly Call Before = new()
    {
        Id = Guid.CreateVersion7(),
        ExternalHash = null,
        ContentHash = [1],
        ReceivedAt = new DateTimeOffset(2026, 3, 31, 23, 30, 0, TimeSpan.Zero),
        StartedAt = new DateTimeOffset(2026, 4, 1, 1, 0, 0, TimeSpan.FromHours(2)),
        Status = "ready",
        Version = 4,
        Rep = null,
        UploadedBy = null,
        Stage = 7,
        Source = null,
        Direction = null,
        Outcome = new OutcomeInput("won", 10m, "EUR"),
        Title = "Budget talk",
        Details = new CallDetails(null, null, "Demo", null, [], new Dictionary<string, string?>(StringComparer.Ordinal), [new CallSpeaker("A", "Ada", "rep")], null),
    };

    [Fact]
    public void What_is_not_given_stays()
    {
        var after = ChangeCallDecision.Apply(Before, ACall.Changed(), Before.Stage, null);

        Assert.Equal(Before with { Version = 5 }, after with { Details = Before.Details });
        Assert.Equal(Before.Details.Speakers, after.Details.Speakers);
        Assert.Equal("Demo", after.Details.Stage);
    }

    [Fact]
    public void What_is_given_is_taken()
    {
        var outcome = new OutcomeInput("lost", null, null);

        var after = ChangeCallDecision.Apply(Before, ACall.Changed(" New ", " Closing ", outcome), 8, null);

        Assert.Equal(("New", 8, "Closing", outcome, 5), (after.Title, after.Stage, after.Details.Stage, after.Outcome, after.Version));
    }

    [Fact]
    public void An_empty_stage_takes_it_away() => Assert.Null(ChangeCallDecision.Apply(Before, ACall.Changed(stage: " "), null, null).Details.Stage);

    [Fact]
    public void Changes_of_speakers_add_up()
    {
        var after = ChangeCallDecision.Apply(Before, ACall.Changed(speakers: [new SpeakerChange("A", " Adele ", null), new SpeakerChange("B", null, "customer")]), Before.Stage, null);

        Assert.Equal([new CallSpeaker("A", "Adele", "rep"), new CallSpeaker("B", null, "customer")], after.Details.Speakers);
    }

    [Fact]
    public void The_month_of_a_call_is_that_of_its_start_in_utc()
    {
        Assert.Equal(202603, Before.Bucket);
        Assert.Equal(new DateOnly(2026, 3, 31), Before.ReceivedOn);
    }
}
