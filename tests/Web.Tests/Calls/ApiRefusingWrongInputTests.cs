using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using CallInsight.Testing.Web;
using Xunit;

namespace CallInsight.Web.Tests.Calls;

/// <summary>Input that is wrong gets a clear refusal and leaves nothing.</summary>
public sealed class ApiRefusingWrongInputTests(ProductHost product)
{
    public static TheoryData<string, string, string> Unreadable => new()
    {
        { "no such format", "wordperfect", "hello" },
        { "broken JSON", "deepgram", "{\n  \"results\": {\n    broken" },
        { "a broken cue", "webvtt", "WEBVTT\n\n00:00:00.000 --> nonsense\nhello\n" },
        { "an empty file", "auto", "" },
        { "nothing but space", "auto", " \n\t\n " },
        { "a picture", "auto", "\u0089PNG\r\n\u001a\n\0\0\0\rIHDR" },
        { "control characters", "auto", "\u0001\u0002\u0003\u0004\u0005\u0006\u0007" },
        { "a list", "callinsight", "[]" },
        { "no speech", "callinsight", """{"utterances": []}""" },
        { "speech of nobody known", "callinsight", """{"speakers": [], "utterances": "none"}""" },
    };

    [Theory]
    [MemberData(nameof(Unreadable))]
    public async Task A_transcript_that_cannot_be_read(string what, string format, string content)
    {
        var tenant = await product.ATenant();

        using var answer = await tenant.Api.PostAsJsonAsync("/api/v1/calls", SampleCalls.Body(null, ("transcript", new { format, content })));

        var problem = await ProblemAsync(answer);
        Assert.True(answer.StatusCode is HttpStatusCode.UnprocessableEntity or HttpStatusCode.BadRequest, $"{what}: {problem}");
        await NothingIsKeptAsync(tenant);
    }

    [Theory]
    [InlineData("deepgram", "{\n  \"results\": {\n    broken", 3)]
    [InlineData("webvtt", "WEBVTT\n\n00:00:00.000 --> nonsense\nhello\n", 3)]
    public async Task The_line_of_what_is_broken_is_told(string format, string content, int line)
    {
        var tenant = await product.ATenant();

        using var answer = await tenant.Api.PostAsJsonAsync("/api/v1/calls", SampleCalls.Body(null, ("transcript", new { format, content })));

        Assert.Equal(line, (await ProblemAsync(answer)).GetProperty("line").GetInt32());
    }

    [Fact]
    public async Task Fields_that_are_wrong_are_all_told_at_once()
    {
        var tenant = await product.ATenant();
        var body = SampleCalls.Body(null, ("title", 7), ("startedAt", "yesterday"), ("direction", "sideways"), ("participants", new[] { new { name = "" } }), ("outcome", new { result = "maybe" }));

        using var answer = await tenant.Api.PostAsJsonAsync("/api/v1/calls", body);

        var problem = await ProblemAsync(answer);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.True(problem.GetProperty("errors").EnumerateObject().Count() >= 2, problem.ToString());
        await NothingIsKeptAsync(tenant);
    }

    [Theory]
    [InlineData("{ broken", "application/json", HttpStatusCode.BadRequest)]
    [InlineData("[1, 2]", "application/json", HttpStatusCode.BadRequest)]
    [InlineData("null", "application/json", HttpStatusCode.BadRequest)]
    [InlineData("title=x", "application/x-www-form-urlencoded", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("hello", "text/plain", HttpStatusCode.UnsupportedMediaType)]
    public async Task A_body_that_is_no_call(string body, string type, HttpStatusCode expected)
    {
        var tenant = await product.ATenant();
        using var content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue(type));

        using var answer = await tenant.Api.PostAsync("/api/v1/calls", content);

        Assert.Equal(expected, answer.StatusCode);
        await ProblemAsync(answer);
        await NothingIsKeptAsync(tenant);
    }

    [Fact]
    public async Task A_million_speakers()
    {
        var tenant = await product.ATenant();
        var text = new StringBuilder("""{"utterances": [""");
        for (var i = 0; i < 1_000_000; i++)
        {
            text.Append(i == 0 ? "" : ",").Append(System.Globalization.CultureInfo.InvariantCulture, $$"""{"speaker":"{{i}}","start":{{i}},"end":{{i}},"text":"a"}""");
        }

        using var content = new MultipartFormDataContent
        {
            { new StringContent("""{"title": "t", "startedAt": "2026-03-02T10:00:00Z"}"""), "metadata" },
            { new ByteArrayContent(Encoding.UTF8.GetBytes(text.Append("]}").ToString())), "transcript", "crowd.json" },
        };
        using var answer = await tenant.Api.PostAsync("/api/v1/calls", content);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        await ProblemAsync(answer);
        await NothingIsKeptAsync(tenant);
    }

    [Fact]
    public async Task What_is_too_large_is_refused_before_it_is_read()
    {
        var tenant = await product.ATenant();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/calls") { Content = new NeverSent(200L * 1024 * 1024) };
        request.Headers.ExpectContinue = true;

        using var answer = await tenant.Api.SendAsync(request);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Equal("request.tooLarge", (await ProblemAsync(answer)).GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_recording_is_not_taken_yet()
    {
        var tenant = await product.ATenant();
        using var content = new MultipartFormDataContent { { new ByteArrayContent([1, 2, 3]), "recording", "call.wav" } };

        using var answer = await tenant.Api.PostAsync("/api/v1/calls", content);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal("recording.notSupported", (await ProblemAsync(answer)).GetProperty("code").GetString());
        await NothingIsKeptAsync(tenant);
    }

    [Theory]
    [InlineData("GET", "/api/v1/nothing", HttpStatusCode.NotFound)]
    [InlineData("GET", "/api/v1/calls/not-an-id", HttpStatusCode.NotFound)]
    [InlineData("PUT", "/api/v1/calls", HttpStatusCode.MethodNotAllowed)]
    [InlineData("GET", "/api/v1/calls?limit=many", HttpStatusCode.BadRequest)]
    [InlineData("GET", "/api/v1/calls?cursor=forged", HttpStatusCode.BadRequest)]
    [InlineData("GET", "/api/v1/calls/018f0000-0000-7000-8000-000000000000/transcript?format=doc", HttpStatusCode.BadRequest)]
    public async Task A_wrong_address_or_query(string method, string path, HttpStatusCode expected)
    {
        var tenant = await product.ATenant();
        using var request = new HttpRequestMessage(new HttpMethod(method), path);

        using var answer = await tenant.Api.SendAsync(request);

        Assert.Equal(expected, answer.StatusCode);
        await ProblemAsync(answer);
    }

    /// <summary>A refusal as RFC 9457 and our design want it.</summary>
    private static async Task<JsonElement> ProblemAsync(HttpResponseMessage answer)
    {
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal((int)answer.StatusCode, problem.GetProperty("status").GetInt32());
        Assert.NotEmpty(problem.GetProperty("code").GetString()!);
        Assert.NotEmpty(problem.GetProperty("detail").GetString()!);
        return problem;
    }

    private static async Task NothingIsKeptAsync(TestTenant tenant) =>
        Assert.Equal(0, (await tenant.Api.GetFromJsonAsync<JsonElement>("/api/v1/calls")).GetProperty("items").GetArrayLength());

    /// <summary>A body that says how long it is and would be sent only if the server asked for it.</summary>
    private sealed class NeverSent(long length) : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => throw new InvalidOperationException("The server asked for a body that it must refuse.");

        protected override bool TryComputeLength(out long computed)
        {
            computed = length;
            return true;
        }
    }
}
