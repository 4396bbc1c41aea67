using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CallInsight.Grains.Operations.Operators;

/// <summary>One-time codes by time, RFC 6238 as authenticator apps have it: SHA-1, six digits, a new one every 30 seconds.</summary>
internal static class TimeCodes
{
    private const int Seconds = 30;
    private const int SecretBytes = 20;

    /// <summary>Clocks may differ by one step in either direction.</summary>
    private const int Drift = 1;
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static byte[] NewSecret() => RandomNumberGenerator.GetBytes(SecretBytes);

    /// <summary>The step of a code that is good now and later than the last one; null when it is none.</summary>
    /// <param name="last">The step of the last code that was used: none is good twice.</param>
    public static long? StepOf(string code, ReadOnlySpan<byte> secret, DateTimeOffset now, long last)
    {
        var given = Encoding.ASCII.GetBytes(string.Concat(code.Where(c => !char.IsWhiteSpace(c))));
        var present = now.ToUnixTimeSeconds() / Seconds;
        for (var step = Math.Max(present - Drift, last + 1); step <= present + Drift; step++)
        {
            if (CryptographicOperations.FixedTimeEquals(given, Encoding.ASCII.GetBytes(At(secret, step))))
            {
                return step;
            }
        }

        return null;
    }

    /// <summary>The code of a step.</summary>
    public static string At(ReadOnlySpan<byte> secret, long step)
    {
        Span<byte> counter = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
#pragma warning disable CA5350 // The standard's, which every app has. It is a keyed hash: collisions do not matter.
        var hash = HMACSHA1.HashData(secret, counter);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 0xf)) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <summary>The code of a moment.</summary>
    public static string At(ReadOnlySpan<byte> secret, DateTimeOffset moment) => At(secret, moment.ToUnixTimeSeconds() / Seconds);

    /// <summary>Bytes in base 32 (RFC 4648) without padding, as apps take a secret.</summary>
    public static string Written(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder();
        var (bits, count) = (0, 0);
        foreach (var b in bytes)
        {
            (bits, count) = ((bits << 8) | b, count + 8);
            while (count >= 5)
            {
                text.Append(Base32[(bits >> (count -= 5)) & 31]);
            }
        }

        return (count > 0 ? text.Append(Base32[(bits << (5 - count)) & 31]) : text).ToString();
    }
}
