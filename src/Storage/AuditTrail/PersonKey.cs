using System.Security.Cryptography;
using System.Text;
using CallInsight.Storage.Secrets;

namespace CallInsight.Storage.AuditTrail;

/// <summary>A person's key: seals what the audit trail says of it. Once it is destroyed nobody reads that any more, and the chain still holds.</summary>
public sealed class PersonKey(Guid person, byte[] secret)
{
    private const int Version = 1;
    private const string Field = "audit.person";

    /// <summary>A new key.</summary>
    public static byte[] Make() => RandomNumberGenerator.GetBytes(32);

    /// <summary>The key as it is kept.</summary>
    public static byte[] Wrap(TenantKey key, Guid person, byte[] secret) => key.Seal(person, Field, secret);

    public static PersonKey Unwrap(TenantKey key, Guid person, byte[] wrapped) => new(person, key.Open(person, Field, wrapped));

    /// <param name="entry">The audit entry: the value opens nowhere else.</param>
    public byte[] Seal(Guid entry, string field, string plain) => SealedBytes.Seal(secret, Version, Associated(entry, field), Encoding.UTF8.GetBytes(plain));

    public string Open(Guid entry, string field, byte[] value) => Encoding.UTF8.GetString(SealedBytes.Open(secret, Associated(entry, field), value));

    private byte[] Associated(Guid entry, string field) => Encoding.UTF8.GetBytes($"{person:N}/{entry:N}/{field}");
}
