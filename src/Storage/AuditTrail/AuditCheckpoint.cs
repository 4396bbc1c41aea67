using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace CallInsight.Storage.AuditTrail;

/// <summary>What the platform signs: that a tenant's chain had so many links at a moment, and the hash of the last. Who keeps it notices when the end of the chain is cut off later.</summary>
public sealed record AuditCheckpoint(Guid Tenant, long Sequence, byte[] Hash, DateTimeOffset At, string KeyId)
{
    /// <summary>The bytes that are signed.</summary>
    public byte[] Write() => CanonicalJson.Write(new JsonObject
    {
        ["tenant"] = Tenant.ToString(), ["sequence"] = Sequence, ["hash"] = Convert.ToHexStringLower(Hash), ["at"] = AuditRecord.Moment(At), ["keyId"] = KeyId,
    });

    /// <summary>What a key is called: the beginning of its hash, so that people can compare it.</summary>
    /// <param name="publicKey">SubjectPublicKeyInfo.</param>
    public static string KeyIdOf(byte[] publicKey) => Convert.ToHexStringLower(SHA256.HashData(publicKey))[..16];

    /// <summary>Whether a signature (ECDSA over P-256 and SHA-256, r and s side by side) is the key's.</summary>
    public static bool IsSigned(ReadOnlySpan<byte> body, ReadOnlySpan<byte> signature, ReadOnlySpan<byte> publicKey)
    {
        using var key = ECDsa.Create();
        try
        {
            key.ImportSubjectPublicKeyInfo(publicKey, out _);
        }
        catch (CryptographicException)
        {
            return false;
        }

        return key.VerifyData(body, signature, HashAlgorithmName.SHA256);
    }
}
