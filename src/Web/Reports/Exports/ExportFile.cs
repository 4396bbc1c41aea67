namespace CallInsight.Web.Reports.Exports;

/// <param name="Begins">Where it stands in the file, in bytes.</param>
internal sealed record ExportFilePiece(int Number, Guid Id, long Begins, int Size);

/// <summary>A file in its pieces, read at any place: one piece is in memory, whatever the file's size.</summary>
internal sealed class ExportFile(IReadOnlyList<ExportFilePiece> pieces, Func<ExportFilePiece, CancellationToken, Task<byte[]>> read) : Stream
{
    private (int Number, byte[] Content)? _open;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => pieces.Count == 0 ? 0 : pieces[^1].Begins + pieces[^1].Size;

    public override long Position { get; set; }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (Position >= Length || buffer.IsEmpty)
        {
            return 0;
        }

        var place = Find(Position);
        if (_open?.Number != place)
        {
            _open = (place, await read(pieces[place], cancellationToken));
        }

        var (begin, content) = ((int)(Position - pieces[place].Begins), _open.Value.Content);
        var count = Math.Min(buffer.Length, content.Length - begin);
        content.AsMemory(begin, count).CopyTo(buffer);
        Position += count;
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override long Seek(long offset, SeekOrigin origin)
        => Position = origin switch { SeekOrigin.Begin => offset, SeekOrigin.Current => Position + offset, _ => Length + offset };

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Pieces are read asynchronously.");

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException("This stream is only read.");

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("This stream is only read.");

    // Pieces are many and alike: the first guess is nearly always right.
    private int Find(long position)
    {
        var place = (int)Math.Min(pieces.Count - 1, position / Math.Max(1, pieces[0].Size));
        while (pieces[place].Begins > position)
        {
            place--;
        }

        while (pieces[place].Begins + pieces[place].Size <= position)
        {
            place++;
        }

        return place;
    }
}
