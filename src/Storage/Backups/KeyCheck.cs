using System.Security.Cryptography;
using CallInsight.Storage.Secrets;
using Npgsql;

namespace CallInsight.Storage.Backups;

/// <summary>Whether a master key is the one under which the workspaces of a database were encrypted.</summary>
internal static class KeyCheck
{
    private const string AnyKey = "select tenant_id, version, wrapped from tenant_keys where wrapped is not null limit 1";

    /// <param name="session">One that sees all rows.</param>
    /// <exception cref="StartRefusal">It is another, or missing.</exception>
    public static async Task RequireOpensAsync(NpgsqlConnection session, string keyFile, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(AnyKey, session);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken))
        {
            return;
        }

        try
        {
            var vault = FileKeyVault.Open(keyFile, mayCreate: false);
            await vault.UnwrapAsync(await reader.GetFieldValueAsync<byte[]>(2, cancellationToken), TenantKeys.Purpose(reader.GetGuid(0), reader.GetInt32(1)), cancellationToken);
        }
        catch (CryptographicException other)
        {
            throw new StartRefusal($"The key file {keyFile} is not the one with which the workspaces of this database were encrypted. Without that one they cannot be read.", other);
        }
    }
}
