using Xunit;

namespace CallInsight.Analysis.Tests.Masking;

public sealed class SpokenNumbersTests
{
    [Theory]
    [InlineData("my card is four one one one one one one one one one one one one one one one", "card: four one one one one one one one one one one one one one one one")]
    [InlineData("it's forty twelve, triple eight eight, double eight double eight, eighteen eighty one", "card: forty twelve, triple eight eight, double eight double eight, eighteen eighty one")]
    [InlineData("call me at four one five, five five five, oh one three two", "phone: four one five, five five five, oh one three two")]
    [InlineData("my number is double five five one two three four", "phone: double five five one two three four")]
    [InlineData("um my cell is six one seven 555 0134 ok", "phone: six one seven 555 0134")]
    [InlineData("it's one eight hundred five five five oh one nine nine", "phone: one eight hundred five five five oh one nine nine")]
    [InlineData("my social is one two three four five six seven eight nine", "nationalId: one two three four five six seven eight nine")]
    [InlineData("it's two one nine dash oh nine dash nine nine nine nine", "nationalId: two one nine dash oh nine dash nine nine nine nine")]
    [InlineData("my passport number is x one two three four five six seven", "nationalId: x one two three four five six seven")]
    [InlineData("the server is one ninety two dot one sixty eight dot one dot one", "ip: one ninety two dot one sixty eight dot one dot one")]
    [InlineData("my zip code is nine four one oh five", "address: nine four one oh five")]
    [InlineData("the postcode's S W one A one double A", "address: S W one A one double A")]
    [InlineData("the card expires oh nine twenty seven", "date: oh nine twenty seven")]
    [InlineData("mac address zero zero colon one A colon two B colon three C colon four D colon five E", "mac: zero zero colon one A colon two B colon three C colon four D colon five E")]
    [InlineData("It is GB twenty nine NWBK sixty sixteen thirteen thirty one ninety two sixty eight nineteen", "iban: GB twenty nine NWBK sixty sixteen thirteen thirty one ninety two sixty eight nineteen")]
    public void A_number_that_is_said_is_masked_whole(string text, string span) => Assert.Equal([span], Masked.In(text));

    [Theory]
    [InlineData("one two three four five testing")]
    [InlineData("the price is one hundred and twenty five dollars per seat")]
    [InlineData("we have two hundred and fifty users and three hundred seats")]
    [InlineData("our order number is four five five two one nine oh oh two")]
    [InlineData("the plugin is on version two dot one dot four")]
    [InlineData("give me one or two or three of them")]
    public void Counts_prices_and_orders_are_left(string text) => Assert.Empty(Masked.In(text));

    [Fact]
    public void The_question_before_says_what_a_number_is()
    {
        var spans = Masked.Spans("And what is your zip code?", "nine four one oh five");
        Assert.Equal([new MaskedSpan(1, 0, 21, "address")], spans);
        Assert.Empty(Masked.Spans("And how many were there?", "nine four one oh five"));
    }
}
