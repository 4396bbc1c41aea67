using Xunit;

namespace CallInsight.Analysis.Tests.Masking;

public sealed class StreetAddressesTests
{
    [Theory]
    [InlineData("Our office is at 6750 Koskikatu 25 Apt. 864\nArtilleros\n, CO\n Uruguay 64677 now", "6750 Koskikatu 25 Apt. 864\nArtilleros\n, CO\n Uruguay 64677")]
    [InlineData("We met at 2450 Crown St after lunch", "2450 Crown St")]
    [InlineData("it is in Rua do Arenque 1634, Goiânia", "Rua do Arenque 1634, Goiânia")]
    [InlineData("send it to PSC 0413, Box 8144\nAPO AA 42323", "PSC 0413, Box 8144\nAPO AA 42323")]
    [InlineData("meet at the corner of Pentelis Street and Waechter Turnpike", "Pentelis Street and Waechter Turnpike")]
    [InlineData("i live at twelve oak street", "twelve oak street")]
    [InlineData("it's eighteen hundred pine avenue apartment four b", "eighteen hundred pine avenue apartment four b")]
    [InlineData("we are at four fifty five market street suite two hundred san francisco california nine four one oh five", "four fifty five market street suite two hundred san francisco california nine four one oh five")]
    [InlineData("my zip code is 53650", "53650")]
    [InlineData("p o box seven seven four", "p o box seven seven four")]
    public void All_parts_of_an_address_are_one_span(string text, string span) => Assert.Equal(["address: " + span], Masked.In(text));

    [Theory]
    [InlineData("it is a one way street")]
    [InlineData("we will take the high road on this")]
    [InlineData("that is one way, and room for 20 people")]
    [InlineData("we rolled out version 3 to 250 seats in Q4")]
    [InlineData("a five hour drive")]
    public void Ways_that_are_no_streets_are_left(string text) => Assert.Empty(Masked.In(text));

    [Fact]
    public void A_name_on_the_line_above_is_not_part_of_it()
        => Assert.Equal(["person: Naomi Ryan", "address: 20789 Allika 46\n Suite 501\n Riisa\n\n Estonia 62488"], Masked.In("Naomi Ryan\n\n20789 Allika 46\n Suite 501\n Riisa\n\n Estonia 62488"));
}
