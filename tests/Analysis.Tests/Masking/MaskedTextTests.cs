using Xunit;

namespace CallInsight.Analysis.Tests.Masking;

public sealed class MaskedTextTests
{
    [Fact]
    public void Each_span_becomes_its_kind()
        => Assert.Equal("my name is [person], card [card]", Masked.Text("my name is Ada Lovelace, card 4012888888881881"));

    [Fact]
    public void A_text_without_spans_is_the_same_text()
    {
        const string Text = "we will see";
        Assert.Same(Text, MaskedText.Of(Text, 3, [new MaskedSpan(2, 0, 2, "person")]));
    }

    [Fact]
    public void Spans_at_both_ends_and_side_by_side_are_all_replaced()
        => Assert.Equal("[person][place] x [card]", MaskedText.Of("ab x c", 0, [new(0, 5, 6, "card"), new(0, 0, 1, "person"), new(0, 1, 2, "place")]));

    [Fact]
    public void Of_spans_that_overlap_no_character_is_shown()
        => Assert.Equal("[address] end", MaskedText.Of("abcdef end", 0, [new(0, 2, 6, "place"), new(0, 0, 4, "address"), new(0, 1, 2, "person")]));

    [Fact]
    public void An_empty_span_is_marked_and_hides_nothing() => Assert.Equal("[person]ab", MaskedText.Of("ab", 0, [new(0, 0, 0, "person")]));

    [Theory]
    [InlineData(-1, 2)]
    [InlineData(0, 4)]
    [InlineData(2, 1)]
    public void A_span_of_another_text_is_refused(int start, int end)
        => Assert.Throws<ArgumentOutOfRangeException>(() => MaskedText.Of("abc", 0, [new MaskedSpan(0, start, end, "card")]));
}
