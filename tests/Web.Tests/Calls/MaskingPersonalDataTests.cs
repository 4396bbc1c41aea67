using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using CallInsight.Contracts;
using CallInsight.Contracts.Calls;
using CallInsight.Contracts.Tenants;
using CallInsight.Testing.Web;
using Xunit;

namespace CallInsight.Web.Tests.Calls;

public sealed class MaskingPersonalDataTests(ProductHost product)
{
    private const string Card = "4012888888881881";
    private const string Mail = "ben.okafor@customer.example";

    private static readonly object Said = SampleCalls.Saying(
        $"Could you send the offer to {Mail} by Friday, please?", $"Sure. My card is {Card}, and I think that is far too expensive for us.");

    private static readonly string[] Originals = [Card, Mail, "Okafor"];

    [Fact]
    public async Task An_analyst_reads_the_call_without_personal_data_and_without_names()
    {
        var tenant = await product.ATenant().WithMember(Role.Analyst, "ann");
        var call = await tenant.ACallAsync(Said, ("title", "Talk with Okafor"), ("participants", new[] { new { name = "Ben Okafor", email = Mail, role = "customer" } }));
        using var ann = await tenant.ApiOfAsync("ann");

        var shown = await EverythingAsync(ann, tenant.Member("ann").Browser, tenant.Slug, call);

        Assert.All(Originals.Append("Ada").Append("Ben"), original => Assert.All(shown, s => Assert.DoesNotContain(original, s.Value, StringComparison.OrdinalIgnoreCase)));
        Assert.Contains("My card is [card], and", shown["txt"], StringComparison.Ordinal);
        Assert.Contains("send the offer to [email] by", shown["page"], StringComparison.Ordinal);
        Assert.Contains("\"speaker\":\"s1\"", shown["json"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_analyst_reads_no_word_in_a_language_whose_names_nobody_finds()
    {
        var tenant = await product.ATenant().WithMember(Role.Analyst, "ann");
        var call = await tenant.ACallAsync(Talk("de", "Guten Tag, ich möchte gern mit Herrn Zimmermann aus Castrop über den Vertrag sprechen.", "Das machen wir nicht mehr, das ist zu teuer für uns."));
        using var ann = await tenant.ApiOfAsync("ann");

        var shown = await EverythingAsync(ann, tenant.Member("ann").Browser, tenant.Slug, call);

        Assert.All(new[] { "Zimmermann", "Castrop", "Vertrag", "teuer" }, word => Assert.All(shown, s => Assert.DoesNotContain(word, s.Value, StringComparison.OrdinalIgnoreCase)));
        Assert.Contains("Talk ratio", shown["page"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_there_is_masked_in_every_language_and_before_it_is_stored_too()
    {
        var tenant = await product.ATenant();
        await ChangeAsync(tenant, MaskingModes.Stored);
        var people = new[] { new { name = "Jolanthe Brzinski", role = "customer" } };
        var german = await tenant.ACallAsync(Talk("de", "Guten Tag, spreche ich mit Frau Brzinski?", "Ja, hier ist Jolanthe Brzinski, worum geht es denn?"), ("participants", people));
        var english = await tenant.ACallAsync(Talk("en", "hello is this brzinski speaking", "yes this is jolanthe what is it about"), ("participants", people));
        await ChangeAsync(tenant, MaskingModes.Off);

        foreach (var call in new[] { german, english })
        {
            var text = await tenant.Api.GetStringAsync($"/api/v1/calls/{call}/transcript?format=txt");
            Assert.DoesNotContain("Brzinski", text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("Jolanthe", text, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("[person]", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Looking_for_what_is_masked_finds_nothing()
    {
        var tenant = await product.ATenant().WithMember(Role.Analyst, "ann");
        var call = await tenant.ACallAsync(Said);

        var found = await tenant.Member("ann").Browser.GetStringAsync($"/t/{tenant.Slug}/calls/{call}/lines?at=0&find={Card}");

        Assert.DoesNotContain("<mark", found, StringComparison.Ordinal);
        Assert.Contains("[card]", found, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_workspace_masks_nobody_reads_and_nothing_is_lost()
    {
        var tenant = await product.ATenant();
        var owner = await tenant.OwnerAsync();
        var call = await tenant.ACallAsync(Said);
        await ChangeAsync(tenant, MaskingModes.Shown);

        var shown = await EverythingAsync(tenant.Api, owner.Browser, tenant.Slug, call);

        Assert.All(Originals, original => Assert.All(shown, s => Assert.DoesNotContain(original, s.Value, StringComparison.OrdinalIgnoreCase)));
        Assert.Contains("Could you send the offer to [email] by", shown["analysis"], StringComparison.Ordinal);
        Assert.Contains("Ada", shown["txt"], StringComparison.Ordinal);
        var found = await owner.Browser.GetStringAsync($"/t/{tenant.Slug}/calls?q=card");
        Assert.Contains($"/calls/{call}", found, StringComparison.Ordinal);
        Assert.DoesNotContain(Card, found, StringComparison.Ordinal);

        await ChangeAsync(tenant, MaskingModes.Off);
        Assert.Contains(Card, await tenant.Api.GetStringAsync($"/api/v1/calls/{call}/transcript"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_redacted_before_it_is_stored_never_comes_back()
    {
        var tenant = await product.ATenant();
        await ChangeAsync(tenant, MaskingModes.Stored);
        var words = new[] { "My", "card", "is", $"{Card}," }.Select((text, i) => new { text, start = i * 0.5, end = (i * 0.5) + 0.4 });
        var call = await tenant.ACallAsync(new { language = "en", utterances = new[] { new { speaker = "A", start = 0.0, end = 1.9, text = $"My card is {Card},", words } } });
        await ChangeAsync(tenant, MaskingModes.Off);

        var transcript = await tenant.Api.GetFromJsonAsync<JsonElement>($"/api/v1/calls/{call}/transcript");
        var utterance = transcript.GetProperty("utterances")[0];

        Assert.Equal("My card is [card],", utterance.GetProperty("text").GetString());
        Assert.Equal(["My", "card", "is", "[card]"], utterance.GetProperty("words").EnumerateArray().Select(w => w.GetProperty("text").GetString()));
        Assert.DoesNotContain(Card, await tenant.Api.GetStringAsync($"/api/v1/calls/{call}/analysis"), StringComparison.Ordinal);
        Assert.DoesNotContain(call.ToString(), await tenant.Api.GetStringAsync($"/api/v1/calls?q={Card}"), StringComparison.Ordinal);
        Assert.Contains(call.ToString(), await tenant.Api.GetStringAsync("/api/v1/calls?q=card"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Trackers_and_masking_do_not_undo_each_other()
    {
        var tenant = await product.ATenant();
        await ChangeAsync(tenant, MaskingModes.Shown);
        CallContext.Enter(tenant.Id);
        var settings = (await product.Grains.Tenant(tenant.Id).ChangeTrackers(new ChangeTrackers(Actor.System, [new TrackerSettings("plans", "Plans", ["budget"], "any")], [], 0))).Value;
        await ChangeAsync(tenant, MaskingModes.Stored);

        var after = await product.Grains.Tenant(tenant.Id).GetSettings();
        Assert.Equal((MaskingModes.Shown, 1), (settings.Masking, settings.Version));
        Assert.Equal((MaskingModes.Stored, 1, 1), (after.Masking, after.Version, after.Trackers.Count));
        Assert.Equal("tenant.invalid", (await product.Grains.Tenant(tenant.Id).ChangeMasking(new ChangeMasking(Actor.System, "some"))).Refusal?.Code);
    }

    private static object Talk(string language, string one, string other) => new
    {
        language,
        speakers = new[] { new { id = "S1", role = "rep" }, new { id = "S2", role = "customer" } },
        utterances = new[] { new { speaker = "S1", start = 0.0, end = 6.0, text = one }, new { speaker = "S2", start = 6.5, end = 14.0, text = other } },
    };

    private static async Task ChangeAsync(TestTenant tenant, string masking)
    {
        CallContext.Enter(tenant.Id);
        Assert.True((await tenant.Product.Grains.Tenant(tenant.Id).ChangeMasking(new ChangeMasking(Actor.System, masking))).Ok);
    }

    /// <summary>All that there is to read of a call.</summary>
    private static async Task<Dictionary<string, string>> EverythingAsync(HttpClient api, HttpClient browser, string slug, Guid call)
    {
        var shown = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["page"] = WebUtility.HtmlDecode(await browser.GetStringAsync($"/t/{slug}/calls/{call}")),
            ["evidence"] = WebUtility.HtmlDecode(await browser.GetStringAsync($"/t/{slug}/calls/{call}?show=questionsRep")),
            ["lines"] = WebUtility.HtmlDecode(await browser.GetStringAsync($"/t/{slug}/calls/{call}/lines?at=0")),
            ["download"] = await browser.GetStringAsync($"/t/{slug}/calls/{call}/transcript?format=srt"),
            ["analysis"] = await api.GetStringAsync($"/api/v1/calls/{call}/analysis"),
        };
        foreach (var format in new[] { "json", "vtt", "srt", "txt" })
        {
            shown[format] = Encoding.UTF8.GetString(await api.GetByteArrayAsync($"/api/v1/calls/{call}/transcript?format={format}"));
        }

        return shown;
    }
}
