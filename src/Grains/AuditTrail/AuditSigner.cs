using System.Security.Cryptography;
using CallInsight.Storage.AuditTrail;
using CallInsight.Storage.Secrets;
using Npgsql;

namespace CallInsight.Grains.AuditTrail;

/// <summary>Signs for the platform, with a key that the vault wraps. The first silo that needs it makes it; all use the same.</summary>
internal sealed class AuditSigner(NpgsqlDataSource source, IKeyVault vault, TimeProvider time)
{
    private const string Purpose = "audit-signer/";
    private (string Id, byte[] Secret)? _key;

    public async Task<SignedCheckpoint> SignAsync(Guid tenant, long sequence, byte[] hash, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (id, secret) = _key ??= await LoadAsync(cancellationToken) ?? await MakeAsync(cancellationToken);
        using var key = ECDsa.Create();
        key.ImportPkcs8PrivateKey(secret, out _);
        var body = new AuditCheckpoint(tenant, sequence, hash, now, id).Write();
        return new SignedCheckpoint(sequence, body, key.SignData(body, HashAlgorithmName.SHA256), id);
    }

    private async Task<(string Id, byte[] Secret)?> LoadAsync(CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand("select key_id, wrapped from platform_signers order by created_at, key_id limit 1");
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken)
            ? (reader.GetString(0), await vault.UnwrapAsync(reader.GetFieldValue<byte[]>(1), Purpose + reader.GetString(0), cancellationToken))
            : null;
    }

    // Two silos may make one each at the same time: both go on with the older.
    private async Task<(string Id, byte[] Secret)> MakeAsync(CancellationToken cancellationToken)
    {
        using var made = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var publicKey = made.ExportSubjectPublicKeyInfo();
        var id = AuditCheckpoint.KeyIdOf(publicKey);
        await using var command = source.CreateCommand("insert into platform_signers (key_id, wrapped, public_key, created_at) values ($1, $2, $3, $4)");
        command.Parameters.AddWithValue(id);
        command.Parameters.AddWithValue(await vault.WrapAsync(made.ExportPkcs8PrivateKey(), Purpose + id, cancellationToken));
        command.Parameters.AddWithValue(publicKey);
        command.Parameters.AddWithValue(time.GetUtcNow().UtcDateTime);
        await command.ExecuteNonQueryAsync(cancellationToken);
        return (await LoadAsync(cancellationToken))!.Value;
    }
}

/// <summary>A checkpoint with its signature.</summary>
internal sealed record SignedCheckpoint(long Sequence, byte[] Body, byte[] Signature, string KeyId);
