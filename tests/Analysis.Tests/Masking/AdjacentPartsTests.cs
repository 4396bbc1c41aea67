using CallInsight.Analysis.Masking;
using Xunit;

namespace CallInsight.Analysis.Tests.Masking;

public sealed class AdjacentPartsTests
{
    [Fact]
    public void Spans_are_put_in_the_order_of_their_starts()
        => Assert.Equal([(0, 2, "card"), (3, 5, "phone")], Join("ab cd", new(0, 3, 5, "phone"), new(0, 0, 2, "card")));

    [Fact]
    public void Of_two_that_overlap_nothing_is_left_unmasked() => Assert.Equal([(0, 5, "phone")], Join("ab cd", new(0, 0, 3, "phone"), new(0, 2, 5, "date")));

    [Theory]
    [InlineData("place", "address", "address")]
    [InlineData("address", "place", "address")]
    [InlineData("date", "date", "date")]
    public void Parts_of_one_thing_are_one(string left, string right, string whole) => Assert.Equal([(0, 6, whole)], Join("ab, cd", new(0, 0, 2, left), new(0, 4, 6, right)));

    [Theory]
    [InlineData("place", "place")]
    [InlineData("person", "address")]
    [InlineData("person", "person")]
    public void Things_of_their_own_stay_apart(string left, string right) => Assert.Equal([(0, 2, left), (4, 6, right)], Join("ab, cd", new(0, 0, 2, left), new(0, 4, 6, right)));

    private static IEnumerable<(int Start, int End, string Kind)> Join(string text, params MaskedSpan[] spans)
    {
        var joined = new List<MaskedSpan>();
        AdjacentParts.Join([.. spans], text, joined);
        return joined.Select(s => (s.Start, s.End, s.Kind));
    }
}
