using CallInsight.Storage;
using CallInsight.Storage.Backups;
using CallInsight.Storage.Migrations;
using CallInsight.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace CallInsight.Database.Tests.Backups;

public sealed class ReadingBackupsTests : IDisposable
{
    private static readonly BackupContents Contents = new(BackupContents.Data, DateTimeOffset.UnixEpoch, 18, BackupContents.ThisArchitecture, [Migration.All[0].Name], 1);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(SealingStream.ChunkBytes - 1)]
    [InlineData(SealingStream.ChunkBytes)]
    [InlineData(3 * SealingStream.ChunkBytes)]
    public void What_was_sealed_is_opened_again(int length)
    {
        var plain = Enumerable.Range(0, length).Select(n => (byte)(n * 31 >> 3)).ToArray();

        Assert.Equal(plain, Opened(Sealed(plain)));
    }

    [Fact]
    public void No_byte_of_what_was_sealed_can_be_changed()
    {
        var bytes = Sealed(new byte[200]);

        // But for the first, which say that it is sealed at all; and the number of iterations, which only makes it slow.
        foreach (var at in Enumerable.Range(9, 16).Concat(Enumerable.Range(Passphrase.HeaderBytes, bytes.Length - Passphrase.HeaderBytes)).Where(n => n % 41 == 0))
        {
            var changed = bytes.ToArray();
            changed[at] ^= 1;
            Assert.ThrowsAny<Exception>(() => Opened(changed));
        }
    }

    [Fact]
    public void Its_end_cannot_be_cut_off_nor_its_chunks_be_exchanged()
    {
        const int Chunk = 4 + SealingStream.TagBytes + SealingStream.ChunkBytes;
        var bytes = Sealed(new byte[3 * SealingStream.ChunkBytes]);
        byte[] cut = bytes[..(Passphrase.HeaderBytes + Chunk)];
        byte[] exchanged = [.. bytes[..Passphrase.HeaderBytes], .. bytes.AsSpan(Passphrase.HeaderBytes + Chunk, Chunk), .. bytes.AsSpan(Passphrase.HeaderBytes, Chunk), .. bytes.AsSpan(Passphrase.HeaderBytes + (2 * Chunk))];

        Assert.Throws<EndOfStreamException>(() => Opened(cut));
        Assert.ThrowsAny<System.Security.Cryptography.CryptographicException>(() => Opened(exchanged));
    }

    [Fact]
    public void Every_file_is_compared_with_the_manifest()
    {
        var path = Written(Contents, a => a.AddBytes("postgres/PG_VERSION", "18"u8.ToArray()));

        Assert.Equal(1, ArchiveReader.Read(path, null, null, CancellationToken.None));
        Assert.Equal(Contents.MadeAt, ArchiveReader.Contents(path, null).MadeAt);
    }

    [Theory]
    [InlineData("postgres/../../outside")]
    [InlineData("/outside")]
    [InlineData("elsewhere")]
    public void A_file_is_never_put_outside_of_its_folder(string name)
    {
        var path = Written(Contents, a => a.AddBytes(name, [1]));

        var refusal = Assert.Throws<StartRefusal>(() => ArchiveReader.Read(path, null, new RestoredFiles(_folder.PathOf("in", "postgres"), _folder.PathOf("in")), CancellationToken.None));

        Assert.Contains("is damaged", refusal.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(_folder.Path, "*outside*", SearchOption.AllDirectories));
    }

    [Fact]
    public Task One_of_a_newer_version_is_refused() => RefusedAsync(Contents with { Steps = ["migrations/9999_unheard"] }, "made by a newer CallInsight");

    [Fact]
    public Task One_of_another_processor_is_refused() => RefusedAsync(Contents with { Architecture = "S390x" }, "PostgreSQL's files cannot be moved between them");

    [Fact]
    public Task One_of_another_PostgreSQL_is_refused() => RefusedAsync(Contents with { PostgresMajor = 99 }, "PostgreSQL 99");

    [Fact]
    public Task One_that_does_not_fit_on_the_disk_is_refused() => RefusedAsync(Contents with { Bytes = 1L << 60 }, "MB left");

    private async Task RefusedAsync(BackupContents contents, string because)
    {
        var path = Written(contents, _ => { });
        var target = _folder.PathOf("target");

        var refusal = await Assert.ThrowsAsync<StartRefusal>(() => Restore.RunAsync(new RestoreRequest(path, target, null, null), NullLogger.Instance, CancellationToken.None));

        Assert.Contains(because, refusal.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(target, "postgres")));
    }

    private string Written(BackupContents contents, Action<ArchiveWriter> add)
    {
        var path = _folder.PathOf("some.backup");
        using var archive = new ArchiveWriter(path, null, contents);
        add(archive);
        archive.Finish();
        return path;
    }

    private byte[] Sealed(byte[] plain)
    {
        var into = new MemoryStream();
        using (var sealing = new SealingStream(into, Words()))
        {
            sealing.Write(plain);
        }

        return into.ToArray();
    }

    private byte[] Opened(byte[] bytes)
    {
        var into = new MemoryStream();
        using var opening = new OpeningStream(new MemoryStream(bytes), Words());
        opening.CopyTo(into);
        return into.ToArray();
    }

    private Passphrase Words()
    {
        var file = _folder.PathOf("words");
        File.WriteAllText(file, "correct horse battery staple\n");
        return Passphrase.FromFile(file);
    }
}
