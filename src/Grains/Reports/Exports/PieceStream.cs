using CallInsight.Storage.Reports;
using CallInsight.Storage.Secrets;

namespace CallInsight.Grains.Reports.Exports;

/// <summary>A file as it is written: every 256 kB become a piece, sealed, while the next are gathered. No more than two pieces are in memory.</summary>
internal sealed class PieceStream(TenantKey key, Guid export, Guid writer, Func<ExportPiece, Task> add) : Stream
{
    private const int PieceSize = 256 * 1024;
    private readonly byte[] _piece = new byte[PieceSize];
    private Task _adding = Task.CompletedTask;
    private int _filled;
    private int _number;
    private long _begins;

    /// <summary>Rows that are in what was written so far.</summary>
    public long Rows { get; set; }

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => _begins + _filled;

    public override long Position
    {
        get => Length;
        set => throw new NotSupportedException("This stream only goes forward.");
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (!buffer.IsEmpty)
        {
            var part = Math.Min(buffer.Length, PieceSize - _filled);
            buffer[..part].CopyTo(_piece.AsMemory(_filled));
            _filled += part;
            buffer = buffer[part..];
            if (_filled == PieceSize)
            {
                await AddAsync();
            }
        }
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <summary>Writes the last piece; all are kept then.</summary>
    public async Task CompleteAsync()
    {
        if (_filled > 0)
        {
            await AddAsync();
        }

        await _adding;
    }

    public override void Flush()
    {
    }

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("Pieces are written asynchronously.");

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("This stream is only written to.");

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException("This stream only goes forward.");

    public override void SetLength(long value) => throw new NotSupportedException("This stream only goes forward.");

    private async Task AddAsync()
    {
        var id = Guid.CreateVersion7();
        var piece = new ExportPiece(export, writer, _number++, id, _begins, _filled, ExportTexts.SealPiece(key, id, _piece.AsSpan(0, _filled)), Rows);
        (_begins, _filled) = (_begins + _filled, 0);
        await _adding;
        _adding = add(piece);
    }
}
