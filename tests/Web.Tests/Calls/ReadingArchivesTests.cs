using System.Buffers.Binary;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using CallInsight.Testing.Web;
using CallInsight.Web.Calls;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace CallInsight.Web.Tests.Calls;

public sealed class ReadingArchivesTests(ProductHost product)
{
    private const int Megabyte = 1024 * 1024;
    private static readonly Guid Tenant = Guid.NewGuid();

    [Theory]
    [InlineData(10_001)]
    [InlineData(1)]
    public async Task Too_many_files_are_refused_whatever_the_archive_says_of_itself(ushort claimed)
    {
        var tenant = await product.ATenant();
        var zip = Zip(10_001, 0);
        BinaryPrimitives.WriteUInt16LittleEndian(zip.AsSpan(zip.Length - 12), claimed);
        BinaryPrimitives.WriteUInt16LittleEndian(zip.AsSpan(zip.Length - 14), claimed);
        using var content = new ByteArrayContent(zip) { Headers = { ContentType = new MediaTypeHeaderValue("application/zip") } };

        using var answer = await tenant.Api.PostAsync("/api/v1/calls/batch", content);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("archive.tooManyFiles", problem.GetProperty("code").GetString());
        Assert.Contains("10000", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_archive_is_refused()
    {
        using var memory = new ImportMemory();

        var opened = await CallArchive.OpenAsync(memory, Tenant, new MemoryStream("PK\u0003\u0004 and no more"u8.ToArray()), TestContext.Current.CancellationToken);

        Assert.Equal("archive.unreadable", opened.Refusal?.Code);
    }

    [Fact]
    public async Task An_archive_for_which_there_is_no_room_is_refused_until_another_is_done()
    {
        using var memory = new ImportMemory(archives: 2 * Megabyte);
        using var first = (await OpenAsync(memory, Zip(1, 10))).Value;

        var refused = await OpenAsync(memory, Zip(1, 10));
        first.Dispose();
        using var second = (await OpenAsync(memory, Zip(1, 10))).Value;

        Assert.Equal("import.busy", refused.Refusal?.Code);
    }

    [Fact]
    public async Task The_next_file_is_unpacked_when_there_is_room_for_it()
    {
        using var memory = new ImportMemory(calls: 200);
        using var archive = (await OpenAsync(memory, Zip(3, 50))).Value;
        await using var files = archive.ReadAsync(TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken);
        var taken = new List<BatchItem>();
        for (var i = 0; i < 2; i++)
        {
            Assert.True(await files.MoveNextAsync());
            taken.Add(files.Current);
        }

        var third = files.MoveNextAsync();
        Assert.False(third.IsCompleted);
        taken[0].Memory!.Dispose();
        Assert.True(await third);

        Assert.True(files.Current.Request.Ok);
        Assert.False(await files.MoveNextAsync());
    }

    [Fact]
    public async Task A_workspace_that_fills_its_share_leaves_the_other_half_to_others()
    {
        using var memory = new ImportMemory(archives: 3 * Megabyte, calls: 200);
        using var first = (await OpenAsync(memory, Zip(1, 10))).Value;
        using var call = await memory.TakeForCallAsync(Tenant, 100, TestContext.Current.CancellationToken);

        var refused = await OpenAsync(memory, Zip(1, 10));
        var waiting = memory.TakeForCallAsync(Tenant, 1, TestContext.Current.CancellationToken);
        using var others = (await OpenAsync(memory, Zip(1, 10), Guid.NewGuid())).Value;
        var othersCall = memory.TakeForCallAsync(Guid.NewGuid(), 100, TestContext.Current.CancellationToken);

        Assert.Equal("import.busy", refused.Refusal?.Code);
        Assert.True(othersCall.IsCompleted);
        Assert.False(waiting.IsCompleted);

        call.Dispose();
        (await waiting).Dispose();
        (await othersCall).Dispose();
    }

    [Fact]
    public async Task A_file_that_does_not_unpack_to_what_is_said_of_it_is_refused_alone()
    {
        using var memory = new ImportMemory();
        var zip = Zip(2, 50);
        var directory = zip.AsSpan().IndexOf("PK\u0001\u0002"u8);
        BinaryPrimitives.WriteUInt32LittleEndian(zip.AsSpan(directory + 24), 20);
        using var archive = (await OpenAsync(memory, zip)).Value;

        var files = await archive.ReadAsync(TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);

        Assert.Equal([false, true], files.Select(f => f.Request.Ok));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_file_whose_packing_is_damaged_or_unknown_is_refused_alone(bool isUnknown)
    {
        using var memory = new ImportMemory();
        var zip = Zip(3, 50);
        var first = zip.AsSpan().IndexOf("PK\u0001\u0002"u8);
        var second = first + 4 + zip.AsSpan(first + 4).IndexOf("PK\u0001\u0002"u8);
        var local = zip.AsSpan(4).IndexOf("PK\u0003\u0004"u8) + 4;
        BinaryPrimitives.WriteUInt16LittleEndian(zip.AsSpan(isUnknown ? second + 10 : local + 30 + "1.txt".Length), isUnknown ? (ushort)99 : ushort.MaxValue);
        using var archive = (await OpenAsync(memory, zip)).Value;

        var files = await archive.ReadAsync(TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);

        Assert.Equal([null, "archive.damaged", null], files.Select(f => f.Request.Refusal?.Code));
    }

    [Theory]
    [InlineData("a name that ends beyond the end", 28, "archive.unreadable")]
    [InlineData("contents beyond the end", 42, "archive.damaged")]
    public async Task A_damaged_directory_of_a_form_s_file_is_refused(string damage, int field, string code)
    {
        using var memory = new ImportMemory();
        var zip = Zip(1, 50);
        var entry = zip.AsSpan().IndexOf("PK\u0001\u0002"u8);
        BinaryPrimitives.WriteUInt16LittleEndian(zip.AsSpan(entry + field), ushort.MaxValue);
        await using var content = new FormFile(new MemoryStream(zip), 0, zip.Length, "file", "calls.zip").OpenReadStream();

        var opened = await CallArchive.OpenAsync(memory, Tenant, content, TestContext.Current.CancellationToken);
        using var archive = opened.Ok ? opened.Value : null;
        var said = archive is null ? opened.Refusal : Assert.Single(await archive.ReadAsync(TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken)).Request.Refusal;

        Assert.True(said?.Code == code, $"{damage}: {said?.Code}");
    }

    private static async Task<Contracts.Result<CallArchive>> OpenAsync(ImportMemory memory, byte[] zip, Guid? tenant = null)
        => await CallArchive.OpenAsync(memory, tenant ?? Tenant, new Unseekable(zip), TestContext.Current.CancellationToken);

    private static byte[] Zip(int files, int length)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            for (var i = 0; i < files; i++)
            {
                using var entry = archive.CreateEntry($"{i}.txt").Open();
                entry.Write(new byte[length]);
            }
        }

        return bytes.ToArray();
    }

    /// <summary>As a request's body is.</summary>
    private sealed class Unseekable(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}
