using CallInsight.Web.Shared;
using Xunit;

namespace CallInsight.Web.Tests.Shared;

public sealed class AddressingPagesTests
{
    private static readonly PageAddress _page = PageAddress.Of("https://calls.example/t/acme/calls?q=%22per+seat%22%20%26%20more&team=1&team=2&page=3");

    [Fact]
    public void Reading_and_writing_an_address_keeps_every_parameter() =>
        Assert.Equal(["\"per seat\" & more", "1", "2", "3"], PageAddress.Of("https://x" + _page).Query.Select(pair => pair.Value));

    [Fact]
    public void A_parameter_is_set_at_its_old_place_and_once() =>
        Assert.Equal("/t/acme/calls?q=a&team=7&page=3", _page.With("q", "a").With("team", "7").ToString());

    [Fact]
    public void A_parameter_set_to_nothing_is_gone() => Assert.Equal("/t/acme/calls?q=a", _page.With("q", "a").With("team", null).Without("page").ToString());

    [Fact]
    public void A_page_without_parameters_has_no_question_mark() => Assert.Equal("/t/acme/calls", _page.Without("q", "team", "page").ToString());

    [Theory]
    [InlineData(0, "/c#u0")]
    [InlineData(199, "/c#u199")]
    [InlineData(200, "/c?at=200#u200")]
    [InlineData(1_234, "/c?at=1200#u1234")]
    public void An_utterance_is_found_in_its_window(int index, string address) =>
        Assert.Equal(address, TranscriptAddress.Of(PageAddress.Of("https://x/c?at=400"), index));

    [Theory]
    [InlineData("-length", "length", true)]
    [InlineData("length", "length", false)]
    [InlineData("password", "date", true)]
    [InlineData("-", "date", true)]
    [InlineData(null, "date", true)]
    public void Only_offered_columns_sort(string? text, string key, bool descending) =>
        Assert.Equal(new SortOrder(key, descending), SortOrder.Parse(text, ["date", "length"], new SortOrder("date", true)));

    [Theory]
    [InlineData("/t/acme", true, false)]
    [InlineData("/t/acme/", true, false)]
    [InlineData("/t/acme/calls", false, true)]
    [InlineData("/t/acme/calls/7", false, true)]
    [InlineData("/t/acme/callsigns", false, false)]
    public void The_navigation_marks_where_one_is(string path, bool home, bool calls)
    {
        var entries = NavigationEntry.Standard("/t/acme", figures: false, settings: false);

        Assert.Equal([home, calls], entries.Select(entry => entry.IsCurrent(path)));
    }
}
