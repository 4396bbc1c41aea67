using System.Net;
using System.Text.RegularExpressions;
using CallInsight.Contracts;
using CallInsight.Testing.Web;
using Xunit;

namespace CallInsight.Web.Tests.Calls;

public sealed partial class ShowingACallTests(ProductHost product)
{
    [Fact]
    public async Task The_page_shows_figures_and_words_and_every_figure_opens_its_turns()
    {
        var tenant = await product.ATenant();
        var owner = await tenant.OwnerAsync();
        var call = await tenant.ACallAsync();

        var page = WebUtility.HtmlDecode(await owner.Browser.GetStringAsync($"/t/{tenant.Slug}/calls/{call}"));

        Assert.Contains("How do you plan your budget for next year?", page, StringComparison.Ordinal);
        var shown = ShowLink().Matches(page).Select(m => m.Groups[1].Value).Distinct(StringComparer.Ordinal).ToList();
        Assert.Contains("talkRatio", shown);
        Assert.Contains("questionsRep", shown);
        foreach (var show in shown)
        {
            var opened = await owner.Browser.GetStringAsync($"/t/{tenant.Slug}/calls/{call}?show={show}");
            Assert.Contains("id=\"shown\"", opened, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Questions_list_the_sentence_that_asks()
    {
        var tenant = await product.ATenant();
        var owner = await tenant.OwnerAsync();
        var call = await tenant.ACallAsync(SampleCalls.Saying("Good morning. What do you need?", "A new phone."));

        var page = await owner.Browser.GetStringAsync($"/t/{tenant.Slug}/calls/{call}?show=questionsRep");

        Assert.Contains(">What do you need?</a>", page, StringComparison.Ordinal);
        Assert.Contains("#u0", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_read_of_an_address_is_left_out()
    {
        var tenant = await product.ATenant();
        var owner = await tenant.OwnerAsync();
        var call = await tenant.ACallAsync();
        var work = await tenant.ABulkWorkAsync();

        foreach (var path in new[] { "/bulk?before=x", $"/bulk/{work}?after=x&show=%00", "/notifications?before=x", $"/calls/{call}?at=x&show=talkRatio&shown=99999999999", $"/calls/{call}?comment=x&answer=x&edit=x&untold=x" })
        {
            using var page = await owner.Browser.GetAsync($"/t/{tenant.Slug}{path}");
            Assert.Equal((path, HttpStatusCode.OK), (path, page.StatusCode));
        }
    }

    [Fact]
    public async Task An_analyst_sees_figures_and_no_name_that_somebody_gave()
    {
        var tenant = await product.ATenant().WithMember(Role.Analyst, "ann");
        var call = await tenant.ACallAsync(SampleCalls.Saying("How do you plan your budget?", "We want pricing by Friday."), ("title", "Quokka deal"));

        var page = await tenant.Member("ann").Browser.GetStringAsync($"/t/{tenant.Slug}/calls/{call}?show=talkRatio");
        var list = await tenant.Member("ann").Browser.GetStringAsync($"/t/{tenant.Slug}/calls");
        using var file = await tenant.Member("ann").Browser.GetAsync($"/t/{tenant.Slug}/calls/{call}/transcript?format=txt");
        using var lines = await tenant.Member("ann").Browser.GetAsync($"/t/{tenant.Slug}/calls/{call}/lines?at=0");

        Assert.Contains("Talk ratio", page, StringComparison.Ordinal);
        foreach (var word in new[] { "Quokka", "Ada", "Ben" })
        {
            Assert.DoesNotContain(word, page, StringComparison.Ordinal);
            Assert.DoesNotContain(word, list, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("Quokka", file.Content.Headers.ContentDisposition!.ToString(), StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (file.StatusCode, lines.StatusCode));
    }

    [Fact]
    public async Task Somebody_elses_call_is_not_found()
    {
        var tenant = await product.ATenant().WithMember(Role.Rep, "rita");
        var call = await tenant.ACallAsync();

        using var page = await tenant.Member("rita").Browser.GetAsync($"/t/{tenant.Slug}/calls/{call}");
        using var status = await tenant.Member("rita").Browser.GetAsync($"/t/{tenant.Slug}/calls/{call}/status");

        Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, status.StatusCode);
    }

    [Theory]
    [InlineData("json", "application/json")]
    [InlineData("vtt", "text/vtt")]
    [InlineData("srt", "application/x-subrip")]
    [InlineData("txt", "text/plain")]
    public async Task The_transcript_is_taken_away_as_a_file(string format, string type)
    {
        var tenant = await product.ATenant();
        var owner = await tenant.OwnerAsync();
        var call = await tenant.ACallAsync();

        using var file = await owner.Browser.GetAsync($"/t/{tenant.Slug}/calls/{call}/transcript?format={format}");

        Assert.Equal(type, file.Content.Headers.ContentType?.MediaType);
        Assert.Equal($"Budget talk.{format}", file.Content.Headers.ContentDisposition?.FileNameStar);
        Assert.Contains("plan your budget", await file.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [GeneratedRegex("show=([A-Za-z._]+)#shown", RegexOptions.NonBacktracking)]
    private static partial Regex ShowLink();
}
