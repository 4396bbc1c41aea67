using CallInsight.Grains.Search;
using Xunit;

namespace CallInsight.Grains.Tests.Search;

public sealed class ReadingASearchTests
{
    [Theory]
    [InlineData("price list", "price|list")]
    [InlineData("\"price list\" now", "price list|now")]
    [InlineData("“price list”", "price list")]
    [InlineData("\"price list", "price list")]
    [InlineData("price -list", "price|-list")]
    [InlineData("-\"price list\" now", "-price list|now")]
    [InlineData("10:30 sharp", "10 30|sharp")]
    [InlineData("http://a.example", "http a exampl")]
    [InlineData("a - b", "a|b")]
    public void Words_phrases_and_minus(string text, string phrases)
        => Assert.Equal(phrases, string.Join('|', ParsedSearch.Read(text).Value.Phrases.Select(p => (p.Unwanted ? "-" : "") + string.Join(' ', p.Stems))));

    [Fact]
    public void Names_are_read_with_their_values()
    {
        var search = ParsedSearch.Read("Said-By:Rep speaker:\"Ada Lovelace\" -speaker:ben topic:\"next steps\" -topic:pricing from:2026-03-01 to:2026-03-31 budget").Value;

        Assert.Equal("rep", search.SaidBy);
        Assert.Equal([("ada lovelac", false), ("ben", true)], search.Speakers.Select(s => (string.Join(' ', s.Stems), s.Unwanted)));
        Assert.Equal([("next steps", false), ("pricing", true)], search.Topics);
        Assert.Equal((new DateOnly(2026, 3, 1), new DateOnly(2026, 3, 31)), (search.From!.Value, search.To!.Value));
        Assert.Equal("budget", Assert.Single(Assert.Single(search.Phrases).Stems));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \t ")]
    [InlineData("\"\"")]
    [InlineData("-")]
    [InlineData("said-by:rep")]
    [InlineData("said-by:boss budget")]
    [InlineData("said-by:rep said-by:customer budget")]
    [InlineData("-said-by:rep budget")]
    [InlineData("from:march budget")]
    [InlineData("to: budget")]
    [InlineData("speaker: budget")]
    [InlineData("topic: budget")]
    public void What_asks_for_nothing_or_cannot_be_is_refused(string text)
    {
        var refused = ParsedSearch.Read(text);

        Assert.False(refused.Ok);
        Assert.Equal("search.invalid", refused.Refusal!.Code);
        Assert.Contains("q", refused.Refusal.Fields!.Keys);
    }

    [Fact]
    public void No_more_than_32_words() => Assert.False(ParsedSearch.Read(string.Join(' ', Enumerable.Range(0, 33).Select(i => $"w{i}x"))).Ok);
}
