using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace CallInsight.Storage.Secrets;

/// <summary>Secrets that are shown once and kept as a hash.</summary>
public static class Tokens
{
    /// <summary>A secret of 256 random bits, safe in an address.</summary>
    public static string Random() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>What is kept of it. It needs no salt and no slow hash: nobody can guess 256 bits.</summary>
    public static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
