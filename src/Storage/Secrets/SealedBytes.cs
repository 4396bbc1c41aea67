using System.Buffers.Binary;
using System.Security.Cryptography;

namespace CallInsight.Storage.Secrets;

/// <summary>AES-256-GCM as bytes: format (1), key version (4, big endian), nonce (12), tag (16), ciphertext.</summary>
public static class SealedBytes
{
    private const byte Format = 1;
    private const int Nonce = 12;
    private const int Tag = 16;
    private const int Header = 5;

    /// <summary>Bytes that sealing adds.</summary>
    public const int Overhead = Header + Nonce + Tag;

    /// <summary>Encrypts. The header is authenticated with <paramref name="associated"/>.</summary>
    public static byte[] Seal(ReadOnlySpan<byte> key, int version, ReadOnlySpan<byte> associated, ReadOnlySpan<byte> plain)
    {
        var result = new byte[Overhead + plain.Length];
        result[0] = Format;
        BinaryPrimitives.WriteInt32BigEndian(result.AsSpan(1), version);
        var nonce = result.AsSpan(Header, Nonce);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(key, Tag);
        aes.Encrypt(nonce, plain, result.AsSpan(Overhead), result.AsSpan(Header + Nonce, Tag), WithHeader(result, associated));
        return result;
    }

    /// <summary>The key version of sealed bytes.</summary>
    /// <exception cref="CryptographicException">These are no sealed bytes.</exception>
    public static int VersionOf(ReadOnlySpan<byte> value)
        => value.Length >= Overhead && value[0] == Format
            ? BinaryPrimitives.ReadInt32BigEndian(value[1..])
            : throw new CryptographicException("This value was not sealed by CallInsight.");

    /// <summary>Decrypts.</summary>
    /// <exception cref="CryptographicException">Wrong key, or the value was changed or moved from where it was sealed.</exception>
    public static byte[] Open(ReadOnlySpan<byte> key, ReadOnlySpan<byte> associated, ReadOnlySpan<byte> value)
    {
        _ = VersionOf(value);
        var plain = new byte[value.Length - Overhead];
        using var aes = new AesGcm(key, Tag);
        aes.Decrypt(value.Slice(Header, Nonce), value[Overhead..], value.Slice(Header + Nonce, Tag), plain, WithHeader(value, associated));
        return plain;
    }

    private static byte[] WithHeader(ReadOnlySpan<byte> value, ReadOnlySpan<byte> associated)
        => [.. value[..Header], .. associated];
}
