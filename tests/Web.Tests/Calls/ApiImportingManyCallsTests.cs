using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using CallInsight.Testing.Web;
using Xunit;

namespace CallInsight.Web.Tests.Calls;

public sealed class ApiImportingManyCallsTests(ProductHost product)
{
    private const string Captions = "WEBVTT\n\n00:00:00.000 --> 00:00:04.000\n<v Ada>How do you plan your budget?</v>\n\n00:00:05.000 --> 00:00:09.000\n<v Ben>With great care.</v>\n";

    [Fact]
    public async Task The_good_ones_are_kept_and_each_other_one_has_its_reason()
    {
        var tenant = await product.ATenant();
        string[] lines =
        [
            Line(("externalId", "1")),
            "{ this is no JSON",
            Line(("externalId", "2"), ("direction", "sideways")),
            "",
            Line(("externalId", "3"), ("transcript", new { format = "webvtt", content = "WEBVTT\n\nbroken --> cue\nhello" })),
            Line(("externalId", "4")),
        ];

        var results = await SendAsync(tenant, Encoding.UTF8.GetBytes(string.Join('\n', lines)), "application/x-ndjson");

        Assert.Equal([1, 2, 3, 5, 6], results.Select(r => r.GetProperty("line").GetInt32()));
        Assert.Equal([true, false, false, false, true], results.Select(r => r.GetProperty("accepted").GetBoolean()));
        Assert.Equal("call.invalid", results[1].GetProperty("error").GetProperty("code").GetString());
        Assert.Contains("direction", results[2].GetProperty("error").GetProperty("errors").ToString(), StringComparison.Ordinal);
        Assert.StartsWith("transcript.", results[3].GetProperty("error").GetProperty("code").GetString(), StringComparison.Ordinal);
        await tenant.ReadyAsync(results[0].GetProperty("id").GetGuid());
        await tenant.ReadyAsync(results[4].GetProperty("id").GetGuid());
    }

    [Fact]
    public async Task Twice_is_the_same_as_once()
    {
        var tenant = await product.ATenant();
        var body = Encoding.UTF8.GetBytes(Line(("externalId", "1")));

        var first = await SendAsync(tenant, body, "application/x-ndjson");
        var second = await SendAsync(tenant, body, "application/x-ndjson");

        Assert.Equal(first[0].GetProperty("id").GetGuid(), second[0].GetProperty("id").GetGuid());
    }

    [Fact]
    public async Task An_archive_gives_a_call_for_each_file()
    {
        var tenant = await product.ATenant();

        var results = await SendAsync(tenant, Zip(("monday.vtt", Captions), ("picture.vtt", "\u0089PNG\r\n\u001a\n\0\0\0"), ("empty.vtt", "")), "application/zip");

        Assert.Equal(["monday.vtt", "picture.vtt", "empty.vtt"], results.Select(r => r.GetProperty("file").GetString()));
        Assert.Equal([true, false, false], results.Select(r => r.GetProperty("accepted").GetBoolean()));
        await tenant.ReadyAsync(results[0].GetProperty("id").GetGuid());
    }

    [Fact]
    public async Task A_bomb_is_refused_and_the_files_beside_it_are_kept()
    {
        var tenant = await product.ATenant();

        var results = await SendAsync(tenant, Zip(("bomb.txt", new string('a', 120_000_000)), ("monday.vtt", Captions)), "application/zip");

        Assert.Equal([false, true], results.Select(r => r.GetProperty("accepted").GetBoolean()));
    }

    [Fact]
    public async Task What_is_neither_lines_nor_an_archive_is_refused()
    {
        var tenant = await product.ATenant();
        using var content = new ByteArrayContent([1, 2, 3]) { Headers = { ContentType = new MediaTypeHeaderValue("image/png") } };

        using var answer = await tenant.Api.PostAsync("/api/v1/calls/batch", content);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
    }

    private static string Line(params (string Field, object? Value)[] changes) => JsonSerializer.Serialize(SampleCalls.Body(null, changes));

    private static byte[] Zip(params (string Name, string Content)[] files)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in files)
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write(Encoding.Latin1.GetBytes(text));
            }
        }

        return bytes.ToArray();
    }

    private static async Task<List<JsonElement>> SendAsync(TestTenant tenant, byte[] body, string type)
    {
        using var content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue(type) } };
        using var answer = await tenant.Api.PostAsync("/api/v1/calls/batch", content);
        var said = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, said);
        return [.. said.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonSerializer.Deserialize<JsonElement>(l))];
    }
}
