using CallInsight.Contracts.Calls;
using CallInsight.Grains.Calls;
using CallInsight.Grains.Calls.Bulk;
using Xunit;

namespace CallInsight.Grains.Tests.Calls;

public sealed class DecidingOnBulkWorkTests
{
    private static readonly Guid Rep = Guid.CreateVersion7();

    public static TheoryData<BulkAction> Undoable =>
    [
        new BulkAction(BulkKinds.Tag, "new"), new BulkAction(BulkKinds.Untag, "old"), new BulkAction(BulkKinds.Stage, "Closing"), new BulkAction(BulkKinds.Stage, ""),
        new BulkAction(BulkKinds.Outcome, Outcome: new OutcomeInput("lost", null, null)), new BulkAction(BulkKinds.Outcome, Outcome: new OutcomeInput("won", 12m, "USD")), new BulkAction(BulkKinds.Move, Rep: Rep),
    ];

    [Theory]
    [MemberData(nameof(Undoable))]
    public void What_is_done_and_taken_back_leaves_the_call_as_it_was(BulkAction action)
    {
        var before = ACallWith("old");

        var done = BulkDecision.Decide(before, action);
        var undone = BulkDecision.Undo(done.After!, action, done.Value!);

        Assert.Equal(before.Version + 1, done.After!.Version);
        Assert.NotEqual(BulkField.Of(before, action), BulkField.Of(done.After, action));
        Assert.Equal(BulkField.Of(before, action), BulkField.Of(undone.After!, action));
        Assert.Equal(before.Version + 2, undone.After!.Version);
    }

    [Theory]
    [MemberData(nameof(Undoable))]
    public void What_was_changed_since_is_not_overwritten(BulkAction action)
    {
        var done = BulkDecision.Decide(ACallWith("old"), action);
        var changed = done.After! with
        {
            Rep = Guid.CreateVersion7(),
            Outcome = new OutcomeInput("won", 7m, "USD"),
            Details = done.After.Details with { Stage = "Elsewhere", Tags = ["other"] },
        };

        var undone = BulkDecision.Undo(changed, action, done.Value!);

        Assert.Equal((null, BulkRefusals.OfACall.ChangedSince), (undone.After, undone.Code));
    }

    [Theory]
    [MemberData(nameof(Undoable))]
    public void What_is_so_already_is_left_alone(BulkAction action)
    {
        var done = BulkDecision.Decide(ACallWith("old"), action).After!;

        Assert.Equal(new BulkChange(null, null, null), BulkDecision.Decide(done, action));
    }

    [Theory]
    [InlineData("10")]
    [InlineData("10.00")]
    public void An_amount_is_the_same_with_however_many_zeros_it_was_kept(string kept)
    {
        var done = BulkDecision.Decide(ACallWith("old"), new BulkAction(BulkKinds.Outcome, Outcome: new OutcomeInput("lost", 10m, "EUR")));
        var read = done.After! with { Outcome = new OutcomeInput("lost", 10.00m, "EUR") };

        var undone = BulkDecision.Undo(read, new BulkAction(BulkKinds.Outcome), done.Value! with { After = $"{{\"Result\":\"lost\",\"Amount\":{kept},\"Currency\":\"EUR\"}}" });

        Assert.Equal("won", BulkDecision.Undo(read, new BulkAction(BulkKinds.Outcome), done.Value!).After?.Outcome.Result);
        Assert.Equal("won", undone.After?.Outcome.Result);
    }

    [Fact]
    public void An_outcome_without_an_amount_leaves_each_call_its_own()
        => Assert.Equal(new OutcomeInput("lost", 10m, "EUR"), BulkDecision.Decide(ACallWith("old"), new BulkAction(BulkKinds.Outcome, Outcome: new OutcomeInput("lost", null, null))).After?.Outcome);

    [Fact]
    public void A_call_has_no_more_tags_than_it_can_have()
    {
        var full = ACallWith([.. Enumerable.Range(0, TagList.MostOfACall).Select(i => $"tag {i}")]);

        Assert.Equal(BulkRefusals.OfACall.TooManyTags, BulkDecision.Decide(full, new BulkAction(BulkKinds.Tag, "one more")).Code);
        Assert.Null(BulkDecision.Decide(full, new BulkAction(BulkKinds.Tag, "tag 3")).Code);
    }

    [Theory]
    [InlineData("tag", null)]
    [InlineData("tag", "a, b")]
    [InlineData("untag", "")]
    [InlineData("stage", null)]
    [InlineData("outcome", null)]
    [InlineData("export", "pdf")]
    [InlineData("paint", "blue")]
    public void What_is_not_told_is_asked_for(string kind, string? text) => Assert.Equal("bulk.invalid", BulkRules.Check(new BulkAction(kind, text))?.Code);

    private static Call ACallWith(params string[] tags) => new()
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
        Details = new CallDetails(null, null, "Demo", null, [], new Dictionary<string, string?>(StringComparer.Ordinal), [], null, Tags: tags),
    };
}
