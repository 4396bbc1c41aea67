using CallInsight.Analysis.Tests.Calls;
using Xunit;

namespace CallInsight.Analysis.Tests.Masking;

public sealed class ShapedDataTests
{
    [Theory]
    [InlineData("My card is 4012888888881881, thanks.", "card", "4012888888881881")]
    [InlineData("It is 4012-8888-8888-1881.", "card", "4012-8888-8888-1881")]
    [InlineData("Use DE89 3704 0044 0532 0130 00 please.", "iban", "DE89 3704 0044 0532 0130 00")]
    [InlineData("Write to ada.lovelace+x@mail.acme.co.uk.", "email", "ada.lovelace+x@mail.acme.co.uk")]
    [InlineData("Call +49 89 1234567 today", "phone", "+49 89 1234567")]
    [InlineData("Call (415) 555-0132.", "phone", "(415) 555-0132")]
    [InlineData("The server 192.168.10.254 is down.", "ip", "192.168.10.254")]
    [InlineData("At 2001:db8::8a2e:370:7334 it is.", "ip", "2001:db8::8a2e:370:7334")]
    [InlineData("The device 00:1A:2B:3C:4D:5E fails.", "mac", "00:1A:2B:3C:4D:5E")]
    [InlineData("And ab-cd-ef-ab-cd-ef has no figure.", "mac", "ab-cd-ef-ab-cd-ef")]
    [InlineData("So: well-known (you see) is ( 415) 555-0132.", "phone", "( 415) 555-0132")]
    [InlineData("See https://acme.example/a?b=1.", "url", "https://acme.example/a?b=1")]
    [InlineData("Go to acme.com now", "url", "acme.com")]
    [InlineData("It was 905-674-3793 I think", "phone", "905-674-3793")]
    [InlineData("Fax: +1-944-435-4352x04732", "phone", "+1-944-435-4352x04732")]
    [InlineData("Please call me at 467 3395", "phone", "467 3395")]
    [InlineData("It is 416 60 039 office", "phone", "416 60 039")]
    [InlineData("my iban is gb42nawi04454264788619", "iban", "gb42nawi04454264788619")]
    [InlineData("block card 630427373398 please", "card", "630427373398")]
    [InlineData("My driver's license number is F162823540116", "nationalId", "F162823540116")]
    [InlineData("Pay to bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq", "crypto", "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq")]
    [InlineData("Pay to 0x71C7656EC7ab88b098defB751B7401B5f6d8976F", "crypto", "0x71C7656EC7ab88b098defB751B7401B5f6d8976F")]
    [InlineData("SSN 536-90-4399", "nationalId", "536-90-4399")]
    [InlineData("Born 03/06/1984, she said", "date", "03/06/1984")]
    public void Personal_data_are_found_by_their_shape(string text, string kind, string span)
    {
        var found = Assert.Single(Masked.Spans(text));
        Assert.Equal((kind, span), (found.Kind, text[found.Start..found.End]));
    }

    [Theory]
    [InlineData("4012-8888-8888-1882")]
    [InlineData("We pay 3.5 percent of 12000 dollars, etc.and so on.")]
    [InlineData("Version 1.2.3 of it")]
    [InlineData("GB00 WEST 1234")]
    [InlineData("our order number is 4 5 5 2 1 9 0 0 2")]
    [InlineData("invoice 467 3395 is open")]
    [InlineData("that was 12 000 000 of them")]
    [InlineData("etc.and so.my")]
    [InlineData("(laughs) and a + b (")]
    public void What_only_looks_like_it_is_left(string text) => Assert.Empty(Masked.Spans(text));

    [Fact]
    public void Nothing_is_looked_for_unless_asked()
        => Assert.Null(ATranscript.Of().Rep("A").Says("A", 0, 1, "a@b.com").Analyse().Masking);
}
