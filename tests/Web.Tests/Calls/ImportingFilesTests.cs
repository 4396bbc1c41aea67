using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using CallInsight.Testing.Web;
using Xunit;

namespace CallInsight.Web.Tests.Calls;

public sealed partial class ImportingFilesTests(ProductHost product)
{
    private const string Said = "Ada: How do you plan?\nBen: Year by year.";

    [Fact]
    public async Task A_file_becomes_a_call_with_its_name_and_its_time()
    {
        var tenant = await product.ATenant();

        using var answer = await SendAsync(tenant, "/import/files", ("hello.txt", Encoding.UTF8.GetBytes(Said)));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var said = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("hello", said.GetProperty("title").GetString());
        var call = (await tenant.Api.GetFromJsonAsync<JsonElement>("/api/v1/calls")).GetProperty("items").EnumerateArray().Single();
        Assert.EndsWith(call.GetProperty("id").GetString()!, said.GetProperty("href").GetString(), StringComparison.Ordinal);
        Assert.Equal(DateTimeOffset.FromUnixTimeMilliseconds(1_760_000_000_000), call.GetProperty("startedAt").GetDateTimeOffset());
    }

    [Fact]
    public async Task The_same_file_twice_is_the_same_call()
    {
        var tenant = await product.ATenant();

        using var first = await SendAsync(tenant, "/import/files", ("a.txt", Encoding.UTF8.GetBytes(Said)));
        using var second = await SendAsync(tenant, "/import/files", ("b.txt", Encoding.UTF8.GetBytes(Said)));

        Assert.Equal(HttpStatusCode.OK, second.StatusCode);
        Assert.Single((await tenant.Api.GetFromJsonAsync<JsonElement>("/api/v1/calls")).GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task A_refused_file_says_which_line_and_what_to_do()
    {
        var tenant = await product.ATenant();

        using var answer = await SendAsync(tenant, "/import/files", ("bad.vtt", "WEBVTT\n\n00:00 --> x\nhi"u8.ToArray()));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("transcript.broken", problem.GetProperty("code").GetString());
        Assert.Equal(3, problem.GetProperty("line").GetInt32());
    }

    [Fact]
    public async Task Of_a_ZIP_the_good_ones_are_kept()
    {
        var tenant = await product.ATenant();

        using var answer = await SendAsync(tenant, "/import/files", ("calls.zip", Zipped(("good.txt", Said), ("bad.vtt", "no"))));

        Assert.Contains("bad.vtt", (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("note").GetString(), StringComparison.Ordinal);
        Assert.Single((await tenant.Api.GetFromJsonAsync<JsonElement>("/api/v1/calls")).GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task Without_scripts_all_files_are_posted_together_and_the_page_tells_of_each()
    {
        var tenant = await product.ATenant();

        using var answer = await SendAsync(tenant, "/import", ("good.txt", Encoding.UTF8.GetBytes(Said)), ("bad.vtt", "WEBVTT\n"u8.ToArray()));

        var page = await answer.Content.ReadAsStringAsync();
        Assert.Contains("good", page, StringComparison.Ordinal);
        Assert.Contains("bad.vtt", page, StringComparison.Ordinal);
        Assert.Contains("Refused", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_of_another_site_imports_nothing()
    {
        var tenant = await product.ATenant();
        var owner = await tenant.OwnerAsync();
        using var form = new MultipartFormDataContent { { new ByteArrayContent(Encoding.UTF8.GetBytes(Said)), "transcript", "a.txt" } };

        using var answer = await owner.Browser.PostAsync($"/t/{tenant.Slug}/import/files", form);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Empty((await tenant.Api.GetFromJsonAsync<JsonElement>("/api/v1/calls")).GetProperty("items").EnumerateArray());
    }

    private static async Task<HttpResponseMessage> SendAsync(TestTenant tenant, string address, params (string Name, byte[] Content)[] files)
    {
        var owner = await tenant.OwnerAsync();
        using var page = await owner.Browser.GetAsync($"/t/{tenant.Slug}/import");
        var html = await page.Content.ReadAsStringAsync();
        using var form = new MultipartFormDataContent
        {
            { new StringContent(Hidden(html, "__RequestVerificationToken")), "__RequestVerificationToken" },
            { new StringContent(Hidden(html, "_handler")), "_handler" },
            { new StringContent("1760000000000"), "lastModified" },
        };
        foreach (var (name, content) in files)
        {
            form.Add(new ByteArrayContent(content), "transcript", name);
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, $"/t/{tenant.Slug}{address}") { Content = form };
        var token = page.Headers.GetValues("Set-Cookie").Select(c => c.Split(';')[0]).Single(c => c.Contains("Antiforgery", StringComparison.Ordinal));
        request.Headers.Add("Cookie", $"{owner.CookieName}={owner.Cookie}; {token}");
        using var browser = tenant.Product.Client();
        return await browser.SendAsync(request);
    }

    private static string Hidden(string html, string name) => Input().Matches(html).Where(m => m.Groups[1].Value == name).Select(m => WebUtility.HtmlDecode(m.Groups[2].Value)).Last();

    private static byte[] Zipped(params (string Name, string Text)[] files)
    {
        using var buffer = new MemoryStream();
        using (var zip = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in files)
            {
                using var entry = new StreamWriter(zip.CreateEntry(name).Open());
                entry.Write(text);
            }
        }

        return buffer.ToArray();
    }

    [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"", RegexOptions.NonBacktracking)]
    private static partial Regex Input();
}
