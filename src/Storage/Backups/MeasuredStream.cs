using System.Security.Cryptography;

namespace CallInsight.Storage.Backups;

/// <summary>
/// A file that may be written meanwhile, read as just so many bytes: what grows is left out, what has gone is zeros, as
/// PostgreSQL's own backups do. Its log makes both good. The hash is of what was read.
/// </summary>
internal sealed class MeasuredStream(Stream below, long length) : OneWayStream
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private long _read;

    public override bool CanRead => true;

    /// <summary>An archive asks for the length before it reads; nobody goes back.</summary>
    public override bool CanSeek => true;

    public override long Length => length;

    public override long Position
    {
        get => _read;
        set => throw new NotSupportedException();
    }

    /// <summary>Of all that was read, in lower-case hexadecimal.</summary>
    public string Sha256 => Convert.ToHexStringLower(_hash.GetCurrentHash());

    public override int Read(Span<byte> buffer)
    {
        var wanted = buffer[..(int)Math.Min(buffer.Length, length - _read)];
        var got = below.Read(wanted);
        if (got == 0 && wanted.Length > 0)
        {
            wanted.Clear();
            got = wanted.Length;
        }

        _hash.AppendData(wanted[..got]);
        _read += got;
        return got;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _hash.Dispose();
            below.Dispose();
        }

        base.Dispose(disposing);
    }
}
