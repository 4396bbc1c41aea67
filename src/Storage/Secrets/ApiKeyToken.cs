using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace CallInsight.Storage.Secrets;

/// <summary>The form of API keys: <c>ci_live_</c>, 40 random characters, 6 of checksum, so that scanners and we see at once
/// what is a key and what is a typing error.</summary>
public static class ApiKeyToken
{
    private const string Prefix = "ci_live_";
    private const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private const int Secret = 40;
    private const int Checksum = 6;

    /// <summary>A new key.</summary>
    public static string Make()
    {
        var secret = RandomNumberGenerator.GetString(Alphabet, Secret);
        return Prefix + secret + ChecksumOf(secret);
    }

    /// <summary>Whether a text has the form of a key, its checksum included.</summary>
    public static bool IsWellFormed(string text)
        => text.Length == Prefix.Length + Secret + Checksum
            && text.StartsWith(Prefix, StringComparison.Ordinal)
            && string.Equals(text[(Prefix.Length + Secret)..], ChecksumOf(text.Substring(Prefix.Length, Secret)), StringComparison.Ordinal);

    /// <summary>What a list may show of a key.</summary>
    public static string Hint(string token) => token[..(Prefix.Length + 4)] + "…" + token[^4..];

    private static string ChecksumOf(string secret)
    {
        var value = BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData(Encoding.ASCII.GetBytes(secret)));
        Span<char> text = stackalloc char[Checksum];
        for (var i = Checksum - 1; i >= 0; i--)
        {
            (value, var digit) = Math.DivRem(value, 62u);
            text[i] = Alphabet[(int)digit];
        }

        return text.ToString();
    }
}
