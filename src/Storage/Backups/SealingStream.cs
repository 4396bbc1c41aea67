using System.Buffers.Binary;
using System.Security.Cryptography;

namespace CallInsight.Storage.Backups;

/// <summary>
/// Encrypts what is written to it: a header of <see cref="Passphrase"/>, then chunks of a word (bytes of the chunk, big
/// endian; the highest bit marks the last), a tag (16) and AES-256-GCM under the number of the chunk. Header and word are
/// authenticated with each chunk, so that none can be left out, moved or added.
/// </summary>
internal sealed class SealingStream : OneWayStream
{
    internal const int ChunkBytes = 1 << 16;
    internal const int TagBytes = 16;
    internal const uint Last = 1u << 31;

    private readonly Stream _below;
    private readonly AesGcm _aes;
    private readonly byte[] _header;
    private readonly byte[] _chunk = new byte[ChunkBytes];
    private readonly byte[] _sealed = new byte[ChunkBytes];
    private int _held;
    private long _number;
    private bool _ended;

    public SealingStream(Stream below, Passphrase passphrase)
    {
        _below = below;
        _header = Passphrase.NewHeader();
        _aes = new AesGcm(passphrase.KeyFor(_header), TagBytes);
        below.Write(_header);
    }

    public override bool CanWrite => true;

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (buffer.Length > 0)
        {
            if (_held == ChunkBytes)
            {
                WriteChunk(last: false);
            }

            var taken = Math.Min(buffer.Length, ChunkBytes - _held);
            buffer[..taken].CopyTo(_chunk.AsSpan(_held));
            _held += taken;
            buffer = buffer[taken..];
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && !_ended)
        {
            _ended = true;
            WriteChunk(last: true);
            _aes.Dispose();
            _below.Dispose();
        }

        base.Dispose(disposing);
    }

    /// <summary>The nonce of a chunk: the key is of this file alone, so its number is enough.</summary>
    internal static void Number(Span<byte> nonce, long number) => BinaryPrimitives.WriteInt64BigEndian(nonce[4..], number);

    private void WriteChunk(bool last)
    {
        Span<byte> word = stackalloc byte[4];
        Span<byte> nonce = stackalloc byte[12];
        Span<byte> tag = stackalloc byte[TagBytes];
        nonce.Clear();
        Number(nonce, _number++);
        BinaryPrimitives.WriteUInt32BigEndian(word, (uint)_held | (last ? Last : 0));
        var cipher = _sealed.AsSpan(0, _held);
        _aes.Encrypt(nonce, _chunk.AsSpan(0, _held), cipher, tag, [.. _header, .. word]);
        _below.Write(word);
        _below.Write(tag);
        _below.Write(cipher);
        _held = 0;
    }
}
