using CallInsight.Web.Shared;
using Xunit;

namespace CallInsight.Web.Tests.Shared;

public sealed class DrawingACallTests
{
    [Fact]
    public void Ten_hours_of_short_turns_are_few_rectangles_and_lose_no_speech()
    {
        var spans = Enumerable.Range(0, 9_000).Select(i => new TimelineSpan(i * 4, (i * 4) + 1.5, i)).ToList();

        var merged = TimelineDrawing.Merge(spans, 36_000);

        Assert.InRange(merged.Count, TimelineDrawing.MostRectangles / 2, TimelineDrawing.MostRectangles);
        Assert.All(spans, span => Assert.Contains(merged, one => one.Start <= span.Start && one.End >= span.End));
        Assert.Equal(merged.OrderBy(one => one.Start), merged);
    }

    [Fact]
    public void A_call_with_few_turns_is_drawn_as_it_was()
    {
        TimelineSpan[] spans = [new(5, 6, 1), new(0, 4.9, 0)];

        Assert.Equal([spans[1], spans[0]], TimelineDrawing.Merge(spans, 6));
    }

    [Theory]
    [InlineData(45)]
    [InlineData(600)]
    [InlineData(3_579)]
    [InlineData(36_000)]
    [InlineData(400_000)]
    public void The_axis_has_some_round_moments_and_not_too_many(double seconds) =>
        Assert.InRange(TimelineDrawing.Ticks(seconds).Count(), 1, 7);

    [Fact]
    public void Places_lie_on_the_line_whatever_is_given()
    {
        Assert.Equal("50%", TimelineDrawing.Percent(5, 10));
        Assert.Equal("100%", TimelineDrawing.Percent(11, 10));
        Assert.Equal("0%", TimelineDrawing.Percent(1, 0));
    }

    [Fact]
    public void A_text_cut_at_its_marks_is_still_the_text()
    {
        const string text = "What is the price per seat?";
        TextMark[] marks = [new(12, 5), new(0, 4, "Question"), new(14, 9), new(20, 99), new(3, 0)];

        var parts = TextPart.Cut(text, marks);

        Assert.Equal(text, string.Concat(parts.Select(part => part.Text)));
        Assert.Equal(["What", "price"], parts.Where(part => part.Mark is not null).Select(part => part.Text));
    }
}
