using System.Security.Cryptography;
using System.Text;

namespace CallInsight.Grains.Operations.Operators;

/// <summary>What is good once instead of a one-time code. Kept as hashes: 80 random bits need no slow one.</summary>
internal static class RecoveryCodes
{
    private const int Count = 10;
    private const int Bytes = 10;

    /// <summary>New ones as a person writes them: <c>abcd-efgh-ijkl-mnop</c>.</summary>
    public static IReadOnlyList<string> Make()
        => [.. Enumerable.Range(0, Count).Select(_ => string.Join('-', TimeCodes.Written(RandomNumberGenerator.GetBytes(Bytes)).ToLowerInvariant().Chunk(4).Select(c => new string(c))))];

    public static byte[] Hash(string code) => SHA256.HashData(Encoding.ASCII.GetBytes(string.Concat(code.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant()));

    /// <summary>Those that are left once a code is used; null when it is none of them.</summary>
    public static IReadOnlyList<byte[]>? Use(IReadOnlyList<byte[]> kept, string code)
    {
        var hash = Hash(code);
        var left = kept.Where(k => !CryptographicOperations.FixedTimeEquals(k, hash)).ToList();
        return left.Count < kept.Count ? left : null;
    }
}
