namespace CallInsight.Storage.Secrets;

/// <summary>Keeps the master key and wraps tenants' keys with it. The master key never leaves it.</summary>
public interface IKeyVault
{
    /// <summary>Encrypts a key.</summary>
    /// <param name="purpose">Bound to the result: it unwraps for the same purpose only.</param>
    ValueTask<byte[]> WrapAsync(ReadOnlyMemory<byte> key, string purpose, CancellationToken cancellationToken);

    /// <summary>Decrypts a wrapped key.</summary>
    /// <exception cref="System.Security.Cryptography.CryptographicException">It was wrapped by another master key or for another purpose.</exception>
    ValueTask<byte[]> UnwrapAsync(ReadOnlyMemory<byte> wrapped, string purpose, CancellationToken cancellationToken);
}
