using System.Buffers.Binary;
using System.Security.Cryptography;

namespace CallInsight.Storage.Backups;

/// <summary>Reads what a <see cref="SealingStream"/> wrote.</summary>
/// <remarks>Reading throws <see cref="CryptographicException"/> where a chunk was changed or the passphrase is another, <see cref="EndOfStreamException"/> where the end is missing.</remarks>
internal sealed class OpeningStream : OneWayStream
{
    private readonly Stream _below;
    private readonly AesGcm _aes;
    private readonly byte[] _header = new byte[Passphrase.HeaderBytes];
    private readonly byte[] _sealed = new byte[SealingStream.ChunkBytes];
    private readonly byte[] _chunk = new byte[SealingStream.ChunkBytes];
    private int _from;
    private int _to;
    private long _number;
    private bool _ended;

    public OpeningStream(Stream below, Passphrase passphrase)
    {
        _below = below;
        below.ReadExactly(_header);
        _aes = new AesGcm(passphrase.KeyFor(_header), SealingStream.TagBytes);
    }

    public override bool CanRead => true;

    public override int Read(Span<byte> buffer)
    {
        while (_from == _to && !_ended)
        {
            ReadChunk();
        }

        var taken = Math.Min(buffer.Length, _to - _from);
        _chunk.AsSpan(_from, taken).CopyTo(buffer);
        _from += taken;
        return taken;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _aes.Dispose();
            _below.Dispose();
        }

        base.Dispose(disposing);
    }

    private void ReadChunk()
    {
        Span<byte> word = stackalloc byte[4];
        Span<byte> nonce = stackalloc byte[12];
        Span<byte> tag = stackalloc byte[SealingStream.TagBytes];
        nonce.Clear();
        SealingStream.Number(nonce, _number++);
        _below.ReadExactly(word);
        var given = BinaryPrimitives.ReadUInt32BigEndian(word);
        var length = given & ~SealingStream.Last;
        if (length > SealingStream.ChunkBytes)
        {
            throw new CryptographicException("A chunk is longer than any.");
        }

        _below.ReadExactly(tag);
        var cipher = _sealed.AsSpan(0, (int)length);
        _below.ReadExactly(cipher);
        _aes.Decrypt(nonce, cipher, tag, _chunk.AsSpan(0, (int)length), [.. _header, .. word]);
        (_from, _to, _ended) = (0, (int)length, (given & SealingStream.Last) != 0);
    }
}
