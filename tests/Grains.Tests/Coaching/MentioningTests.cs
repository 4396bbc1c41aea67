using CallInsight.Contracts.Coaching;
using Xunit;

namespace CallInsight.Grains.Tests.Coaching;

public sealed class MentioningTests
{
    private static readonly Guid Ada = Guid.CreateVersion7();
    private static readonly Guid AdaLovelace = Guid.CreateVersion7();
    private static readonly Guid Ben = Guid.CreateVersion7();
    private static readonly Guid OtherBen = Guid.CreateVersion7();

    private static readonly Mentionable[] People =
    [
        new(Ada, "Ada", "ada@here.example", "ada"), new(AdaLovelace, "Ada Lovelace", null, "ada.l"),
        new(Ben, "Ben Okri", "ben@here.example", "ben"), new(OtherBen, "Ben Okri", "ben2@here.example", "ben2"),
    ];

    [Theory]
    [InlineData("Look, @Ada Lovelace: here.", 1)]
    [InlineData("@ada look", 0)]
    [InlineData("@ADA LOVELACE", 1)]
    [InlineData("see @ben@here.example.", 2)]
    [InlineData("(@ada.l)", 1)]
    public void Somebody_is_named_by_name_or_e_mail(string text, int expected)
    {
        var (_, mentioned) = MentionText.Keep(text, People);

        Assert.Equal([new[] { Ada, AdaLovelace, Ben }[expected]], mentioned);
    }

    [Theory]
    [InlineData("@Ben Okri which one?")]
    [InlineData("write to x@ada")]
    [InlineData("@Adalbert")]
    [InlineData("@nobody")]
    [InlineData("@")]
    public void What_names_nobody_or_several_stays_text(string text)
    {
        var (kept, mentioned) = MentionText.Keep(text, People);

        Assert.Equal((text, 0), (kept, mentioned.Count));
    }

    [Fact]
    public void A_new_name_is_shown_in_an_old_comment()
    {
        var (kept, _) = MentionText.Keep("@Ada and @Ada Lovelace, @ada", People);

        Assert.DoesNotContain("Ada", kept, StringComparison.Ordinal);
        Assert.Equal("@Adele and @Countess, @Adele", MentionText.Show(kept, m => m == Ada ? "Adele" : "Countess"));
        Assert.Equal("@? and @?, @?", MentionText.Show(kept, _ => null));
    }
}
