using System.IO.Pipelines;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using CallInsight.Testing.Web;
using CallInsight.Web.Calls;
using Xunit;

namespace CallInsight.Web.Tests.Calls;

public sealed class ReadingLinesTests(ProductHost product)
{
    private static readonly Guid Tenant = Guid.NewGuid();
    private const string Good = """{"title":"Good","startedAt":"2026-03-02T10:00:00Z","transcript":{"format":"text","content":"Ann: Hello.\nBob: Hello."}}""";

    [Theory]
    [InlineData("""{"customFields":{"a":"\ud83d"},"transcript":{"content":"Ann: Hello."}}""", "customFields.a")]
    [InlineData("""{"customFields":{"\ud83d":"a"},"transcript":{"content":"Ann: Hello."}}""", "customFields")]
    [InlineData("""{"customFields":{"a":"\u0000"},"transcript":{"content":"Ann: Hello."}}""", "customFields.a")]
    [InlineData("""{"outcome":{"result":"\ud83d"},"transcript":{"content":"Ann: Hello."}}""", "outcome.result")]
    [InlineData("""{"\ud83d":1,"transcript":{"content":"Ann: Hello."}}""", "line")]
    [InlineData("{", "line")]
    public async Task A_line_that_cannot_be_read_is_refused_alone_and_keeps_no_room(string bad, string fault)
    {
        const int Share = 10_000;
        using var memory = new ImportMemory(calls: 2 * Share);

        var items = new List<BatchItem>();
        await foreach (var item in ReadAsync($"{Good}\n{bad}\n\n{Good}", memory))
        {
            items.Add(item);
            item.Memory?.Dispose();
        }

        Assert.Equal([(1, true), (2, false), (4, true)], items.Select(i => (i.Line!.Value, i.Request.Ok)));
        Assert.Contains(fault, items[1].Request.Refusal!.Fields!);
        Assert.True(memory.TakeForCallAsync(Tenant, Share, TestContext.Current.CancellationToken).IsCompleted);
    }

    [Theory]
    [InlineData("\n" + Good)]
    [InlineData("")]
    public async Task A_line_that_is_too_long_is_refused_alone(string rest)
    {
        using var memory = new ImportMemory();

        var items = await ReadAsync($"{Good}\n{new string('1', BatchLines.Longest + 1)}{rest}", memory).ToListAsync(TestContext.Current.CancellationToken);

        Assert.Equal(rest.Length > 0 ? [true, false, true] : [true, false], items.Select(i => i.Request.Ok));
        Assert.Equal("request.tooLarge", items[1].Request.Refusal?.Code);
        Assert.Equal(2, items[1].Line);
    }

    [Fact]
    public async Task The_good_lines_around_a_bad_one_are_kept()
    {
        var tenant = await product.ATenant();
        var lines = $$$"""
            {{{Good}}}
            {"customFields":{"a":"\ud83d"},"transcript":{"content":"Ann: Hello."}}
            {{{Good}}}
            """;
        using var content = new StringContent(lines, Encoding.UTF8, new MediaTypeHeaderValue("application/x-ndjson"));

        using var answer = await tenant.Api.PostAsync("/api/v1/calls/batch", content);

        var results = (await answer.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement);
        Assert.Equal([true, false, true], results.Select(r => r.GetProperty("accepted").GetBoolean()));
    }

    private static IAsyncEnumerable<BatchItem> ReadAsync(string lines, ImportMemory memory)
        => BatchLines.ReadAsync(PipeReader.Create(new MemoryStream(Encoding.UTF8.GetBytes(lines))), memory, Tenant, TestContext.Current.CancellationToken);
}
